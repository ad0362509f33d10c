// SPDX-License-Identifier: BSD-2-Clause
// What the Nu Html Checker says of files: one Java for all of them.
"use strict";

const { spawnSync } = require("node:child_process");
const path = require("node:path");
const { fileURLToPath } = require("node:url");

const jar = path.join(
  path.dirname(require.resolve("vnu-jar/package.json")),
  "build/dist/vnu.jar",
);

/** A map from each file to its faults. */
function valid(files) {
  const run = spawnSync(
    "java",
    ["-Xss4m", "-jar", jar, "--format", "json", "--stdout", ...files],
    { encoding: "utf8", timeout: 120000, maxBuffer: 1 << 26 },
  );
  if (run.error) throw run.error;
  const faults = new Map(files.map((file) => [file, []]));
  for (const { url, type, lastLine, message } of JSON.parse(run.stdout)
    .messages) {
    const file = url ? fileURLToPath(url.replace(/^file:\/*/, "file:///")) : "";
    if (!faults.has(file)) throw new Error(`vnu: ${message}`);
    faults.get(file).push(`line ${lastLine}: ${type}: ${message}`);
  }
  return faults;
}

module.exports = { valid };
