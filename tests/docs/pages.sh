#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# avow.1 says of avow what avow says of itself: every command, with its
# arguments and options; every environment variable; every exit status.
# avow names its commands and options where it completes a command line.

. "${srcdir:?}/tests/tap.sh"
. "$srcdir/tests/docs/mdoc.sh"

AVOW=${AVOW:-$srcdir/avow}
page=$srcdir/cmd/avow/avow.1
mkdir "$scratch/work" && cd "$scratch/work" || exit 99

# mandoc also looks for the pages that a page refers to.
lint() { # PAGE...
    mandoc -Tlint "$@" | grep -v 'referenced manual not found: Xr avow'
}

# A command line for each command, in the order of the page's synopsis, in the
# form of a usage line: "new DIR --pack PACK [--period NAME]".
synopsis() { # PAGE
    section "$1" SYNOPSIS | unescape | awk '
        /^\.Nm/ { if (line != "") print line; line = ""; next }
        {
            open = sub(/^\.Op /, ".") ? "[" : ""
            sub(/^\.(Ar|Cm) /, "")
            sub(/^\.Fl -/, "--")
            gsub(/ (Ar|Cm) /, " ")
            gsub(/ \| /, "|")
            gsub(/ \.\.\./, "…")
            gsub(/Fl -/, "--")
            line = line (line == "" ? "" : " ") open $0 (open ? "]" : "")
        }
        END { print line }' | grep -v -e '^--'
}

commands() { # as avow names them
    "$AVOW" --complete ''
}

# The options that avow itself has, and with it every command.
common=$("$AVOW" --complete -)

options() { # COMMAND, as avow names them
    "$AVOW" --complete "$1" -- | grep -v -x -e "$common" | sort
}

# "--pack PACK", "--fail-on must|may", "--quiet".
option_form='--[a-z-]*( [A-Z]+| [a-z]+[|][a-z|]+)?'

# "--pack PACK" as --help lists it; an option is two spaces in.
help_options() { # COMMAND
    "$AVOW" "$1" --help | sed -n '/^options:$/,$p' |
        grep -oE -e "^  $option_form" | sed 's/ *$//; s/^ *//' | grep -v -x -e "$common" | sort
}

# The options in the synopsis, or the arguments, of one command.
synopsis_options() { # PAGE COMMAND
    synopsis "$1" | sed -n "s/^$2\\( \\|\$\\)//p" | tr '[]' '\n\n' |
        grep -oE -e "$option_form" | sed 's/ *$//' | sort
}

synopsis_arguments() { # PAGE COMMAND
    synopsis "$1" | sed -n "s/^$2\\( \\|\$\\)//p" |
        sed 's/\[--[^]]*\]//g; s/--[a-z-]* [A-Z]*//g; s/  */ /g; s/^ //; s/ $//'
}

# The options that the description explains, as "COMMAND --option VALUE".
# Commands are the items of the outer list.
described() { # PAGE
    section "$1" DESCRIPTION | unescape | awk '
        /^\.Bl/ { depth++ }
        /^\.El/ { depth-- }
        /^\.It Cm / && depth == 1 { command = $3; print command }
        /^\.It Fl / && depth == 2 {
            sub(/^\.It Fl -/, "--")
            sub(/ (Ar|Cm) /, " ")
            gsub(/ \| /, "|")
            print command " " $0
        }'
}

# Where the page and avow do not say the same of commands and options.
differences() { # PAGE
    missing "$(commands | sort)" "$(described "$1" | sed 's/ .*//' | sort -u)" |
        sed 's/$/ is not described/'
    missing "$(described "$1" | sed 's/ .*//' | sort -u)" "$(commands | sort)" |
        sed 's/$/ is described and no command/'
    is_order=$(synopsis "$1" | sed 's/ .*//')
    [ "$is_order" = "$(commands)" ] ||
        echo "the synopsis has $(echo "$is_order" | tr '\n' ' ')"
    for command in $(commands | grep -v '^help$'); do
        wanted=$(help_options "$command")
        [ "$(options "$command")" = "$(echo "$wanted" | sed 's/ .*//')" ] ||
            echo "$command --help: not the options that it takes"
        [ "$wanted" = "$(synopsis_options "$1" "$command")" ] ||
            echo "$command: the synopsis has other options than --help"
        [ "$wanted" = "$(described "$1" | sed -n "s/^$command --/--/p" |
            sort)" ] ||
            echo "$command: the description has other options than --help"
        usage=$("$AVOW" "$command" --help |
            sed -n "1s/^usage: avow $command\( \[option…\]\)\{0,1\} *//p")
        [ "$usage" = "$(synopsis_arguments "$1" "$command")" ] ||
            echo "$command: the synopsis has other arguments than --help"
    done
}

# The environment that the program looks at, and the page's.
read_variables() { # TREE
    grep -rho 'getenv("[A-Z_]*")' "$1/cmd" "$1/src" --include='*.c' |
        sed 's/.*"\(.*\)".*/\1/' | sort -u
}

variable_differences() { # PAGE TREE
    named=$(section "$1" ENVIRONMENT | sed -n 's/^\.It Ev //p' | sort)
    missing "$(read_variables "$2")" "$named" | sed 's/$/ is not documented/'
    missing "$named" "$(read_variables "$2")" | sed 's/$/ is not looked at/'
}

# STATUS_DONE = 0, ...
known_statuses() { # TREE
    sed -n 's/^ *STATUS_[A-Z]* = \([0-9]*\),.*/\1/p' "$1/cmd/common/command.h"
}

status_differences() { # PAGE TREE
    [ "$(section "$1" 'EXIT STATUS' | sed -n 's/^\.It //p')" = \
        "$(known_statuses "$2")" ] ||
        echo "the page has other exit statuses than command.h"
}

# Text of --help that a terminal of 80 columns would break.
wide_help() {
    for command in '' $(commands); do
        # shellcheck disable=SC2086 # no command is no word
        "$AVOW" help $command | awk -v name="avow help $command" '
            { text = $0; gsub(/…/, ".", text) }
            length(text) > 80 { print name ": " $0 }'
    done
}

if command -v mandoc >/dev/null; then
    none 'mandoc finds no fault in avow.1 and avow.5' \
        "$(lint "$page" "$srcdir/cmd/avow/avow.5")"
    sed 's/^\.El$/.Ell/' "$page" >planted.1
    caught 'it finds one that is planted' 'unknown macro' "$(lint planted.1)"
else
    skip 'mandoc finds no fault in avow.1 and avow.5' 'mandoc is not installed'
fi

is 'all commands have the options of avow itself' \
    "$(for command in $(commands | grep -v '^help$'); do echo "$common"; done)" \
    "$(for command in $(commands | grep -v '^help$'); do
        "$AVOW" "$command" --help | sed -n 's/^  \(--[a-z]*\) .*/\1/p' |
            grep -x -e "$common"
    done)"
is 'and the page has them' "$(echo "$common" | sort)" \
    "$(section "$page" SYNOPSIS | tail -n 1 | sed 's/^\.//; s/Fl -/--/g' |
        tr -d ' ' | tr '|' '\n' | sort)"
none 'page, --help and completion have the same commands, arguments, options' \
    "$(differences "$page")"
is 'and there are some' yes "$(described "$page" | grep -q -e --pack && echo yes)"

plant() { # NAME EXPECTED SED-SCRIPT
    sed "$3" "$page" >planted.1
    if cmp -s "$page" planted.1; then
        fail "$1" "nothing was planted by $3"
    else
        caught "$1" "$2" "$(differences planted.1)"
    fi
}
plant 'a command that the page lacks is found' 'check is not described' \
    '/^\.It Cm check/d'
plant 'one that avow lacks is found' 'chekc is described and no command' \
    's/^\.It Cm check/.It Cm chekc/'
plant 'one that the synopsis lacks is found' 'new new-year [--check' \
    '/^\.Cm build/d'
plant 'an option that the description lacks is found' \
    'build: the description has other options' '/^\.It Fl -quiet/d'
plant 'one that avow lacks is found' \
    'build: the description has other options' \
    's/^\.It Fl -quiet/&\
Nothing.\
.It Fl -loud/'
plant 'one that the synopsis lacks is found' \
    'new: the synopsis has other options' '/^\.Op Fl -period/d'
plant 'a value that is called otherwise is found' \
    'new: the description has other options' \
    's/^\.It Fl -pack Ar PACK/.It Fl -pack Ar NAME/'
plant 'an argument of another name is found' \
    'adapt: the synopsis has other arguments' 's/^\.Ar PART/.Ar NAME/'
plant 'a word that an argument may be and that is missing is found' \
    'list: the synopsis has other arguments' \
    's/^\.Cm packs | themes/.Cm packs/'

none 'every environment variable is documented, and looked at' \
    "$(variable_differences "$page" "$srcdir")"
sed '/^\.It Ev NO_COLOR/d' "$page" >planted.1
caught 'one that the page lacks is found' 'NO_COLOR is not documented' \
    "$(variable_differences planted.1 "$srcdir")"
sed 's/^\.It Ev NO_COLOR/&UR/' "$page" >planted.1
caught 'one that avow does not look at is found' 'NO_COLORUR is not looked at' \
    "$(variable_differences planted.1 "$srcdir")"

none 'every exit status is documented' "$(status_differences "$page" "$srcdir")"
sed '/^\.It 2/d' "$page" >planted.1
caught 'one that is not is found' 'other exit statuses' \
    "$(status_differences planted.1 "$srcdir")"

ends() { # STATUS WORD...
    ends_expected=$1
    shift
    "$AVOW" "$@" >said 2>&1
    is "avow $* ends with $ends_expected" "$ends_expected" $?
}
ends 0 new draft --pack uk-university --period 2024-25
ends 0 build draft
ends 1 check draft
ends 3 check draft nowhere
ends 3 build nowhere
for command in $(commands | grep -v '^help$'); do
    ends 2 "$command" --frobnicate
    ends 0 "$command" --help
    cp said by-option
    ends 0 help "$command"
    is 'help says the same' "$(cat by-option)" "$(cat said)"
done
ends 2
ends 2 frobnicate
ends 2 help frobnicate
ends 2 help build check
ends 0 help help
ends 0 --help
is '--help and help say the same' "$("$AVOW" help)" "$(cat said)"
ends 0 --version
is '--version names avow and cmark, one a line' 'avow cmark' \
    "$(sed -n 's/^\([a-z]*\) [0-9]*\.[0-9]*\.[0-9]*$/\1/p' said | tr '\n' ' ' |
        sed 's/ $//')"

none 'help fits into 80 columns' "$(wide_help)"

finish
