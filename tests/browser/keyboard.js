// SPDX-License-Identifier: BSD-2-Clause
// A page under the keyboard: what is reached first, and whether one sees where
// one is.
"use strict";

const { show } = require("./browser.js");

/** What has the focus now, and how it is seen. */
function focused(page) {
  return page.evaluate(() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const style = getComputedStyle(one);
    const box = one.getClientRects()[0];
    const x = Math.min(Math.max(box.left + 4, 0), innerWidth - 1);
    const y = Math.min(Math.max(box.top + 4, 0), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    return {
      is: one.outerHTML.slice(0, 70),
      skip: one.matches("a.skip"),
      main: one.matches("main"),
      inMain: one.closest("main") !== null,
      outlined:
        style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
      large: box.height >= 24 && box.width >= 24,
      onScreen:
        box.bottom > 0 &&
        box.top < innerHeight &&
        box.right > 0 &&
        box.left < innerWidth,
      onTop: top !== null && one.contains(top),
    };
  });
}

async function keyboard(page) {
  const faults = [];
  await show(page, 1280, 800, "light");
  await page.evaluate(() => scrollTo(0, 0));
  await page.keyboard.press("Tab");
  const first = await focused(page);
  if (!first || !first.skip) return ["the skip link is not the first stop"];
  if (!first.outlined || !first.large || !first.onScreen || !first.onTop)
    faults.push("the skip link is not seen when it has the focus");
  await page.keyboard.press("Enter");
  const main = await focused(page);
  if (!main || !main.main) faults.push("the skip link does not lead to main");
  const count = await page.$$eval(
    "a[href], button, summary, [tabindex='0']",
    (all) => all.length,
  );
  await page.evaluate(() => {
    document.activeElement.blur();
    scrollTo(0, 0);
  });
  for (let i = 0; i < count; i++) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    if (!now) break;
    if (!now.outlined) faults.push(`no outline: ${now.is}`);
    if (!now.onScreen || !now.onTop) faults.push(`not seen: ${now.is}`);
  }
  return faults;
}

module.exports = { keyboard };
