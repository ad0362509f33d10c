#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# A build cannot reach the network, and starts fast: avow links no libcurl,
# neither itself nor through another library.

. "${srcdir:?}/tests/tap.sh"

command -v ldd >/dev/null || skip_all "ldd is not installed"

linked() { # PROGRAM LIBRARY
    ldd "$1" | grep -F "$2"
}

check "the libraries of avow can be listed" ldd "$AVOW"
none "avow links no libcurl" "$(linked "$AVOW" libcurl)"
caught "a library that it does link is seen" libcmark \
    "$(linked "$AVOW" libcmark)"

finish
