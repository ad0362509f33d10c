#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# bash completes avow's command line by what avow itself says. A real bash
# reads the file, and is asked what it would offer.

. "${srcdir:?}/tests/tap.sh"

AVOW=${AVOW:-$srcdir/avow}
export AVOW
command -v bash >/dev/null || skip_all 'bash is not installed'

# What bash offers for a command line, a word a line; the last word is the one
# that is being typed. A "/" stands for names of files.
offered() { # FILE WORD...
    # bash takes a word apart at each "=", as it does when one types.
    bash --norc --noprofile -c '
        . "$1" || exit
        case $(complete -p avow) in
        *" -F _avow "*) ;;
        *) echo "avow is not completed by _avow"; exit 1 ;;
        esac
        shift
        COMP_WORDS=("$AVOW" "$@") COMP_CWORD=$#
        # This is what readline falls back to, unless it is told not to.
        fallback=/
        compopt() { [[ "$*" == "+o default" ]] && fallback=; }
        _avow "$AVOW" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
        printf "%s\n" ${fallback:+"$fallback"} "${COMPREPLY[@]}" | grep .
    ' bash "$@"
}

offers() { # NAME EXPECTED WORD...
    offers_name=$1 offers_expected=$2
    shift 2
    is "$offers_name" "$offers_expected" \
        "$(offered "$srcdir/cmd/avow/avow.bash" "$@" | tr '\n' ' ')"
}

mkdir "$scratch/work" && cd "$scratch/work" || exit 99

commands=$("$AVOW" --complete '')
summaries=$("$AVOW" --help | sed -n '/^commands:$/,/^$/s/^  \([a-z-]*\) .*/\1/p')
is 'avow names all its commands' "$summaries
help" "$commands"

offers 'every command' "$(echo "$commands" | tr '\n' ' ')" ''
offers 'a command by its beginning' 'build ' bu
offers 'nothing where there is no such command' '' frobnicate
offers 'the options before a command' '--help --version ' -
offers 'an option by its beginning' '--version ' --v
offers 'the commands that help explains' 'check ' help ch
offers 'nothing after them' '' help check ''
offers 'options of a command' '--pack --language --period --registry --help --version ' new -
offers 'one that is given is not offered again' \
    '--language --period --registry --help --version ' \
    new --pack uk-university --
offers 'nor with its value behind a =' '--language --period --registry --help --version ' \
    new --pack = uk-university --
offers 'the languages that there are' 'fr-CA ' new --language fr
offers 'the words that an argument may be' \
    'packs themes laws languages registries ' \
    list ''
offers 'the registries that there are, and what is none' \
    'au ca uk compare ' registry ''
offers 'one of them by its beginning' 'outcomes ' show o
offers 'nothing for an argument too many' '' list packs ''
offers 'files where a PATH is wanted' '/ ' build ''
offers 'again for each further one' '/ ' check one two thr
offers 'files after words of its own' '/ ' show fields ''
offers 'no options after --' '/ ' build -- --
offers 'the words that a value may be' 'must may ' check --fail-on m
offers 'files as the value of an option' '/ ' check --output ''
offers 'the ids of requirements' 'uk-kpi ' explain uk-kp
offers 'and those of avow itself' 'moved ' explain mov
"$AVOW" new places --pack uk-university >/dev/null
printf '\n[publish:web]\n\n[publish:files]\n' >>places/avow.ini
(cd places && offered "$srcdir/cmd/avow/avow.bash" trust '') >offered
is 'the places to publish to' 'files web ' "$(sort offered | tr '\n' ' ')"
(cd places && offered "$srcdir/cmd/avow/avow.bash" publish --to w) >offered
is 'one of them by its beginning' 'web' "$(cat offered)"
offers 'nothing for a value that only its author knows' '' check --today ''
offers 'nothing for the value of an option that takes none' '' \
    build --quiet=
offers 'a value does not count as an argument' '/ ' check --today 2025-01-31 ''

packs=$("$AVOW" list packs | sed 's/ .*//' | tr '\n' ' ')
offers 'packs as the value of an option' "$packs" new --pack ''
offers 'the same behind a =' "$packs" new --pack =
offers 'one by its beginning' 'uk-university ' new x --pack = uk-u
is 'and for a shell that keeps such a word whole' --pack=uk-university \
    "$("$AVOW" --complete new --pack=uk-u)"

# What is offered is what the run would find.
mkdir -p own/statements/packs/regents/parts
cp "$srcdir/statements/packs/uk-university/pack.ini" own/statements/packs/regents
printf '# A statement\n' >own/statements/packs/regents/statement.md
printf 'Oath\n' >own/statements/packs/regents/parts/oath-of-the-court.md
AVOW_DATA=$PWD/own:$AVOW_DATA
offers 'packs of AVOW_DATA' 'regents ' new --pack reg
offers 'parts of every pack where there is no project' 'oath-of-the-court ' \
    adapt oa
"$AVOW" new project --pack uk-university --period 2024-25 >/dev/null
cd project || exit 99
offers 'parts of the pack of the project' 'training ' adapt tr
offers 'no part of another' '' adapt oa
echo 'this is no line of an INI file' >>avow.ini
is 'nothing is said of faults' training "$("$AVOW" --complete adapt tr 2>&1)"
cd ..

is 'a broken library is passed over' '' \
    "$(AVOW_DATA=$PWD/none "$AVOW" --complete new --pack zz 2>&1)"
mkdir 'a b' && cp "$srcdir/cmd/avow/avow.bash" 'a b/x.bash'
is 'it may be sourced from anywhere' 'laws' \
    "$(offered 'a b/x.bash' list law)"

if "$AVOW" --complete '' >/dev/full 2>/dev/null; then
    fail 'a full disk is noticed' 'the status is 0'
else
    pass 'a full disk is noticed'
fi

# A file that knows a command by itself is found out.
sed 's|COMPREPLY=()|COMPREPLY=(publish)|' "$srcdir/cmd/avow/avow.bash" >planted
caught 'a word that avow does not know is found' publish \
    "$(offered "$PWD/planted" bu)"
is 'one that asks nobody offers nothing' '' \
    "$(AVOW=/nonexistent/avow; export AVOW
       offered "$srcdir/cmd/avow/avow.bash" bu)"

finish
