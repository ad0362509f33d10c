#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# What a build writes depends on its input and on nothing else: not on the
# language of the machine, the time zone, the umask, the clock or the order in
# which a folder happens to be listed. Each is changed, and the pages compared.
# A program that does depend on all of them goes through the same test and must
# be caught each time, or the change was none.

. "${srcdir:?}/tests/tap.sh"

example=$srcdir/statements/packs/uk-university/example

# The shim is loaded before a sanitizer's library, and may be.
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:verify_asan_link_order=0"

cat >"$scratch/susceptible" <<'EOS'
#!/bin/sh
# Stands in for avow: writes down all that it should not have looked at.
mkdir -p "$2/draft" && cd "$2" && {
    LC_ALL=${PROBE_LOCALE:-C} date -d 2020-05-01 +%B
    date -d @0 +%H
    umask
    date +%Y
    ls -U .
} >draft/index.html
EOS
chmod +x "$scratch/susceptible"

# Builds a copy of the example in an environment, into a folder of that name.
# The copy has the same path each time, as a message or a page could hold it.
build_as() { # PROGRAM NAME COMMAND...
    program=$1
    name=$2
    shift 2
    rm -rf "$scratch/project"
    cp -R "$example" "$scratch/project" &&
        chmod -R u+w "$scratch/project" &&
        rm -rf "$scratch/project/draft" "$scratch/project/public" || return 1
    "$@" "$program" build "$scratch/project" >"$scratch/said" 2>&1 || {
        cat "$scratch/said"
        return 1
    }
    rm -rf "${scratch:?}/$name" && mkdir "$scratch/$name" &&
        for made in draft public; do
            [ ! -d "$scratch/project/$made" ] ||
                mv "$scratch/project/$made" "$scratch/$name" || return 1
        done
    chmod -R u+rwX "$scratch/$name"
    cp "$scratch/said" "$scratch/$name/said"
    [ -n "$(find "$scratch/$name" -name index.html)" ]
}

# How the pages differ from those of a plain environment.
differs() { # NAME
    diff -r "$scratch/plain" "$scratch/$1" | head -n 20
}

in_plain() { env -u LANG LC_ALL=C TZ=UTC0 "$@"; }
in_turkish() {
    env -u LC_ALL LOCPATH="$scratch/locales" LANG=tr_TR.UTF-8 \
        PROBE_LOCALE=tr_TR.UTF-8 TZ=UTC0 "$@"
}
in_another_zone() { env LC_ALL=C TZ=XXX-14 "$@"; }
with_umask() { (umask 077 && env LC_ALL=C TZ=UTC0 "$@"); }
in_another_year() {
    env LC_ALL=C TZ=UTC0 faketime '2001-02-03 04:05:06' "$@"
}
in_reverse() {
    env LC_ALL=C TZ=UTC0 LD_PRELOAD="$scratch/shim.so" AVOW_FAULT=reverse "$@"
}

if ! build_as "$AVOW" plain in_plain; then
    fail "the example is built" "$(cat "$scratch/said")"
    finish
fi
pass "the example is built"

compare() { # WHAT ENVIRONMENT
    if build_as "$AVOW" changed "$2"; then
        none "the pages are the same $1" "$(differs changed)"
    else
        fail "the pages are the same $1" "$(cat "$scratch/said")"
    fi
}

# Whether the stand-in writes something else; it says what was meant.
susceptible() { # WHAT ENVIRONMENT
    mv "$scratch/plain" "$scratch/plain.avow"
    build_as "$scratch/susceptible" plain in_plain &&
        build_as "$scratch/susceptible" changed "$2" &&
        found=$(differs changed)
    rm -rf "$scratch/plain" && mv "$scratch/plain.avow" "$scratch/plain"
    caught "a page that depended on it would be caught $1" draft "${found:-}"
}

mkdir "$scratch/locales"
if command -v localedef >/dev/null &&
    localedef -i tr_TR -f UTF-8 "$scratch/locales/tr_TR.UTF-8" 2>/dev/null; then
    compare "in Turkish" in_turkish
    susceptible "in Turkish" in_turkish
else
    skip "the pages are the same in Turkish" \
        "there is no Turkish locale to make: locales is not installed"
fi

compare "in another time zone" in_another_zone
susceptible "in another time zone" in_another_zone
compare "with another umask" with_umask
susceptible "with another umask" with_umask

if command -v faketime >/dev/null; then
    compare "in another year" in_another_year
    susceptible "in another year" in_another_year
else
    skip "the pages are the same in another year" "faketime is not installed"
fi

# shellcheck disable=SC2086 # CC may hold switches
if ${CC:-cc} -shared -fPIC -o "$scratch/shim.so" "$srcdir/tests/shim.c" \
    -ldl 2>"$scratch/said"; then
    compare "when folders are listed backwards" in_reverse
    susceptible "when folders are listed backwards" in_reverse
else
    fail "the shim is built" "$(cat "$scratch/said")"
fi

finish
