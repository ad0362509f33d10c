// SPDX-License-Identifier: BSD-2-Clause
// test.js FOLDER PAGE.html…: runs every check on every page, then plants
// faults in the last, a draft, and expects each to be caught. Prints TAP.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { launch, open } = require("./browser.js");
const { keyboard } = require("./keyboard.js");
const { paper } = require("./paper.js");
const { valid } = require("./valid.js");
const plants = require("./plant.js");

// In this order: marks that `paper` puts in stay in the page.
const checks = { ...require("./checks.js"), keyboard, paper };
const says = {
  accessible: "axe finds nothing, in light and dark, wide and narrow",
  keepsToItself: "no script, and no request to anywhere",
  reflows: "nothing scrolls sideways at 320 pixels",
  tables: "tables are named, headed, and can be scrolled",
  head: "landmarks, contents and metadata are whole",
  drafts: "a draft and its gaps are seen and counted",
  keyboard: "the keyboard reaches the text first, and shows where it is",
  paper: "nothing is cut on paper, and every sheet says what it is",
  valid: "the HTML is valid",
};
const minutes = 8;

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

async function holdPage(browser, file, invalid) {
  const name = path.basename(path.dirname(file));
  const of = path.basename(path.resolve(file, "../../..")) + ` ${name}`;
  const page = await open(browser, file);
  for (const check of Object.keys(checks)) {
    const faults = await checks[check](page);
    ok(!faults.length, `${of}: ${says[check]}`, faults);
  }
  ok(!invalid.length, `${of}: ${says.valid}`, invalid);
  const title = await page.title();
  await page.close();
  return title;
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

async function main([folder, ...pages]) {
  const files = pages.map((page) => fs.realpathSync(page));
  const html = fs.readFileSync(files.at(-1), "utf8");
  const planted = plants.map((one, i) => plant(folder, html, one, i + 1));
  const invalid = valid(files.concat(planted));
  const browser = await launch(folder);
  const timer = setTimeout(() => {
    console.log(`Bail out! not done after ${minutes} minutes`);
    browser.process().kill("SIGKILL");
    process.exit(1);
  }, minutes * 60000);
  try {
    const titles = [];
    for (const file of files)
      titles.push(await holdPage(browser, file, invalid.get(file)));
    ok(new Set(titles).size === titles.length, "titles are unique", titles);
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
