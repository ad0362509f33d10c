# SPDX-License-Identifier: BSD-2-Clause
#
# The statement that the benchmark builds: its fields and its template.
#
#   fields[], type_of[], label_of[]     by number, by name; the fields of
#                                       core.ini have no type here
#   part_names[], lines[], length_of[]  the template, a line at a time

function declare(name, type, label) {
    fields[++field_count] = name
    field_number[name] = field_count
    type_of[name] = type
    label_of[name] = label
}

function declare_fields() {
    declare("statement.pack")
    declare("statement.period_start")
    declare("statement.period_end")
    declare("statement.kind")
    declare("organisation.name")
    declare("organisation.type")
    declare("organisation.turnover")
    declare("organisation.about", "markdown", "About it")
    declare("organisation.body", "text", "Governing body")
    declare("site.homepage")
    declare("site.url")
    declare("signatory.first_name")
    declare("signatory.last_name")
    declare("signatory.role")
    declare("signatory.date")
    declare("responsible.role", "text", "Senior officer responsible")
    declare("responsible.group", "text", "Working group")
    declare("responsible.email", "email", "Address for questions")
    declare("responsible.met", "integer", "Meetings held")
    declare("policy.buying", "url", "Procurement policy")
    declare("policy.staff", "url", "Recruitment policy")
    declare("policy.speaking", "url", "Speaking up policy")
    declare("policy.reviewed", "date", "Last review")
    declare("policy.next", "date", "Next review")
    declare("policy.all", "boolean", "Given to all suppliers")
    declare("figures.students", "integer", "Students")
    declare("figures.staff", "integer", "Staff")
    declare("figures.agency", "integer", "Agency workers")
    declare("figures.sites", "integer", "Sites")
    declare("supply.spend", "money", "Spend in the year")
    declare("supply.suppliers", "integer", "Suppliers")
    declare("supply.agreements", "integer", "Agreements used")
    declare("supply.covered", "percent", "Spend through agreements")
    declare("supply.country", "country", "Country of most goods")
    declare("assessment.date", "date", "Last assessment")
    declare("assessment.answers", "integer", "Questionnaires answered")
    declare("assessment.visits", "integer", "Sites visited")
    declare("assessment.method", "markdown", "How risks are found")
    declare("remedy.reports", "integer", "Concerns raised")
    declare("remedy.settled", "integer", "Concerns settled")
    declare("remedy.fund", "money", "Set aside for remedy")
    declare("training.buyers", "percent", "Buyers trained")
    declare("training.staff", "percent", "Staff trained")
    declare("training.hours", "number", "Hours a person")
    declare("training.renewed", "date", "Material renewed")
}

function sentence(text) { sentences[++sentence_count] = text }

# So many sentences in a line, from the n-th on.
function prose(n, length_wanted,    text) {
    text = sentences[n % sentence_count + 1]
    while (--length_wanted > 0)
        text = text " " sentences[++n % sentence_count + 1]
    return text
}

function declare_sentences() {
    sentence("Goods that are made by hand, and far away, are looked at" \
        " *before* all others, since nobody in this country sees the place" \
        " they come from.")
    sentence("Each contract names the **standards** that a supplier has to" \
        " keep, and says what happens where it does not keep them.")
    sentence("Buyers ask for the list of factories, by name and address," \
        " before an order is placed, and compare it with last year's.")
    sentence("A price that is too low to pay the people who do the work is" \
        " a reason to ask, and is written down with the answer.")
    sentence("Reports of the [monitor](https://www.example.org/monitor) are" \
        " read by the group, and its findings followed until they are closed.")
    sentence("Agencies that supply cleaners, porters and catering staff are" \
        " visited once a year, and their records of pay and hours are read.")
    sentence("Nobody who works here, or for a supplier, pays a fee to get" \
        " the work; where one was paid, it is *paid back* in full.")
    sentence("Anyone may raise a concern, in any language, by telephone or" \
        " at [the page for it](https://www.example.org/concerns), without" \
        " giving a name.")
    sentence("What is learned is told to other buyers through the" \
        " consortium, so that they need not find it out by themselves.")
    sentence("Students who work beside their studies are told of their" \
        " rights in their first week, and again before the summer.")
    sentence("Where a supplier cannot say who made a part, the group notes" \
        " the gap and asks **again** within three months.")
    sentence("A supplier is left only where it will not mend what is wrong," \
        " since leaving may harm the people who need help most.")
}

function put(line) { lines[part, ++length_of[part]] = line }

function begin_part(name, title, area) {
    part_names[++part_count] = name
    part = part_count
    put("## " title)
    put("<!-- area: " area " -->")
    put("")
}

function put_paragraphs(count,    k) {
    for (; count > 0; count--) {
        for (k = 0; k < 3; k++)
            put(sentences[next_sentence++ % sentence_count + 1])
        next_sentence += 2
        put("")
    }
}

function put_block(name) {
    put("{{#" name "}}")
    put("{{" name "}}")
    put("{{/" name "}}")
    put("")
}

# One item of a list for each field whose name begins so.
function put_facts(beginning,    f, name) {
    for (f = 1; f <= field_count; f++) {
        name = fields[f]
        if (index(name, beginning) != 1 || type_of[name] == "markdown")
            continue
        put("{{#" name "}}")
        if (type_of[name] == "url")
            put("- [" label_of[name] "]({{" name "}})")
        else
            put("- **" label_of[name] ":** {{" name "}}")
        put("{{/" name "}}")
    }
    put("")
}

function put_table(name, caption) {
    put("```table " name)
    put("caption: " caption)
    put("```")
    put("")
}

function put_risks() {
    put("{{#risk}}")
    put("### {{category}}")
    put("")
    put("{{why}}")
    put("")
    put("- **Where:** {{where}}")
    put("- **Owner:** {{owner}}")
    put("- **What was done:** {{action}}")
    put("")
    put("{{/risk}}")
}

function declare_parts() {
    begin_part("structure", "Structure and business", "structure")
    put_block("organisation.about")
    put_facts("figures.")
    put_paragraphs(1)
    begin_part("supply", "Supply chains", "structure")
    put_paragraphs(2)
    put_facts("supply.")
    put_table("goods", "What is bought in {{statement.period_end.year}}")
    begin_part("policies", "Policies", "policies")
    put_paragraphs(2)
    put_facts("policy.")
    begin_part("responsibility", "Who answers for it", "other")
    put_paragraphs(1)
    put_facts("responsible.")
    begin_part("assessment", "How risks are found", "risk")
    put_paragraphs(1)
    put_block("assessment.method")
    put_facts("assessment.")
    begin_part("risks", "Risks", "risk")
    put_paragraphs(1)
    put_risks()
    begin_part("diligence", "Due diligence", "due-diligence")
    put_paragraphs(6)
    begin_part("remedy", "Putting right", "remediation")
    put_paragraphs(3)
    put_facts("remedy.")
    begin_part("training", "Training", "training")
    put_paragraphs(2)
    put_facts("training.")
    begin_part("effectiveness", "What it has changed", "effectiveness")
    put_paragraphs(5)
    put_table("kpis", "Indicators, with last year beside them")
    put_facts("signatory.date")
    put("Signed by {{signatory.first_name}} {{signatory.last_name}}," \
        " {{signatory.role}}.")
}

BEGIN {
    declare_fields()
    declare_sentences()
    declare_parts()
}
