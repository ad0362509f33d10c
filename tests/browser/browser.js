// SPDX-License-Identifier: BSD-2-Clause
// A headless Chromium that speaks to nobody, and pages in it.
"use strict";

const path = require("node:path");
const { pathToFileURL } = require("node:url");
const puppeteer = require("puppeteer-core");

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts a browser whose profile is in `folder`, which the caller removes. */
function launch(folder) {
  return puppeteer.launch({
    executablePath: process.env.CHROMIUM,
    userDataDir: path.join(folder, "profile"),
    args: flags,
    handleSIGINT: true,
    handleSIGTERM: true,
    handleSIGHUP: true,
  });
}

/**
 * Opens a file. Every request but the one for the file itself is stopped and
 * noted in `page.strays`; so is what the browser has to say in its console.
 */
async function open(browser, file) {
  const page = await browser.newPage();
  const own = pathToFileURL(file).href;
  page.file = file;
  page.strays = [];
  page.complaints = [];
  page.on("console", (message) => page.complaints.push(message.text()));
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    // What stands in the page itself is asked of nobody.
    const inside = request.url().startsWith("data:");
    if (inside || request.url() === own) return request.continue();
    page.strays.push(request.url());
    return request.abort();
  });
  await page.goto(own, { waitUntil: "load" });
  return page;
}

/** Shows the page on a screen so wide, in light or dark. */
async function show(page, width, height, scheme) {
  await page.setViewport({ width, height });
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: scheme },
  ]);
}

module.exports = { launch, open, show };
