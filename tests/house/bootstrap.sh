#!/bin/sh
# SPDX-License-Identifier: BSD-2-Clause
#
# ./bootstrap on machines of all kinds. Programs that stand in for the
# system's say what it is like there, and write down what they were asked.

. "${srcdir:?}/tests/tap.sh"

bin=$scratch/bin
tree=$scratch/tree
asked=$scratch/asked
mkdir "$bin" "$tree"
cp "$srcdir/bootstrap" "$tree"
unset CI

stand_in() { # NAME LINE...
    name=$1
    shift
    {
        echo '#!/bin/sh'
        echo "echo \"$name \$*\" >>'$asked'"
        printf '%s\n' "$@"
    } >"$bin/$name"
    chmod +x "$bin/$name"
}

# Somebody's machine: all programs, no library, an empty tree that builds.
machine() {
    rm -f "$bin"/* "$asked"
    rm -rf "$tree/build" "$tree/configure" "$tree/Makefile.in"
    : >"$asked"
    stand_in id 'echo 1000'
    stand_in dpkg-query 'exit 1'
    stand_in apt-get
    stand_in autoreconf \
        'printf "#!/bin/sh\n: >Makefile\n" >configure && chmod +x configure' \
        ': >Makefile.in'
    stand_in make
    for program in autoconf automake cmark-gfm gcc pkg-config faketime localedef \
        mandoc pmccabe sudo; do
        stand_in "$program"
    done
}
run() { # WORD...
    (cd "$scratch" && PATH=$bin:/usr/bin:/bin "$tree/bootstrap" "$@") \
        >"$scratch/said" 2>&1 </dev/null
    status=$?
}

machine
stand_in sudo 'exit 1'
run check
is "without rights it stops" 1 $status
caught "and says what to ask for" \
    "Ask for: apt-get install libc6-dev libcmark-dev libcsv-dev" \
    "$(cat "$scratch/said")"
none "but for what is there: a compiler is not asked for" \
    "$(grep -w gcc "$scratch/said")"
none "and nothing was installed" "$(grep '^apt-get' "$asked")"

machine
run check
is "with sudo it goes on" 0 $status
caught "it renews the lists" \
    "sudo -n env DEBIAN_FRONTEND=noninteractive apt-get -q update" \
    "$(cat "$asked")"
caught "it installs, without asking" \
    "sudo -n env DEBIAN_FRONTEND=noninteractive apt-get -q -y install" \
    "$(cat "$asked")"
caught "it installs what is missing" " libinih-dev " \
    "$(grep ' install ' "$asked")"
none "it installs no browser" "$(grep chromium "$asked")"
caught "it runs the tests" " check " "$(grep '^make' "$asked")"
caught "it says how that ended" "No test failed" "$(cat "$scratch/said")"

# What stands before a package's file is looked at, so a machine that has a
# rule of its own against the start of services is not touched.
if [ -e /usr/sbin/policy-rc.d ]; then
    none "a rule that is there is kept" "$(grep policy-rc.d "$asked")"
else
    is "services are held while something is installed" "1 1" \
        "$(grep -c '101.*policy-rc.d' "$asked") $(grep -c 'rm.*policy-rc.d' \
            "$asked")"
fi

machine
stand_in dpkg-query 'echo install ok installed'
run check
is "with all in place nothing is installed" 0 $status
none "nor is anybody asked to" "$(grep -E '^(apt-get|sudo)' "$asked")"
: >"$asked"
run check
is "a second run does the same" 0 $status
none "and configures nothing again" "$(grep -E '^autoreconf' "$asked")"

machine
stand_in dpkg-query 'echo install ok installed'
stand_in make 'case $* in *" check "*) exit 2 ;; esac'
run check
is "a test that fails makes it fail" 1 $status
caught "and it says so" "not all tests passed" "$(cat "$scratch/said")"

machine
stand_in sudo 'case $* in *" install "*) exit 100 ;; esac'
run check
is "a package that cannot be had stops it" 1 $status
none "before anything is built" "$(grep '^make' "$asked")"

machine
stand_in systemctl
run check --all
caught "--all asks for what a browser needs too" " fonts-dejavu-core" \
    "$(grep ' install ' "$asked")"
caught "and for servers" " vsftpd" "$(grep ' install ' "$asked")"
is "none of which starts with the machine" "apache2 mariadb nginx ssh vsftpd" \
    "$(sed -n 's/^sudo .*systemctl --quiet disable //p' "$asked" | sort |
        tr '\n' ' ' | sed 's/ $//')"

run
is "no command is a usage error" 2 $status
run build
is "another command is a usage error" 2 $status
run demo --all
is "the demo takes no --all" 2 $status
run --help
is "help is no error" 0 $status
caught "and names both commands" "bootstrap check [--all]" \
    "$(cat "$scratch/said")"

finish
