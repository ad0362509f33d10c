# SPDX-License-Identifier: BSD-2-Clause
#
# Writes `count` projects, each with values of its own, and what a template
# engine would make of each for stock cmark; and a project with a table of
# `rows` rows.

function fix_values() {
    fixed["statement.pack"] = "bench"
    fixed["statement.period_start"] = "2024-08-01"
    fixed["signatory.date"] = "2025-11-20"
    fixed["statement.period_end"] = "2025-07-31"
    fixed["statement.period_end.year"] = "2025"
    fixed["statement.kind"] = "steps"
    fixed["organisation.type"] = "body-corporate"
    fixed["organisation.turnover"] = "£212,400,000"
    fixed["organisation.about"] = prose(3, 3) "\n\n" prose(6, 3)
    fixed["site.homepage"] = "https://www.example.org/"
    fixed["site.url"] = "https://www.example.org/modern-slavery/"
    fixed["signatory.first_name"] = "Alex"
    fixed["signatory.last_name"] = "Example"
    fixed["signatory.role"] = "Vice-Chancellor"
    fixed["policy.all"] = "yes"
    fixed["supply.country"] = "GB"
    fixed["assessment.method"] = prose(8, 3) "\n\n" prose(11, 3)
    split("Electronics,Clothing,Food and catering,Cleaning,Building works," \
        "Laboratory gloves,Furniture,Medical goods,Books and print," \
        "Transport,Waste and recycling,Security", categories, ",")
}

# What project i gives for a field.
function value_of(name, i,    n, type) {
    if (name in fixed)
        return fixed[name]
    n = field_number[name]
    type = type_of[name]
    if (name == "organisation.name")
        return "University of Example " i
    if (type == "url")
        return "https://www.example.org/" i "/policies/" n ".html"
    if (type == "email")
        return "office" i "@example.org"
    if (type == "date")
        return sprintf("2025-%02d-%02d", n % 7 + 1, (n + i) % 28 + 1)
    if (type == "integer")
        return (n * 37 + i * 11) % 900 + 20
    if (type == "number")
        return (n + i) % 30 + 1 ".5"
    if (type == "percent")
        return (n * 7 + i) % 100 + 1 "%"
    if (type == "money")
        return "£" n + i % 50 ",250,000"
    return label_of[name] " of place " i
}

# Without emphasis and links: a value of type text has none.
function plain(text) {
    gsub(/[][*]|[(]https:[^)]*[)]/, "", text)
    return text
}

function set_risk(i, k) {
    row["category"] = categories[k]
    row["why"] = plain(prose(i + k, 3))
    row["where"] = "Region " k " and the regions round it"
    row["owner"] = "Head of buying, group " (i + k) % 9
    row["action"] = plain(prose(i + 2 * k, 2))
}

function goods_row(i, k, mark) {
    return categories[k % 12 + 1] mark (k % 3 ? "GB" : "IE") mark \
        (i + k * 7) % 60 + 1 mark (i * 131 + k * 977) % 90000 + 1000
}

function kpi_row(i, k, mark) {
    return "Indicator of progress " k mark (i + k) % 80 mark \
        (i + 2 * k) % 90 mark 95
}

function write_values(folder, i,    f, name, dot, group, text, file) {
    for (f = 1; f <= field_count; f++) {
        name = fields[f]
        dot = index(name, ".")
        text = substr(name, dot + 1) " = " value_of(name, i)
        gsub(/\n/, "\n   ", text)
        if (substr(name, 1, dot - 1) != group) {
            group = substr(name, 1, dot - 1)
            text = "\n[" group "]\n" text
        }
        file = group ~ /^(organisation|site|responsible)$/ ? \
            folder "/avow.ini" : folder "/2024-25/statement.ini"
        print text >file
    }
}

function write_tables_of(folder, i,    file, k) {
    file = folder "/statement.ini"
    for (k = 1; k <= 6; k++) {
        set_risk(i, k)
        printf "\n[risk:r%d]\ncategory = %s\nwhy = %s\nwhere = %s\n" \
            "owner = %s\naction = %s\n", k, row["category"], row["why"], \
            row["where"], row["owner"], row["action"] >file
    }
    file = folder "/goods.csv"
    print "Category,Country,Suppliers,Amount" >file
    for (k = 0; k < 12; k++)
        print goods_row(i, k, ",") >file
    close(file)
    file = folder "/kpis.csv"
    print "Indicator,Last year,This year,Aim" >file
    for (k = 1; k <= 8; k++)
        print kpi_row(i, k, ",") >file
    close(file)
}

function write_project(i,    folder) {
    folder = sprintf("projects/%05d", i)
    write_values(folder, i)
    write_tables_of(folder "/2024-25", i)
    close(folder "/avow.ini")
    close(folder "/2024-25/statement.ini")
}

# A line with its tags filled: from the row that is set, or the project.
function fill(line, i,    done, open, end, name) {
    while ((open = index(line, "{{"))) {
        end = index(line, "}}")
        name = substr(line, open + 2, end - open - 2)
        done = done substr(line, 1, open - 1) \
            (name in row ? row[name] : value_of(name, i))
        line = substr(line, end + 2)
    }
    return done line
}

# Pipe tables, which stock cmark takes for text.
function write_pipes(file, i, name,    k) {
    if (name == "goods") {
        print "| Category | Country | Suppliers | Amount |\n" \
            "| --- | --- | --- | --- |" >file
        for (k = 0; k < 12; k++)
            print "| " goods_row(i, k, " | ") " |" >file
    } else {
        print "| Indicator | Last year | This year | Aim |\n" \
            "| --- | --- | --- | --- |" >file
        for (k = 1; k <= 8; k++)
            print "| " kpi_row(i, k, " | ") " |" >file
    }
}

function write_filled(i,    file, p, n, k, line, loop) {
    file = sprintf("filled/%05d/statement.md", i)
    print "# Modern slavery statement of " value_of("organisation.name", i) \
        "\n" >file
    for (p = 1; p <= part_count; p++) {
        for (n = 1; n <= length_of[p]; n++) {
            line = lines[p, n]
            if (line == "{{#risk}}") {
                loop = n
                set_risk(i, k = 1)
            } else if (line == "{{/risk}}") {
                if (k < 6) {
                    set_risk(i, ++k)
                    n = loop
                }
            } else if (line ~ /^```table/) {
                write_pipes(file, i, substr(line, 10))
                n += 2
            } else if (line !~ /^[{][{][#\/]/) {
                print fill(line, i) >file
            }
        }
        print "" >file
    }
    close(file)
}

function write_large(folder,    k, file) {
    print "[organisation]\nname = University of Examples\n" \
        "type = body-corporate" >(folder "/avow.ini")
    print "[statement]\npack = bench\nperiod_start = 2024-08-01\n" \
        "period_end = 2025-07-31\nkind = steps" \
        >(folder "/2024-25/statement.ini")
    # The pack's other parts ask for values that are not given here.
    for (k = 1; k <= part_count; k++)
        if (part_names[k] != "supply")
            print "## " part_names[k] "\n\nNothing." \
                >(folder "/parts/" part_names[k] ".md")
    print "## Supply\n\n```table goods\ncaption: By category\n" \
        "columns: category, suppliers, amount\ngroup: category\n" \
        "sort: amount desc\ntotal: suppliers, amount\n```" \
        >(folder "/parts/supply.md")
    file = folder "/2024-25/goods.csv"
    print "Category,Country,Suppliers,Amount" >file
    for (k = 0; k < rows; k++)
        print goods_row(k % 9973, k % 1201, ",") >file
}

BEGIN {
    fix_values()
    for (i = 0; i < count; i++) {
        write_project(i)
        write_filled(i)
    }
    if (rows)
        write_large("large")
}
