# SPDX-License-Identifier: BSD-2-Clause
#
# Completion of avow's command line in bash. All that it offers it asks avow
# itself: `avow --complete WORD…` prints, one a line, what the last word may
# become, and a "/" where the name of a file fits.

_avow() {
    local words=() word line files=
    # bash takes "--pack=NAME" apart at the "="; avow is asked for the words of
    # "--pack NAME".
    for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
        [[ $word == = ]] || words+=("$word")
    done
    [[ ${COMP_WORDS[COMP_CWORD]} != = ]] || words+=("")
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ $line == / ]]; then
            files=yes
        else
            COMPREPLY+=("$line")
        fi
    done < <("${1/#\~\//$HOME/}" --complete "${words[@]}" 2>/dev/null)
    # readline completes names of files itself, and better, unless told not to.
    [[ $files ]] || compopt +o default 2>/dev/null
}

complete -o default -F _avow avow
