# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
#
# What holds for every target that keeps files, held against a real server:
#
#   . "$srcdir/tests/tap.sh"
#   . "$srcdir/tests/publish/servers/servers.sh"
#   . "$srcdir/tests/publish/targets.sh"
#   server_start nginx
#   project 'url = davs://localhost:…' 'user = publisher'
#   publishes_files "$NGINX_ROOT/statement"
#
# A test's working folder is $scratch; its project is $scratch/p, with the
# target [publish:web].

avow_publish=${AVOW%/*}/avow-publish
[ -x "$avow_publish" ] || skip_all "avow-publish was not built"
cd "$scratch" || exit 99

# The password that SERVER_PASSWORD has, as a target finds it.
export AVOW_TEST_PASSWORD="$SERVER_PASSWORD"

# Makes $scratch/p anew: an approved example with one target.
project() { # KEY-LINE...
    rm -rf p
    cp -R "$srcdir/statements/packs/uk-university/example" p
    chmod -R u+w p
    {
        echo
        echo '[publish:web]'
        printf '%s\n' "$@"
        # A test does not wait as long as a person has to.
        echo 'wait = 0'
    } >>p/avow.ini
}

# Adds an earlier statement, or takes it away again.
earlier() { # yes|no
    sed -i '/^\[earlier:2019-20\]/,$d' p/avow.ini
    [ "$1" = yes ] || return 0
    printf '[earlier:2019-20]\nfile = old.pdf\n' >>p/avow.ini
    echo '%PDF-1.4' >p/old.pdf
}

# The public addresses are nowhere: verify.sh has what is looked at afterwards.
run() { # WORD...: of avow; what it prints is in out and err
    [ "$1" != publish ] || set -- "$@" --no-verify
    "$AVOW" "$@" >out 2>err
}

ends() { # STATUS NAME WORD...
    ends_wanted=$1 ends_name=$2
    shift 2
    run "$@"
    ends_got=$?
    if [ $ends_got = "$ends_wanted" ]; then
        pass "$ends_name"
    else
        fail "$ends_name" "status $ends_got, not $ends_wanted
$(tail -n 20 out err)"
    fi
}

tree() { # FOLDER: its files with their hashes
    (cd "$1" 2>/dev/null && find . -type f -exec sha256sum {} + | sort -k 2)
}

# Where the password stands in files, in any of its forms.
leaks() { # FILE-OR-FOLDER...
    python3 - "$SERVER_USER" "$SERVER_PASSWORD" "$@" <<'PY'
import base64, json, os, sys, urllib.parse
user, password, *places = sys.argv[1:]
raw = password.encode()
forms = {raw, raw.hex().encode(), raw.hex().upper().encode(),
         base64.b64encode(raw).rstrip(b'='),
         base64.b64encode(user.encode() + b':' + raw).rstrip(b'='),
         urllib.parse.quote(password, safe='').encode(),
         urllib.parse.quote(password, safe='').lower().encode(),
         urllib.parse.quote_plus(password).encode(),
         json.dumps(password)[1:-1].encode(),
         json.dumps(password, ensure_ascii=False)[1:-1].encode()}
def files():
    for place in places:
        if os.path.isdir(place):
            for folder, _, names in os.walk(place):
                for name in names:
                    yield os.path.join(folder, name)
        elif os.path.exists(place):
            yield place
for path in files():
    text = open(path, 'rb').read()
    for form in forms:
        if form in text:
            print(path, 'holds', form)
PY
}

# Runs avow while the command lines of all that it starts are written down.
run_watched() { # WORD...
    run "$@" &
    watched=$!
    : >argv
    while kill -0 $watched 2>/dev/null; do
        command_lines $watched >>argv
        sleep 0.02
    done
    wait $watched
}

command_lines() { # PROCESS: and those of all below it
    for child in $(cat "/proc/$1/task/$1/children" 2>/dev/null); do
        tr '\0' '\n' <"/proc/$child/cmdline" 2>/dev/null
        command_lines "$child"
    done
}

# All that must hold of files on a host; ROOT is where they are to be seen here.
publishes_files() { # ROOT [PREFIX-OF-NAMES]
    root=$1 of=${2:+$2: }
    earlier no
    ends 0 "${of}the doctor can be asked before all" doctor p
    none "${of}and leaves no file" "$(tree "$root")"
    caught "${of}it names versions" 'version libcurl ' "$(cat out)"
    caught "${of}where the host is" "the host's name leads to 127.0.0.1" \
        "$(cat out)"
    check "${of}and by what it is known" grep -qE \
        '^ok +its (certificate is one that is trusted|key is SHA256:)' out
    before=$(find "$root" 2>/dev/null)
    ends 0 "${of}a plan can be looked at first" publish p --dry-run
    is "${of}it is of every file" "$(find p/public -type f | wc -l)" \
        "$(grep -c '^new ' out)"
    is "${of}and nothing was written for it, not even a folder" "$before" \
        "$(find "$root" 2>/dev/null)"

    ends 0 "${of}what is approved is published" publish p
    is "${of}the host holds what public/ does" "$(tree p/public)" \
        "$(tree "$root")"
    ends 0 "${of}it can be published again" publish p
    caught "${of}and nothing is sent twice" 'nothing to send' "$(cat out)"

    before=$(tree "$root")
    ends 0 "${of}the doctor tries to write" doctor p
    caught "${of}and can do all that is needed" 'ok      and removed' "$(cat out)"
    is "${of}and leaves all as it was" "$before" "$(tree "$root")"

    rm -r p/published
    ends 0 "${of}without a manifest the host is asked" publish p --dry-run
    is "${of}and found to hold it all" 0 "$(grep -cE '^(new|changed) ' out)"

    echo '<p>Somebody else was here.</p>' >>"$root/index.html"
    ends 0 "${of}what somebody else has changed" publish p
    is "${of}is put right" "$(tree p/public)" "$(tree "$root")"
    rm "$root/2023-24/statement.md"
    ends 0 "${of}what somebody else has removed" publish p
    is "${of}is put back" "$(tree p/public)" "$(tree "$root")"

    earlier yes
    ends 0 "${of}a file of an earlier year goes along" publish p
    check "${of}as it is" cmp p/old.pdf "$root/2019-20/old.pdf"
    earlier no
    rm -rf p/public
    ends 0 "${of}what is no longer public" publish p
    check "${of}is left where it is" [ -e "$root/2019-20/old.pdf" ]
    ends 0 "${of}unless it is to go" publish p --prune
    check "${of}then it is removed" [ ! -e "$root/2019-20/old.pdf" ]
    none "${of}nothing temporary is left" "$(find "$root" -name '*.avow-*')"
}

# Somebody wants avow to stop while the host is slow to answer.
interrupted() { # WORD...: of avow; its status is in ends_got
    [ "$1" != publish ] || set -- "$@" --no-verify
    # A shell's background job would not see an interruption.
    python3 - "$AVOW" "$@" >out 2>err <<'PY'
import signal, subprocess, sys, time
signal.signal(signal.SIGINT, signal.SIG_DFL)
process = subprocess.Popen(sys.argv[1:])
time.sleep(1.5)
process.send_signal(signal.SIGINT)
sys.exit(process.wait())
PY
    ends_got=$?
}

# A password is in nothing that is printed or written, nor on a command line.
keeps_secrets() { # [PREFIX-OF-NAMES]
    of=${1:+$1: }
    # It may be done before anybody has looked.
    for _ in 1 2 3 4 5 6; do
        rm -rf p/published p/2023-24/record/receipts
        run_watched publish p --verbose
        [ ! -s argv ] || break
    done
    check "${of}what is said to the host can be seen" [ -s err ]
    caught "${of}and the command line of what says it" avow "$(cat argv)"
    none "${of}the password is neither printed nor written" \
        "$(leaks out err argv p)"
    is "${of}and would be found" "$(printf '%s' "$SERVER_PASSWORD" >planted
        leaks planted | grep -c planted)" 1
    rm -rf p/published
    AVOW_TEST_PASSWORD="not$SERVER_PASSWORD" "$AVOW" publish p >out 2>err
    is "${of}a refused login has a status of its own" 4 $?
    none "${of}and no password in its message" "$(leaks out err)"
}

# What a host holds before: each file of a tree, as it was a year ago.
set_old() { # ROOT
    (cd "$1" && find . -type f -name '*.avow-*' -exec rm {} + &&
        find . -type f | while read -r file; do
            echo "The former $file." >"$file"
        done)
}

# Files that are neither the former ones nor what is published now. Apache has
# one of its own while something comes in.
neither() { # ROOT
    (cd "$1" && find . -type f ! -name '*.avow-*' ! -name '.davfs.tmp*' |
        while read -r file; do
            [ "$(cat "$file")" = "The former $file." ] ||
                cmp -s "$file" "$scratch/p/public/$file" ||
                echo "$file is neither the former one nor the new one"
        done)
    (cd p/public && find . -type f) | while read -r file; do
        [ -e "$1/$file" ] || echo "$file is gone"
    done
}

# A publication that is cut leaves each file as it was or as it is to be, and
# the next one leaves what an undisturbed one does. The line of the server
# breaks: the project's url goes by cut.sh.
survives_cuts() { # PREFIX-OF-NAMES ROOT POINTS [RULE KIND]: more of the rule
    root=$2 points=$3 more=${4:-} kind=${5:-main}
    : >"$CUT_RULE"
    ends 0 "$1: an undisturbed publication" publish p
    whole=$(tree "$root")
    set_old "$root"
    : >"$CUT_CONNECTIONS"
    run publish p
    sleep 0.3
    is "$1: by one connection" 1 "$(grep -c '"of":"main"' "$CUT_CONNECTIONS")"
    for way in to_server to_client; do
        all=$(grep "\"of\":\"$kind\"" "$CUT_CONNECTIONS" |
            sed "s/.*\"$way\":\([0-9]*\).*/\1/" | sort -n | tail -n 1)
        bad='' again='' failed=0
        for point in $(seq "$points"); do
            set_old "$root"
            at=$((all * point / (points + 1)))
            printf '{"%s": %d%s}' "$way" "$at" "$more" >"$CUT_RULE"
            run publish p
            status=$?
            case $status in
            0) ;;
            4) failed=$((failed + 1)) ;;
            *) bad="$bad after $at bytes: status $status $(cat err)" ;;
            esac
            bad="$bad$(neither "$root")"
            : >"$CUT_RULE"
            run publish p || again="$again after $at bytes: $(cat err)"
            [ "$whole" = "$(tree "$root")" ] ||
                again="$again after $at bytes there is another tree"
        done
        none "$1: cut on its way $way, each file is whole" "$bad"
        check 'though it did fail' [ $failed -gt 0 ]
        none "$1: and the next one ends as if nothing had been" "$again"
    done
}
