// SPDX-License-Identifier: BSD-2-Clause
// Faults to plant in a draft, so that each check is seen to catch them: the
// check, what is planted, what has to be said of it, what it stands in for,
// and what to put there.
"use strict";

const style = (rules) => ["</style>", `${rules}</style>`];
const text = (html) => ["</h1>", `</h1>${html}`];
const rows = "<tr><th scope=row>x<td>" + "a <br>".repeat(7);

module.exports = [
  ["accessible", "a page in no language", /html-has-lang/, / lang="[^"]*"/, ""],
  [
    "accessible",
    "faint text",
    /light, 1280 px: color-contrast/,
    ...style("main p { color: #aaa }"),
  ],
  [
    "accessible",
    "faint text in the dark",
    /dark, 1280 px: color-contrast/,
    ...style("@media (prefers-color-scheme: dark) { main p { color: #333 } }"),
  ],
  [
    "accessible",
    "faint text on a narrow screen",
    /light, 320 px: color-contrast/,
    ...style("@media (max-width: 400px) { main p { color: #aaa } }"),
  ],
  ["accessible", "a skipped level", /heading-order/, ...text("<h4>x</h4>")],
  [
    "accessible",
    "an image without words",
    /image-alt/,
    ...text('<img src="data:,">'),
  ],
  [
    "charts",
    "a chart without words",
    /a chart has no title/,
    ...text("<svg width=9 height=9></svg>"),
  ],
  [
    "charts",
    "a chart that is cut",
    /sticks out: xxxxxx.*/,
    ...text(
      `<figure><svg role=img aria-labelledby=x aria-describedby=x width=20
      height=20><title id=x>x</title><text y=10>xxxxxx</text></svg></figure>`,
    ),
  ],
  [
    "charts",
    "a faint bar",
    /light, 320 px: too faint/,
    ...text(
      `<svg width=9 height=9 style="fill: #eee"><rect class=bar width=9
      height=9 /></svg>`,
    ),
  ],
  [
    "charts",
    "a faint bar in the dark",
    /dark, 1280 px: too faint: bar/,
    ...style(
      "@media (prefers-color-scheme: dark) { .chart .bar { fill: #333 } }",
    ),
  ],
  [
    "charts",
    "a line that fades",
    /light, 320 px: too faint: path/,
    ...style(".chart .path { opacity: 0.3 }"),
  ],
  [
    "charts",
    "a faint target on paper",
    /paper: too faint: target/,
    ...style("@media print { .chart .target { stroke: #bbb } }"),
  ],
  [
    "charts",
    "a faint text of a chart",
    /light, 320 px: text too faint/,
    ...style(".chart .key { fill: #888 }"),
  ],
  [
    "charts",
    "a chart in colours that are not the reader's",
    /forced colours: not in the reader's colour/,
    ...style(".chart .bar { fill: #666 !important }"),
  ],
  [
    "charts",
    "years of two colours and one shape",
    /paper: told apart by colour alone/,
    ...text(
      `<svg width=90 height=90><rect class=bar width=9 height=9 fill="#00f" />
      <text class=key>2024</text><rect class=bar width=9 height=9 fill="#a00" />
      <text class=key>2025</text></svg>`,
    ),
  ],
  [
    "charts",
    "a target that its bar hides",
    /a target that its bar hides/,
    ...text(
      `<svg width=90 height=90><rect class=bar width=60 height=60 />
      <line class=target x1=30 x2=30 y1=20 y2=40 stroke="#000" /></svg>`,
    ),
  ],
  ["valid", "an id twice", /Duplicate ID/, ...text("<p id=x>x<p id=x>x")],
  ["valid", "a stray end tag", /Stray end tag/, ...text("</section>")],
  [
    "keepsToItself",
    "an image from elsewhere",
    /asks for .*x\.png/,
    ...text('<img src="http://127.0.0.1:9/x.png" alt="x">'),
  ],
  [
    "keepsToItself",
    "a font from elsewhere",
    /asks for/,
    ...style(
      "@font-face { font-family: x; src: url(http://127.0.0.1:9/x) }" +
        "main p { font-family: x }",
    ),
  ],
  ["keepsToItself", "a script", /has a script/, ...text("<script>1</script>")],
  [
    "reflows",
    "a wide box",
    /as it is: 4\d\d px wide/,
    ...text('<p style="width: 400px">x'),
  ],
  [
    "reflows",
    "a line that does not break",
    /as it is: \d+ px wide/,
    ...text(`<p style="white-space:
    nowrap">${"x ".repeat(60)}`),
  ],
  [
    "reflows",
    "a text in the column of the contents",
    /\d+ px for the text at 1280/,
    ...style("main { grid-column: 1 !important }"),
  ],
  [
    "tables",
    "a table without a caption",
    /no caption/,
    /<caption[^>]*>.*?<\/caption>/s,
    "",
  ],
  ["tables", "a row without a heading", /no row heading/, / scope="row"/, ""],
  [
    "tables",
    "numbers to the left",
    /not to the right/,
    ...style(".number { text-align: left }"),
  ],
  ["tables", "a region out of reach", /no region/, / tabindex="0"/, ""],
  [
    "head",
    "no description",
    /0 of .*description/,
    /<meta name="description"[^>]*>/,
    "",
  ],
  [
    "head",
    "broken metadata",
    /does not parse/,
    '"@type":"Report"',
    '"@type":Report',
  ],
  [
    "head",
    "a draft that may be found",
    /noindex/,
    /<meta name="robots"[^>]*>/,
    "",
  ],
  [
    "head",
    "contents that lead nowhere",
    /lead nowhere/,
    /href="#(?!_)/,
    'href="#x-',
  ],
  [
    "links",
    "a link to a page that is not there",
    /nowhere\.html/,
    ...text('<a href="nowhere.html">x</a>'),
  ],
  [
    "drafts",
    "a gap that is not counted",
    /says \d+ gaps and has/,
    ...text('<mark class="gap">x</mark>'),
  ],
  [
    "drafts",
    "a gap of colour alone",
    /not boxed/,
    ...text('<mark class="gap" style="border: 0">x</mark>'),
  ],
  [
    "drafts",
    "no word of a draft on paper",
    /print: .* not seen/,
    ...style("@media print { .draft { display: none } }"),
  ],
  [
    "copies",
    "a button that copies another text",
    /copies '.*' of '/,
    "writeText(element.textContent)",
    'writeText("x")',
  ],
  [
    "copies",
    "a selection that is not copied",
    /selection: copies/,
    'document.execCommand("copy")',
    "true",
  ],
  [
    "copies",
    "a button that says nothing",
    /says nothing/,
    "button.textContent = done",
    "element.title = done",
  ],
  [
    "copies",
    "a count that is wrong",
    /counts 9\d+, and/,
    '<span class="length">',
    '<span class="length">9',
  ],
  [
    "copies",
    "a button without its script",
    /buttons that do nothing/,
    / hidden>Copy/,
    ">Copy",
  ],
  ["keyboard", "no skip link", /not the first stop/, / class="skip"/, ""],
  [
    "keyboard",
    "a hidden skip link",
    /not seen when/,
    ...style(".skip { left: -99em }"),
  ],
  [
    "keyboard",
    "no outline",
    /no outline/,
    ...style("* { outline: none !important }"),
  ],
  [
    "keyboard",
    "a bar over what has the focus",
    /not seen: /,
    ...text('<div style="position: fixed; inset: 0; z-index: 9">x</div>'),
  ],
  [
    "paper",
    "cut rows",
    /cut between .*: x/,
    // The table of a chart, which has no caption, is not on paper.
    /(<\/caption>.*?)<tbody>.*?<\/tbody>/s,
    `$1<tbody style="break-inside: auto">${rows.repeat(90)}</tbody>
    <style>tr { break-inside: auto !important }</style>`,
  ],
  [
    "paper",
    "a cut signature",
    /cut between .*: /,
    /(<h2[^>]*data-area="[^"]*approval[^"]*"[^>]*>.*?<\/h2>)/s,
    '$1<p>x<p style="break-before: page !important">x',
  ],
  [
    "paper",
    "a title that is a narrow column",
    /narrow column/,
    ...style("@media print { h1 { display: table-caption; width: 9em } }"),
  ],
  [
    "paper",
    "links without addresses",
    /address of a link/,
    ...style("main a::after { content: none !important }"),
  ],
];
