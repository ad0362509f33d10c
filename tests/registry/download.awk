# SPDX-License-Identifier: BSD-2-Clause
#
# awk -v rows=N -f download.awk HEADER: a registry's public download of so many
# organisations that are none. HEADER is a file whose first line has the names
# of the columns, and with -v year=Y the first of them is that year. Cells hold
# line breaks, commas and quotation marks, as those of a download do.

function cell(name, number) {
    if (name ~ /Year$/) return year
    if (name ~ /Name$/) return sprintf("\"Made-up Organisation %05d, Limited\"", number)
    if (name == "CompanyNumber") return sprintf("%08d", 90000000 + number)
    if (name ~ /Date|LastUpdated/) return "01/04/2025 00:00:00"
    if (name ~ /^(No|StatementIncludes|GroupSub)/) return number % 2 ? "Yes" : "No"
    if (name ~ /URL$/) return "https://www.example.org/" number
    if (name ~ /Mitigation|Progress|Monitoring|Reason/)
        return "\"" long "\""
    return "\"Your \"\"suppliers\"\"\nTrade unions, or worker groups\nLine " number % 7 "\""
}

BEGIN {
    for (i = 0; i < 6; i++)
        long = long "What was done about it, in words that mean little.\n"
    if (year == "") year = 2026
}

NR == 1 {
    sub(/\r$/, "")
    print
    count = split($0, names, ",")
    sub(/^[^A-Za-z]*/, "", names[1])
    for (number = 1; number <= rows; number++) {
        line = ""
        for (i = 1; i <= count; i++)
            line = line (i > 1 ? "," : "") cell(names[i], number)
        print line
    }
    exit
}
