#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# A build cannot reach the network, and starts fast: avow links no libcurl,
# neither itself nor through another library. Nor does a name of ours stand in
# the way of linking its libraries into it (./configure LDFLAGS=-static).

. "${srcdir:?}/tests/tap.sh"

command -v ldd >/dev/null || skip_all "ldd is not installed"

linked() { # PROGRAM LIBRARY
    ldd "$1" | grep -F "$2"
}

if ldd "$AVOW" 2>&1 | grep -q 'not a dynamic executable\|statically linked'; then
    skip "avow links no libcurl" "it holds its libraries"
else
    check "the libraries of avow can be listed" ldd "$AVOW"
    none "avow links no libcurl" "$(linked "$AVOW" libcurl)"
    caught "a library that it does link is seen" libcmark \
        "$(linked "$AVOW" libcmark)"
fi


# The names that an archive gives to whatever is linked with it.
names() { # ARCHIVE
    nm -g --defined-only "$1" 2>/dev/null |
        awk 'NF == 3 && $2 != "W" { print $3 }' | sort -u
}
names "${builddir:?}/libavow.a" >"$scratch/ours"
for library in cmark inih csv jansson md; do
    archive=$($CC -print-file-name="lib$library.a")
    if [ -f "$archive" ]; then
        names "$archive" >"$scratch/theirs"
        none "no name of ours is one of lib$library.a" \
            "$(comm -12 "$scratch/ours" "$scratch/theirs")"
    else
        skip "no name of ours is one of lib$library.a" "it is not installed"
    fi
done
check "our own names are known" grep -qx utf8_write "$scratch/ours"

finish
