// SPDX-License-Identifier: BSD-2-Clause
// A page on paper. A token that is put at both ends of what must not be cut is
// looked for, page by page, in the text of the PDF that the browser prints.
"use strict";

const { execFileSync } = require("node:child_process");
const fs = require("node:fs");

/**
 * Puts tokens in, and says what was marked: for each kind of thing the words
 * that have to be on one page, and the thing's text for a message.
 */
function mark() {
  const whole = [];
  const token = () =>
    `zq${whole.length}e${(mark.next = (mark.next || 0) + 1)}z`;
  const put = (one, ends) => {
    const what = one.textContent.trim().slice(0, 50);
    const words = ends.map(([place, where]) => {
      const word = token();
      const text = document.createElement("span");
      text.style.cssText = "font: 4px/1 sans-serif; white-space: nowrap";
      text.textContent = word;
      place[where](text);
      return word;
    });
    whole.push({ words, what });
  };
  const folded = (one) => one.closest(".chart details");
  const rows = document.querySelectorAll("main tbody tr, main tfoot tr");
  for (const row of [...rows].filter((one) => !folded(one)))
    put(
      row,
      [...row.cells].flatMap((cell) => [
        [cell, "prepend"],
        [cell, "append"],
      ]),
    );
  // A drawing: its first text and its last.
  for (const svg of document.querySelectorAll("main svg")) {
    const texts = [...svg.querySelectorAll("text")];
    const words = [texts[0], texts.at(-1)].map((place) => {
      const text = place.cloneNode(false);
      text.setAttribute("style", "font: 4px/1 sans-serif");
      text.textContent = token();
      svg.append(text);
      return text.textContent;
    });
    whole.push({ words, what: svg.querySelector("title").textContent });
  }
  for (const heading of document.querySelectorAll("main h2, main h3")) {
    let next = heading.nextElementSibling;
    while (next && next.matches("h3, h4")) next = next.nextElementSibling;
    if (next && next.matches("p"))
      put(heading, [
        [heading, "append"],
        [next, "prepend"],
      ]);
  }
  for (const heading of document.querySelectorAll(
    'main h2[data-area~="approval"]',
  )) {
    const ends = [[heading, "prepend"]];
    for (
      let next = heading.nextElementSibling;
      next && !next.matches("h2");
      next = next.nextElementSibling
    )
      if (next.matches("p")) ends.push([next, "prepend"], [next, "append"]);
    put(heading, ends);
  }
  return whole;
}

/** Whether the title has the width that what follows it has. */
async function isTitleWide(page) {
  await page.emulateMediaType("print");
  const wide = await page.evaluate(() => {
    const width = (one) => one.getBoundingClientRect().width;
    const title = document.querySelector("h1");
    const all = [...title.parentElement.children].map(width);
    return width(title) > Math.max(...all) / 2;
  });
  await page.emulateMediaType(null);
  return wide;
}

/** Prints a page, and gives the text of each sheet. */
async function sheets(page) {
  const file = page.file.replace(/\.html$/, "") + ".pdf";
  try {
    await page.pdf({ path: file, preferCSSPageSize: true });
    const text = execFileSync("pdftotext", ["-layout", file, "-"], {
      encoding: "utf8",
    });
    return text.split("\f").slice(0, -1);
  } finally {
    fs.rmSync(file, { force: true });
  }
}

async function paper(page) {
  const faults = [];
  const title = await page.title();
  const link = await page.$$eval("main a[href^=http]", (all) =>
    all.length ? all[0].getAttribute("href") : "",
  );
  const draft = (await page.$(".draft")) !== null;
  const word = draft && (await page.$eval(".draft strong", (b) => b.innerText));
  const source = await page.$eval("html", (html) => html.dataset.source || "");
  const skip = await page.$eval(".skip", (one) => one.textContent);
  const whole = await page.evaluate(mark);
  const printed = await sheets(page);
  const joined = printed.join("\n").replace(/\s+/g, "");
  if (link && !joined.includes(link.replace(/\s+/g, "")))
    faults.push(`the address of a link is not printed: ${link}`);
  if (!(await isTitleWide(page))) faults.push("the title is a narrow column");
  if (printed[0].includes(skip)) faults.push("the skip link is printed");
  // A draft's title begins with the word; another may have a colon of its own.
  const running = (draft ? title.replace(/^[^:]*: /, "") : title).slice(0, 30);
  printed.forEach((text, i) => {
    const sheet = `sheet ${i + 1}`;
    if (i && !text.includes(running)) faults.push(`${sheet} has no title`);
    if (word && !text.toLowerCase().includes(word.toLowerCase()))
      faults.push(`${sheet} does not say that it is a draft`);
    if (!text.includes(source)) faults.push(`${sheet} does not say: ${source}`);
    if (!new RegExp(`\\b${i + 1} */ *${printed.length}\\b`).test(text))
      faults.push(`${sheet} has no number`);
  });
  for (const { words, what } of whole) {
    const on = words.map((one) => printed.findIndex((s) => s.includes(one)));
    if (on.includes(-1)) faults.push(`not printed whole: ${what}`);
    else if (new Set(on).size > 1)
      faults.push(`cut between sheets ${[...new Set(on)].join(", ")}: ${what}`);
  }
  return faults;
}

module.exports = { paper };
