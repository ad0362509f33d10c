# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
#
# Reads manual pages as they are written, in mdoc, and C for what its tables
# name; a script reads this file after tests/tap.sh.

# The lines of a section of a page, without its heading.
section() { # PAGE NAME
    awk -v name="$2" '
        /^\.Sh / { inside = substr($0, 5) == name; next }
        inside { print }' "$1"
}

# Undoes the escapes of mdoc that our pages use. One that is not known here
# stays, and so does its backslash.
unescape() {
    sed 's/\\&//g; s/\\-/-/g; s/\\(mi/−/g; s/\\(Po/£/g; s/\\(dq/"/g
        s/\\(aq/'"'"'/g; s/\\e/\\/g'
}

# Writes the literal blocks of a page, or of a section that is piped in, to
# FOLDER/1, FOLDER/2 and so on.
blocks() { # FOLDER
    mkdir -p "$1" && unescape | awk -v folder="$1" '
        /^\.Ed/ { if (inside) close(file); inside = 0 }
        inside { print >file }
        /^\.Bd -literal/ { inside = 1; file = folder "/" ++count }'
}

# The words that a macro such as Cm marks in what is piped in, one a line, each
# once.
marked() { # MACRO
    grep '^\.' | unescape | awk -v macro="$1" '
        {
            inside = 0
            sub(/^\./, "")
            for (i = 1; i <= NF; i++) {
                if ($i ~ /^(It|No|Ns|Op|Ar|Cm|Ev|Fl|Pa|Ql|Dq|Em|Xr|Nm)$/)
                    inside = $i == macro
                else if (inside && $i !~ /^[][(),.:;|?!]$/)
                    print $i
            }
        }' | sort -u
}

# The strings that the initialiser of an array in a C file holds, one a line.
# Fails where there is no such array.
strings() { # FILE ARRAY
    awk -v array="$2" '
        !inside && match($0, "(^|[^a-z_])" array "\\[[^]=]*\\] *=") {
            inside = found = 1
            $0 = substr($0, RSTART + RLENGTH)
        }
        inside {
            line = $0
            while (match(line, /"[^"]*"/)) {
                print substr(line, RSTART + 1, RLENGTH - 2)
                line = substr(line, RSTART + RLENGTH)
            }
        }
        inside && /;$/ { inside = 0 }
        END { exit !found }' "$1" ||
        echo "there is no array $2 in $1"
}

# What is in the first list and not in the second; both are sorted.
missing() { # FIRST SECOND
    printf '%s\n' "$1" >"$scratch/first" && printf '%s\n' "$2" >"$scratch/second"
    LC_ALL=C comm -23 "$scratch/first" "$scratch/second" | grep .
}
