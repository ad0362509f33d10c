# SPDX-License-Identifier: BSD-2-Clause
# shellcheck shell=sh
#
# What the servers have in common that http.js serves: http, strict, and, behind
# it, wordpress. Each can be told by rules what is to happen, and writes down what it is asked:
#
#   NAME_RULES     a file to write: what is to happen to which requests; see
#                  the head of http.js. It is read for each request, so a line
#                  is enough for a test:
#                    echo '[{"path": "^/page", "times": 2, "status": 503}]'
#   NAME_REQUESTS  a file to read: a line of JSON for each request
#   NAME_BODIES    a folder with the bodies of the requests, by number of line
#
#   web_count NAME [METHOD]...  prints how many requests there were, of these
#                               methods or at all
#   web_methods NAME            prints the methods and paths, a request a line
#   web_forget NAME             begins to write down anew

web_make() { # NAME
    mkdir "$server_dir/bodies" "$server_dir/state"
    : >"$server_dir/requests"
    server_prefix=$(server_capitals "$1")
    eval "${server_prefix}_RULES=\$server_dir/rules
        ${server_prefix}_REQUESTS=\$server_dir/requests
        ${server_prefix}_BODIES=\$server_dir/bodies"
}

# What it is told stands in variables, which are empty again after that: see
# the callers.
web_names="WEB_ROOT WEB_CERT WEB_TLS_MAX WEB_WRITABLE WEB_ROLE WEB_UPSTREAM
    WEB_USER WEB_PASSWORD WEB_TOKEN WEB_REGION WEB_UNSIGNED WEB_PAGE"
web_clear() {
    for server_one in $web_names; do
        eval "$server_one="
    done
}
web_clear

web_spawn() { # PORT
    WEB_PORT=$1
    WEB_DIR=$server_dir
    server_exports="WEB_PORT WEB_DIR NODE_PATH $web_names"
    NODE_PATH=$server_tools/node_modules
    server_spawn node "$server_home/http.js"
    web_clear
}

web_count() { # NAME [METHOD]...
    web_methods "$1" | {
        shift
        awk -v "wanted= $* " '
            wanted == "  " || index(wanted, " " $1 " ") { count++ }
            END { print count + 0 }'
    }
}

web_methods() { # NAME
    eval "cat \"\$$(server_capitals "$1")_REQUESTS\"" |
        sed 's/^.*"method":"\([^"]*\)","path":"\([^"]*\)".*/\1 \2/'
}

web_forget() { # NAME
    eval ": >\"\$$(server_capitals "$1")_REQUESTS\""
}
