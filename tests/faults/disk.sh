#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Disks that are full, limits that are reached, and writes that fail.

. "${srcdir:?}/tests/faults/faults.sh"

export ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0"

if ! said=$(fresh); then
    fail "the example is built" "$said"
    finish
fi
check "without a fault the pages are replaced" "$AVOW" build "$project"
is "and hold the new text" 2 "$(grep -rlF 'The text of another draft' \
    "$project/draft" | wc -l)"

fresh
limited() { # COMMAND...
    (ulimit -f 1 && "$@")
}
faults "a limit on the size of files" "index.html" limited "$AVOW" build \
    "$project"
caught "and the message says which limit" "ulimit -f" "$(cat "$scratch/err")"

# Each call that writes fails in its own way. ENOSPC is 28, EIO 5, EDQUOT 122.
build_shim
fresh
faults "a disk that is full" "No space left on device" \
    broken write:index.html:28 "$AVOW" build "$project"
caught "and the message says what to do" "make room" "$(cat "$scratch/err")"
fresh
faults "a disk that is found full when the file is closed" \
    "No space left on device" \
    broken close:index.html:28 "$AVOW" build "$project"
fresh
faults "a broken disk" "Input/output error" \
    broken write:index.html:5 "$AVOW" build "$project"
fresh
faults "a page that cannot be replaced" "Operation not permitted" \
    broken rename:index.html:1 "$AVOW" build "$project"

fresh
check "a page that does not exist yet leaves nothing either" \
    rm -r "$project/draft/2024-25"
mkdir "$project/draft/2024-25"
faults "a first page on a full disk" "No space left on device" \
    broken write:index.html:28 "$AVOW" build "$project"

# Output that goes nowhere must not pass for success.
if [ -w /dev/full ]; then
    to_full() {
        "$@" >/dev/full
    }
    for command in check --help --version "build --help"; do
        # shellcheck disable=SC2086 # a command and its switch
        case $command in
        check) to_full "$AVOW" check "$project" 2>"$scratch/err" ;;
        *) to_full "$AVOW" $command 2>"$scratch/err" ;;
        esac
        is "avow $command onto a full disk: status 3" 3 $?
        caught "avow $command onto a full disk: the message names it" \
            "standard output cannot be written" "$(cat "$scratch/err")"
    done
    to_full "$AVOW" build "$project" 2>"$scratch/err"
    is "avow build onto a full disk: status 3" 3 $?
    caught "avow build onto a full disk: the message says why" \
        "No space left on device" "$(cat "$scratch/err")"
    is "though the pages themselves are written" 2 \
        "$(grep -rlF 'The text of another draft' "$project/draft" | wc -l)"
else
    skip "output onto a full disk" "there is no /dev/full"
fi
(exec >&- && "$AVOW" --version) 2>"$scratch/err"
is "avow --version without a standard output: status 3" 3 $?

# A real disk, of half a megabyte, filled to the last block.
if unshare -rm true 2>/dev/null &&
    unshare -rm mount -t tmpfs tmpfs "$scratch" 2>/dev/null; then
    cat >"$scratch/on-a-full-disk" <<'EOS'
disk=$1
shift
mount -t tmpfs -o size=2m tmpfs "$disk" || exit 90
cp -R "$1" "$disk/project" && chmod -R u+w "$disk/project" || exit 90
"$AVOW" build "$disk/project" >/dev/null || exit 91
mkdir -p "$disk/project/parts"
printf '## Introduction\n\nAnother.\n' >"$disk/project/parts/introduction.md"
dd if=/dev/zero of="$disk/filler" bs=4k 2>/dev/null
(cd "$disk/project" && find . -type f -exec cksum {} +) | sort >"$2.before"
"$AVOW" build "$disk/project"
status=$?
(cd "$disk/project" && find . -type f -exec cksum {} +) | sort >"$2.after"
exit $status
EOS
    mkdir "$scratch/disk"
    rm -rf "$project/draft" "$project/parts"
    AVOW=$AVOW unshare -rm sh "$scratch/on-a-full-disk" "$scratch/disk" \
        "$project" "$scratch/files" >"$scratch/out" 2>"$scratch/err"
    is "a real full disk: status 3" 3 $?
    caught "a real full disk: the message names it" "No space left on device" \
        "$(cat "$scratch/err")"
    caught "a real full disk: there were pages" draft/2024-25/index.html \
        "$(cat "$scratch/files.before")"
    check "a real full disk: they stand, and nothing beside them" \
        diff "$scratch/files.before" "$scratch/files.after"
else
    skip "a real full disk" "a small disk cannot be mounted here"
fi

finish
