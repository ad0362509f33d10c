#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# Each call fails once while a statement is approved, corrected, withdrawn and
# published.

. "${srcdir:?}/tests/faults/every-call.sh"

# Approving, correcting, withdrawing: a record is whole, or as it was.
avow_approve() { # PERIOD DATE [OPTION...]
    approved=$1 date=$2
    shift 2
    "$AVOW" approve "$scratch/project/$approved" --body Council \
        --date "$date" --minute 118 --today 2026-01-31 "$@"
}
must() { # COMMAND...
    "$@" >"$scratch/out" 2>"$scratch/err" ||
        fail "a step on the way: $*" "$(cat "$scratch/out" "$scratch/err")"
}
all_or_nothing=yes
every_call "approving" "$scratch/new" 28 "No space left on device" \
    avow_approve 2023-24 2024-11-27
every_end "approving" "$scratch/new" avow_approve 2023-24 2024-11-27
on "$scratch/new" true
must avow_approve 2023-24 2024-11-27
must avow_approve 2024-25 2025-11-26
keep "$scratch/approved"
echo 'Corrected.' >>"$scratch/approved/2024-25/parts/introduction.md"
every_call "correcting" "$scratch/approved" 28 "No space left on device" \
    avow_approve 2024-25 2025-12-01 --revision "A figure was wrong."
every_call "correcting" "$scratch/approved" TERM "a signal" \
    avow_approve 2024-25 2025-12-01 --revision "A figure was wrong."
every_end "correcting" "$scratch/approved" \
    avow_approve 2024-25 2025-12-01 --revision "A figure was wrong."
every_call "withdrawing" "$scratch/approved" 28 "No space left on device" \
    "$AVOW" withdraw "$scratch/project/2023-24" --date 2025-12-02 \
    --note "It was of another."

every_end "withdrawing" "$scratch/approved" \
    "$AVOW" withdraw "$scratch/project/2023-24" --date 2025-12-02 \
    --note "It was of another."

# Publishing: each file is the old one or the new one.
all_or_nothing=no
on "$scratch/approved" true
must "$AVOW" build "$scratch/project"
must avow_approve 2024-25 2025-12-01 --revision "A figure was wrong."
keep "$scratch/corrected"
every_call "publishing a correction" "$scratch/corrected" 5 \
    "Input/output error" "$AVOW" build "$scratch/project"
every_end "publishing a correction" "$scratch/corrected" \
    "$AVOW" build "$scratch/project"

finish
