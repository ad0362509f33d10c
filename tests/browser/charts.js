// SPDX-License-Identifier: BSD-2-Clause
// Charts say in words what they show, and show all of it: to whoever sees them
// in light or dark, in colours of their own, on paper, and without colour.
"use strict";

const { show } = require("./browser.js");

/** How a chart is looked at: 1280 pixels are enough for what is not colour. */
const views = [
  { name: "light, 320 px", width: 320, scheme: "light" },
  { name: "dark, 1280 px", width: 1280, scheme: "dark" },
  { name: "forced colours", width: 1280, forced: "light" },
  { name: "forced colours in the dark", width: 1280, forced: "dark" },
  { name: "paper", width: 1280, scheme: "light", media: "print" },
];

/** Colours of the reader's own, which puppeteer has no name for. */
async function force(page, scheme) {
  const client = await page.createCDPSession();
  await client.send("Emulation.setEmulatedMedia", {
    features: [
      { name: "forced-colors", value: "active" },
      { name: "prefers-color-scheme", value: scheme },
    ],
  });
  return () =>
    client
      .send("Emulation.setEmulatedMedia", { features: [] })
      .then(() => client.detach());
}

/**
 * Runs in the page: the faults of its charts as they are seen now; whether all
 * that is drawn has to be in the colour that texts have.
 */
function look(forced) {
  const faults = [];
  const context = new OffscreenCanvas(1, 1).getContext("2d", {
    willReadFrequently: true,
  });
  // The colour that comes of painting these, from the bottom up, as the page
  // itself would.
  const painted = (layers) => {
    context.clearRect(0, 0, 1, 1);
    for (const { colour, alpha } of layers) {
      context.globalAlpha = alpha;
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
    }
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const light = (layers) => {
    const [r, g, b] = painted(layers).map((c) =>
      c > 10.31 ? ((c / 255 + 0.055) / 1.055) ** 2.4 : c / 255 / 12.92,
    );
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const contrast = (ground, over) => {
    const two = [light(ground), light([...ground, over])];
    return Math.max(...two) / Math.min(...two);
  };
  const grounds = (one) => {
    const layers = [];
    for (; one; one = one.parentElement)
      layers.unshift({
        colour: getComputedStyle(one).backgroundColor,
        alpha: 1,
      });
    return [{ colour: "Canvas", alpha: 1 }, ...layers];
  };
  const opacity = (one, svg) => {
    let alpha = 1;
    for (; one !== svg.parentElement; one = one.parentElement)
      alpha *= Number(getComputedStyle(one).opacity);
    return alpha;
  };
  const colour = (one, svg, by) => ({
    colour: getComputedStyle(one)[by],
    alpha: opacity(one, svg) * Number(getComputedStyle(one)[`${by}Opacity`]),
  });
  // What a mark is painted with: an outline is what is seen of a bar that is
  // not filled.
  const brush = (mark) =>
    mark.matches(".earlier, .target, .stripes, .path") ? "stroke" : "fill";
  const own = { colour: getComputedStyle(document.body).color, alpha: 1 };
  const isOwn = (over) =>
    !forced || String(painted([over])) === String(painted([own]));
  const is = (paint) => paint && paint !== "none";
  // What is told apart of a bar by one who sees no colour.
  const shape = (bar) => {
    const { fill, stroke, strokeDasharray } = getComputedStyle(bar);
    const next = bar.nextElementSibling;
    const stripes =
      next?.matches(".stripes") && getComputedStyle(next).strokeDasharray;
    return [is(fill), is(stroke) && strokeDasharray, stripes].join();
  };

  for (const svg of document.querySelectorAll("main svg")) {
    const named = (name) =>
      document.getElementById(svg.getAttribute(name))?.textContent.trim();
    const what = named("aria-labelledby") || "a chart";
    if (svg.getAttribute("role") !== "img" || !named("aria-labelledby"))
      faults.push("a chart has no title");
    if (!named("aria-describedby")) faults.push(`no description: ${what}`);
    const table = svg.closest("figure")?.querySelector("table");
    if (!table) faults.push(`no table: ${what}`);
    const box = svg.getBoundingClientRect();
    const ground = grounds(svg);
    for (const text of svg.querySelectorAll("text")) {
      const { left, right } = text.getBoundingClientRect();
      if (left < box.left - 1 || right > box.right + 1)
        faults.push(`sticks out: ${text.textContent}: ${what}`);
      const over = colour(text, svg, "fill");
      if (contrast(ground, over) < 4.5)
        faults.push(`text too faint: ${over.colour}: ${what}`);
      if (!isOwn(over)) faults.push(`text not in the reader's colour: ${what}`);
    }
    for (const mark of svg.querySelectorAll("rect, circle, path, line")) {
      // The foot of a line shows no figure.
      if (mark.matches(".axis")) continue;
      const over = colour(mark, svg, brush(mark));
      if (!is(over.colour)) faults.push(`not drawn: ${what}`);
      else if (contrast(ground, over) < 3)
        faults.push(
          `too faint: ${mark.className.baseVal}: ${over.colour}: ${what}`,
        );
      if (!isOwn(over)) faults.push(`not in the reader's colour: ${what}`);
    }
    // A target that lies over its bar is seen above and below it.
    for (const target of svg.querySelectorAll(".target")) {
      const { top, bottom, left } = target.getBoundingClientRect();
      for (const bar of svg.querySelectorAll(".bar")) {
        const over = bar.getBoundingClientRect();
        if (over.right < left || over.bottom < top || over.top > bottom) continue;
        if (over.top - top < 4 || bottom - over.bottom < 4)
          faults.push(`a target that its bar hides: ${what}`);
      }
    }
    // The years of a chart of bars, of which its key shows one each.
    const keys = [...svg.querySelectorAll(".bar")].filter((bar) => {
      let next = bar.nextElementSibling;
      if (next?.matches(".stripes")) next = next.nextElementSibling;
      return next?.matches(".key");
    });
    const shapes = new Set(keys.map(shape));
    if (shapes.size !== keys.length)
      faults.push(`told apart by colour alone: ${what}`);
  }
  return [...new Set(faults)];
}

async function charts(page) {
  if (!(await page.$("main svg"))) return [];
  const faults = [];
  for (const { name, width, scheme, forced, media } of views) {
    await show(page, width, 800, scheme || forced);
    if (media) await page.emulateMediaType(media);
    const restore = forced && (await force(page, forced));
    const found = await page.evaluate(look, Boolean(forced));
    if (restore) await restore();
    if (media) await page.emulateMediaType(null);
    faults.push(...found.map((one) => `${name}: ${one}`));
  }
  return faults;
}

module.exports = { charts };
