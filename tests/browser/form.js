// SPDX-License-Identifier: BSD-2-Clause
// A page to fill a form in from: what it copies is what it shows, with the
// browser's clipboard and without, its counts are those of what would be sent,
// and with scripts off it can still be read.
"use strict";

const { show } = require("./browser.js");

/** A box with a text, and keys pressed in it with Control; gives its text. */
async function inBox(page, text, keys) {
  await page.evaluate((value) => {
    const box = document.createElement("textarea");
    box.id = "box";
    box.value = value;
    document.body.append(box);
    box.focus();
  }, text);
  await page.keyboard.down("Control");
  for (const key of keys) await page.keyboard.press(key);
  await page.keyboard.up("Control");
  return page.$eval("#box", (box) => {
    const { value } = box;
    box.remove();
    return value;
  });
}

/** What the clipboard holds, as a person would see it. */
const pasted = (page) => inBox(page, "", ["KeyV"]);
/** So that it holds nothing of what is copied next. */
const forget = (page) => inBox(page, "something else", ["KeyA", "KeyC"]);

/** The first answer, the last, and one of several paragraphs. */
function chosen(page) {
  return page.evaluate(() => {
    const all = [...document.querySelectorAll("button[data-copies]")];
    const text = (one) => document.getElementById(one.dataset.copies);
    const long = all.findIndex((one) => text(one).textContent.includes("\n"));
    const picked = new Set([0, all.length - 1, long < 0 ? 0 : long]);
    return [...picked].map((i) => all[i].dataset.copies);
  });
}

async function copyOne(page, how, id) {
  const faults = [];
  const button = `button[data-copies="${id}"]`;
  const text = await page.$eval(`#${id}`, (one) => one.textContent);
  await forget(page);
  await page.click(button);
  await page
    .waitForFunction(
      (b) => document.querySelector(b).textContent !== "Copy",
      { timeout: 5000 },
      button,
    )
    .catch(() => faults.push(`${how}: the button says nothing: ${id}`));
  const said = await page.$eval('[role="status"]', (one) => one.textContent);
  if (!/^Copied: ./.test(said)) faults.push(`${how}: is said: '${said}'`);
  const got = await pasted(page);
  if (got !== text)
    faults.push(`${how}: copies '${got}' of '${text}'`);
  return faults;
}

/** Characters as a browser sends them: UTF-16, and a line break is two. */
function counts(page) {
  return page.$$eval(".field", (fields) =>
    fields.flatMap((field) => {
      const count = field.querySelector(".length");
      if (!count) return [];
      const text = field.querySelector(".answer").textContent;
      const sent = text.replace(/\r?\n/g, "\r\n").length;
      return Number(count.textContent) === sent
        ? []
        : [`counts ${count.textContent}, and ${sent} are sent: ${text}`];
    }),
  );
}

async function withoutScripts(page) {
  const faults = [];
  await page.setJavaScriptEnabled(false);
  await page.reload({ waitUntil: "load" });
  const seen = await page.$$eval("button", (all) =>
    all.filter((one) => one.getClientRects().length).length,
  );
  if (seen) faults.push(`without scripts: ${seen} buttons that do nothing`);
  const lost = await page.$$eval(".answer", (all) =>
    all.filter((one) => !one.getClientRects().length).length,
  );
  if (lost) faults.push(`without scripts: ${lost} answers are not seen`);
  await page.setJavaScriptEnabled(true);
  await page.reload({ waitUntil: "load" });
  return faults;
}

async function copies(page) {
  await show(page, 1280, 800, "light");
  const faults = await withoutScripts(page);
  const names = await page.$$eval("button[data-copies]", (all) =>
    all.map((one) => [one.getAttribute("aria-label"), one.hidden]),
  );
  // A form of which nothing is answered yet has nothing to copy.
  if (!names.length)
    return (await page.$("pre.answer"))
      ? [...faults, "there is nothing to copy"]
      : faults;
  for (const [name, hidden] of names)
    if (hidden || !/^Copy: ./.test(name || ""))
      faults.push(`a button that is not seen or has no name: ${name}`);
  const ids = await chosen(page);
  for (const id of ids) faults.push(...(await copyOne(page, "clipboard", id)));
  if (faults.length) return faults;
  await page.reload({ waitUntil: "load" });
  await page.evaluate(() =>
    Object.defineProperty(navigator, "clipboard", { value: undefined }),
  );
  for (const id of ids) faults.push(...(await copyOne(page, "selection", id)));
  faults.push(...(await counts(page)));
  await page.reload({ waitUntil: "load" });
  return faults;
}

module.exports = { copies };
