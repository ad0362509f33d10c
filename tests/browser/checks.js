// SPDX-License-Identifier: BSD-2-Clause
// What has to hold of every page. A check gets a page and returns its faults,
// a line each: none when all is well.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { fileURLToPath } = require("node:url");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const { show } = require("./browser.js");

const tags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];
// The rules that look at colours; the others find in the dark what they find
// in the light.
const colours = ["color-contrast", "link-in-text-block"];

async function accessible(page) {
  const faults = [];
  await page.evaluate(axe);
  for (const width of [1280, 320])
    for (const scheme of ["light", "dark"]) {
      await show(page, width, 800, scheme);
      const runOnly =
        scheme === "dark"
          ? { type: "rule", values: colours }
          : { type: "tag", values: tags };
      const found = await page.evaluate(async (runOnly) => {
        for (const details of document.querySelectorAll("details"))
          details.open = true;
        const resultTypes = ["violations"];
        return (await axe.run(document, { runOnly, resultTypes })).violations;
      }, runOnly);
      for (const { id, help, nodes } of found)
        for (const node of nodes)
          faults.push(`${scheme}, ${width} px: ${id}: ${help}: ${node.target}`);
    }
  return faults;
}

async function keepsToItself(page) {
  const faults = page.strays.map((url) => `asks for ${url}`);
  faults.push(...page.complaints.map((text) => `the browser says: ${text}`));
  // A page that copies has a script, which stands in it.
  const own = (await page.$("main#_form")) ? "[src]" : "";
  const scripts = await page.$$eval(
    `script${own}:not([type="application/ld+json"]), [onclick], [onload]`,
    (all) => all.map((one) => `has a script: ${one.outerHTML.slice(0, 60)}`),
  );
  return faults.concat(scripts);
}

/**
 * Nothing scrolls sideways but a table, also with the spacing of WCAG 1.4.12;
 * and the text has its room on a wide screen.
 */
async function reflows(page) {
  const faults = [];
  await show(page, 320, 256, "light");
  const measure = () =>
    page.evaluate(() => {
      const width = document.documentElement.scrollWidth;
      const wide = [...document.querySelectorAll("main > *, header *, nav *")]
        .filter((one) => one.getBoundingClientRect().right > 320.5)
        .map((one) => one.outerHTML.slice(0, 60));
      return { width, wide };
    });
  const judge = (how, { width, wide }) => {
    if (width > 320) faults.push(`${how}: ${width} px wide at 320`);
    faults.push(...wide.map((one) => `${how}: sticks out: ${one}`));
  };
  judge("as it is", await measure());
  const spacing = await page.addStyleTag({
    content: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`,
  });
  judge("with wide spacing", await measure());
  await spacing.evaluate((style) => style.remove());
  await show(page, 1280, 800, "light");
  const column = await page.$eval("main", (one) => one.clientWidth);
  if (column < 480) faults.push(`${column} px for the text at 1280`);
  return faults;
}

/** A table that scrolls can be reached and named; a cell is not scrolled away. */
async function tables(page) {
  await show(page, 320, 800, "light");
  return page.evaluate(() => {
    const faults = [];
    for (const table of document.querySelectorAll("main table")) {
      const caption =
        table.caption ||
        document.getElementById(table.getAttribute("aria-labelledby"));
      const what = caption ? caption.textContent.trim() : "a table";
      const region = table.closest('[role="region"]');
      if (!caption || !what) faults.push("a table has no caption");
      if (!region || region.tabIndex !== 0) faults.push(`no region: ${what}`);
      else if (table.getBoundingClientRect().width > region.clientWidth + 1) {
        const by = (region.getAttribute("aria-labelledby") || "")
          .split(" ")
          .map((id) => document.getElementById(id));
        if (!by.every((one) => one && one.textContent.trim()))
          faults.push(`no name: ${what}`);
        if (!/auto|scroll/.test(getComputedStyle(region).overflowX))
          faults.push(`does not scroll: ${what}`);
      }
      for (const cell of table.querySelectorAll("th"))
        if (!cell.scope) faults.push(`no scope: ${cell.textContent}: ${what}`);
      for (const row of table.querySelectorAll("tbody tr"))
        if (!row.querySelector('th[scope="row"]'))
          faults.push(`no row heading: ${row.textContent.trim()}: ${what}`);
      for (const cell of table.querySelectorAll(".number")) {
        const style = getComputedStyle(cell);
        if (!/right|end/.test(style.textAlign))
          faults.push(`not to the right: ${cell.textContent}: ${what}`);
        if (!style.fontVariantNumeric.includes("tabular-nums"))
          faults.push(`not tabular: ${cell.textContent}: ${what}`);
      }
    }
    return faults;
  });
}

async function head(page) {
  return page.evaluate(() => {
    const faults = [];
    const all = (query) => [...document.querySelectorAll(query)];
    const one = (query) => {
      const found = all(query);
      if (found.length !== 1) faults.push(`${found.length} of ${query}`);
      return found[0];
    };
    for (const query of [
      "html[lang]",
      "h1",
      "body > header",
      "main",
      "body > footer",
      'meta[name="viewport"]',
      'meta[property="og:title"][content]',
      'meta[property="og:locale"][content]',
    ])
      one(query);
    // A note that a statement was withdrawn is too short for these.
    if (all("main h2").length)
      for (const query of [
        "nav.contents",
        'meta[name="description"][content]',
        'meta[property="og:description"][content]',
      ])
        one(query);
    if (all('meta[content=""]').length) faults.push("an empty meta");
    const draft = all(".draft").length > 0;
    const robots = all('meta[name="robots"][content="noindex"]').length > 0;
    const link = all('link[rel="canonical"]').length;
    if (draft !== robots) faults.push("a draft, or noindex, but not both");
    if (draft && link) faults.push("a draft with a canonical link");
    const data = one('script[type="application/ld+json"]');
    try {
      const report = JSON.parse(data.textContent);
      if (report["@type"] !== "Report" || !report.name)
        faults.push("JSON-LD that is not of a Report with a name");
    } catch (error) {
      faults.push(`JSON-LD that does not parse: ${error.message}`);
    }
    const targets = all("h2[id], h3[id]")
      .map((heading) => heading.id)
      .filter((id) => !id.startsWith("_")); // the theme's own
    const linked = all("nav.contents a").map((a) =>
      decodeURIComponent(a.hash.slice(1)),
    );
    for (const id of targets)
      if (!linked.includes(id)) faults.push(`not in the contents: ${id}`);
    for (const id of linked)
      if (!document.getElementById(decodeURIComponent(id)))
        faults.push(`the contents lead nowhere: ${id}`);
    return faults;
  });
}

/**
 * A link to a file beside the page leads to it; a host shows the page of a
 * folder, which a draft, opened from a folder, cannot count on.
 */
async function links(page) {
  const draft = (await page.$(".draft")) !== null;
  const all = await page.$$eval("a[href], link[href]", (found) =>
    found.map((one) => one.href).filter((url) => url.startsWith("file:")),
  );
  const isFile = (file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile();
  return all.filter((url) => {
    const file = fileURLToPath(url.replace(/[#?].*/, ""));
    return !isFile(file) && (draft || !isFile(path.join(file, "index.html")));
  });
}

/** A link into another page leads to something that it has. */
async function passages(page) {
  const all = await page.$$eval("main a[href*='#']", (found) =>
    found.map((one) => one.href).filter((url) => url.startsWith("file:")),
  );
  return all.filter((url) => {
    const [file, id] = url.split("#");
    const html = fs.readFileSync(fileURLToPath(file), "utf8");
    return !html.includes(`id="${decodeURIComponent(id)}"`);
  });
}

/** A gap is boxed, numbered and counted; a draft says so on paper as well. */
async function drafts(page) {
  const faults = [];
  for (const medium of ["screen", "print"]) {
    await page.emulateMediaType(medium);
    const found = await page.evaluate(() => {
      const said = [];
      const banner = document.querySelector(".draft");
      const gaps = [...document.querySelectorAll("mark.gap")];
      if (gaps.length && !banner) said.push("gaps, but no word of a draft");
      if (banner && banner.getBoundingClientRect().height < 24)
        said.push("the word that it is a draft is not seen");
      const numbers = banner && banner.textContent.match(/\d+/g);
      const count = numbers ? Number(numbers[0]) : 0;
      if (count !== gaps.length)
        said.push(`says ${count} gaps and has ${gaps.length}`);
      for (const gap of gaps) {
        const style = getComputedStyle(gap);
        if (!(parseFloat(style.borderTopWidth) >= 1) || !gap.textContent.trim())
          said.push(`not boxed: ${gap.textContent}`);
        if (!getComputedStyle(gap, "::before").content.includes("counter"))
          said.push(`not numbered: ${gap.textContent}`);
      }
      return said;
    });
    faults.push(...found.map((fault) => `${medium}: ${fault}`));
  }
  await page.emulateMediaType(null);
  return faults;
}

module.exports = {
  accessible,
  keepsToItself,
  reflows,
  tables,
  head,
  links,
  passages,
  drafts,
};
