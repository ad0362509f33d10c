// SPDX-License-Identifier: BSD-2-Clause
// preview.js PAGE.html PICTURE.png: draws a page on a wide screen, and beside
// it its first chart on a narrow one in the dark; with 256 colours, so that the
// picture is small.
"use strict";

const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const zlib = require("node:zlib");
const { launch, open, show } = require("./browser.js");

const height = 860;
const wide = 1240;
const narrow = 400;
const gap = 24;

/** The pixels of both screens, beside each other, as RGBA. */
async function draw(browser, file) {
  const page = await open(browser, file);
  const shots = [];
  for (const [width, scheme] of [
    [wide, "light"],
    [narrow, "dark"],
  ]) {
    await show(page, width, height, scheme);
    if (width === narrow)
      await page.$eval("main figure", (chart) => chart.scrollIntoView());
    shots.push(await page.screenshot({ encoding: "base64" }));
  }
  const all = await page.evaluate(
    async (shots, [wide, narrow, gap, height]) => {
      const canvas = new OffscreenCanvas(wide + gap + narrow, height);
      const context = canvas.getContext("2d", { willReadFrequently: true });
      context.fillStyle = "#fff";
      context.fillRect(0, 0, canvas.width, height);
      for (const [i, shot] of shots.entries()) {
        const bytes = Uint8Array.from(atob(shot), (c) => c.charCodeAt(0));
        const picture = await createImageBitmap(new Blob([bytes]));
        context.drawImage(picture, i ? wide + gap : 0, 0);
      }
      context.strokeStyle = "#bbb";
      context.strokeRect(0.5, 0.5, wide - 1, height - 1);
      const { data } = context.getImageData(0, 0, canvas.width, height);
      let text = "";
      for (let i = 0; i < data.length; i += 32768)
        text += String.fromCharCode(...data.subarray(i, i + 32768));
      return btoa(text);
    },
    shots,
    [wide, narrow, gap, height],
  );
  await page.close();
  return Buffer.from(all, "base64");
}

/** The most frequent colours, and for each pixel the nearest of them. */
function reduce(pixels) {
  const counts = new Map();
  const colours = new Uint32Array(pixels.length / 4);
  for (let i = 0; i < colours.length; i++) {
    colours[i] = pixels.readUIntBE(4 * i, 3);
    counts.set(colours[i], (counts.get(colours[i]) || 0) + 1);
  }
  const palette = [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, 256)
    .map(([colour]) => colour);
  const parts = (c) => [c >> 16, (c >> 8) & 255, c & 255];
  const nearest = new Map();
  for (const colour of counts.keys()) {
    const [r, g, b] = parts(colour);
    let best = Infinity;
    palette.forEach((other, i) => {
      const [x, y, z] = parts(other);
      const far = (r - x) ** 2 + (g - y) ** 2 + (b - z) ** 2;
      if (far < best) nearest.set(colour, i);
      best = Math.min(best, far);
    });
  }
  return { palette, indices: colours.map((one) => nearest.get(one)) };
}

function crc(bytes) {
  let rest = ~0;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++)
      rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return ~rest >>> 0;
}

function png(width, height, { palette, indices }) {
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const out = Buffer.alloc(8 + body.length);
    out.writeUInt32BE(data.length);
    body.copy(out, 4);
    out.writeUInt32BE(crc(body), 4 + body.length);
    return out;
  };
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++)
    rows.set(indices.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", head),
    chunk(
      "PLTE",
      Buffer.from(palette.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255])),
    ),
    chunk("IDAT", zlib.deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

async function main([file, picture]) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "preview-"));
  const browser = await launch(folder);
  try {
    const pixels = await draw(browser, fs.realpathSync(file));
    const out = png(wide + gap + narrow, height, reduce(pixels));
    fs.writeFileSync(picture, out);
  } finally {
    await browser.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
