/*
 * Asks Microsoft's Open XML SDK about Word and Excel files: node office.mjs PACKAGES FILE...
 *
 * Prints one line of JSON for each file: what the SDK finds in it.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { extname } from "node:path";
import { pathToFileURL } from "node:url";

const [packages, ...files] = process.argv.slice(2);
const module = createRequire(packages + "/").resolve("@ooxml-tools/validate");
const { default: validate } = await import(pathToFileURL(module).href);

for (const file of files) {
  const results = await validate(new Uint8Array(await readFile(file)), extname(file).slice(1), "Office2019");
  const found = results.map(({ description, path }) => `${path?.partUri} ${path?.xpath}: ${description}`);
  console.log(JSON.stringify({ file, found }));
}
