// SPDX-License-Identifier: BSD-2-Clause
// test.js FOLDER PAGE.html…: runs every check on every page, then plants
// faults in the last that is a draft, and expects each to be caught. Prints
// TAP.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { launch, open } = require("./browser.js");
const { charts } = require("./charts.js");
const { copies } = require("./form.js");
const { keyboard } = require("./keyboard.js");
const { paper } = require("./paper.js");
const { valid } = require("./valid.js");
const plants = require("./plant.js");

// In this order: marks that `paper` puts in stay in the page.
const checks = { ...require("./checks.js"), charts, copies, keyboard, paper };
const says = {
  accessible: "axe finds nothing, in light and dark, wide and narrow",
  keepsToItself: "no script, and no request to anywhere",
  reflows: "nothing scrolls sideways at 320 pixels, or is narrow at 1280",
  tables: "tables are named, headed, and can be scrolled",
  charts: "charts say what they show, nothing of them is cut or faint, or told by colour",
  head: "landmarks, contents and metadata are whole",
  links: "links to other pages lead to them",
  passages: "links to passages lead to them",
  drafts: "a draft and its gaps are seen and counted",
  copies: "what it copies, and counts, is what it shows",
  keyboard: "the keyboard reaches the text first, and shows where it is",
  paper: "nothing is cut on paper, and every sheet says what it is",
  valid: "the HTML is valid",
};
const minutes = 20;

// What is asked of a statement's page, and not of one about it; and what only
// of one to fill a form in from.
const ofStatements = ["head", "drafts"];
const ofForms = ["copies"];

const isForm = (file) => file.split(path.sep).includes("registry");
const isAbout = (file) => isForm(file) || path.basename(file) !== "index.html";

let count = 0;
let failed = 0;

function ok(holds, name, faults) {
  count++;
  if (!holds) failed++;
  console.log(`${holds ? "" : "not "}ok ${count} - ${name.replace(/#/g, "")}`);
  if (!holds)
    for (const fault of faults) console.log(`# ${fault.replace(/\n/g, " ")}`);
}

/** The page with a fault in it, in a file of its own. */
function plant(folder, html, [, , , from, to], number) {
  const faulty = html.replace(from, to);
  if (faulty === html) throw new Error(`nowhere to plant: ${from}`);
  const file = path.join(folder, `planted-${number}.html`);
  fs.writeFileSync(file, faulty);
  return file;
}

async function holdPage(browser, { file, name }, invalid) {
  const page = await open(browser, file);
  const about = isAbout(file);
  for (const check of Object.keys(checks)) {
    if (about && ofStatements.includes(check)) continue;
    if (!isForm(file) && ofForms.includes(check)) continue;
    const faults = await checks[check](page);
    ok(!faults.length, `${name}: ${says[check]}`, faults);
  }
  ok(!invalid.length, `${name}: ${says.valid}`, invalid);
  const title = await page.title();
  await page.close();
  return title;
}

/** No two pages of a project have one title; the current one stands twice. */
function repeated(pages, titles) {
  const project = (name) => name.split(path.sep)[0];
  return pages
    .map(({ name }, i) => ({ name, title: `${project(name)}: ${titles[i]}` }))
    .filter(({ name }) => path.basename(name) !== "public")
    .map(({ title }) => title)
    .filter((title, i, all) => all.indexOf(title) !== i);
}

async function holdPlanted(browser, file, [check, what, expected], invalid) {
  let faults = invalid;
  if (check !== "valid") {
    const page = await open(browser, file);
    faults = await checks[check](page);
    await page.close();
  }
  const caught = faults.some((fault) => expected.test(fault));
  ok(caught, `${what} is caught`, ["what was said:", ...faults]);
}

async function main([folder, ...files]) {
  const pages = files.map((given) => {
    const file = fs.realpathSync(given);
    const name = path
      .relative(fs.realpathSync(folder), file)
      .replace(/\/index\.html$/, "");
    return { file, name: name.startsWith("..") ? file : name };
  });
  const html = pages
    .map(({ file }) => fs.readFileSync(file, "utf8"))
    .findLast((text) => text.includes('<div class="draft">'));
  if (!html) throw new Error("none of the pages is a draft");
  const forms = pages
    .filter(({ file }) => isForm(file))
    .map(({ file }) => fs.readFileSync(file, "utf8"))
    .find((text) => text.includes('class="length"'));
  if (!forms) throw new Error("none of the pages is a form's that counts");
  const planted = plants.map((one, i) =>
    plant(folder, ofForms.includes(one[0]) ? forms : html, one, i + 1),
  );
  const invalid = valid(pages.map(({ file }) => file).concat(planted));
  const browser = await launch(folder);
  const timer = setTimeout(() => {
    console.log(`Bail out! not done after ${minutes} minutes`);
    browser.process().kill("SIGKILL");
    process.exit(1);
  }, minutes * 60000);
  try {
    const titles = [];
    for (const page of pages)
      titles.push(await holdPage(browser, page, invalid.get(page.file)));
    const again = repeated(pages, titles);
    ok(!again.length, "each page of a project has its own title", again);
    for (const [i, one] of plants.entries())
      await holdPlanted(browser, planted[i], one, invalid.get(planted[i]));
  } finally {
    clearTimeout(timer);
    await browser.close();
  }
  console.log(`1..${count}`);
  process.exitCode = failed ? 1 : 0;
}

main(process.argv.slice(2)).catch((error) => {
  console.log(`Bail out! ${String(error.message).split("\n")[0]}`);
  console.error(error);
  process.exitCode = 1;
});
