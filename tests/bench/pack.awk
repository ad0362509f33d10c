# SPDX-License-Identifier: BSD-2-Clause
#
# Writes the pack of the benchmark's statement.

function write_field(file, name) {
    printf "\n[field:%s]\ntype  = %s\nlabel = %s\n", name, type_of[name], \
        label_of[name] >file
    print "help  = What to write here, and who in the organisation knows." \
        "\n   A second line says what a reader wants to learn from it." >file
    if (type_of[name] == "money")
        print "currency = GBP" >file
}

function write_table(file, name, label) {
    printf "\n[table:%s]\nlabel = %s\nhelp  = A row each.\nfile  = %s.csv\n", \
        name, label, name >file
}

function write_column(file, name, type, label) {
    printf "\n[column:%s]\ntype     = %s\nlabel    = %s\nrequired = yes\n", \
        name, type, label >file
}

function write_tables(file) {
    write_table(file, "risk", "Risks")
    write_column(file, "risk.category", "text", "Goods or services")
    write_column(file, "risk.why", "text", "Why")
    write_column(file, "risk.where", "text", "Where")
    write_column(file, "risk.owner", "text", "Owner")
    write_column(file, "risk.action", "text", "What was done")
    write_table(file, "kpis", "Indicators")
    write_column(file, "kpis.indicator", "text", "Indicator")
    write_column(file, "kpis.before", "number", "Last year")
    write_column(file, "kpis.now", "number", "This year")
    write_column(file, "kpis.aim", "number", "Aim")
    write_table(file, "goods", "Goods and services")
    write_column(file, "goods.category", "text", "Category")
    write_column(file, "goods.country", "country", "Country")
    write_column(file, "goods.suppliers", "integer", "Suppliers")
    write_column(file, "goods.amount", "money", "Amount")
    print "currency = GBP" >file
}

function write_parts(folder,    p, n, file) {
    file = folder "/statement.md"
    print "# Modern slavery statement of {{organisation.name}}\n" >file
    for (p = 1; p <= part_count; p++)
        printf "{{> %s}}\n\n", part_names[p] >file
    close(file)
    for (p = 1; p <= part_count; p++) {
        file = folder "/parts/" part_names[p] ".md"
        for (n = 1; n <= length_of[p]; n++)
            print lines[p, n] >file
        close(file)
    }
}

function write_pack(folder,    file, f, name, group, seen) {
    file = folder "/pack.ini"
    printf "[pack]\ntitle    = Benchmark\nsummary  = %s\nlanguage = en-GB\n" \
        "theme    = plain\nlaws     = uk-modern-slavery-act-2015\n", \
        "A statement of the usual size." >file
    for (f = 1; f <= field_count; f++) {
        name = fields[f]
        if (!type_of[name])
            continue
        group = substr(name, 1, index(name, ".") - 1)
        if (!seen[group]++ && group !~ /^(organisation|site|signatory)$/)
            printf "\n[group:%s]\nlabel = %s\nhelp  = What is asked of it.\n", \
                group, group >file
        write_field(file, name)
    }
    write_tables(file)
    close(file)
    write_parts(folder)
}

BEGIN {
    write_pack("library/statements/packs/bench")
}
