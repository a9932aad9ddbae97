/*
 * Opens web pages in Chromium, as readers with several kinds of screen do: node pages.mjs PACKAGES CHROMIUM FILE...
 *
 * Prints one line of JSON for each page and screen: what axe-core finds, how many pixels the page is too wide, and what
 * else it asked for.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [packages, executablePath, ...files] = process.argv.slice(2);
const require = createRequire(packages + "/");
const { chromium } = require("playwright-core");
const axe = await readFile(require.resolve("axe-core/axe.min.js"), "utf8");

const ALL_RULES = { rules: { "target-size": { enabled: true } } };
const CONTRAST = { runOnly: ["color-contrast"] }; // all else is in the dark as it is in the light

// A window of 1280 by 1024 pixels has 320 by 256 at 400 % zoom.
const SCREENS = [
  { screen: "wide", rules: ALL_RULES, viewport: { width: 1280, height: 1024 }, colorScheme: "light" },
  { screen: "wide and dark", rules: CONTRAST, viewport: { width: 1280, height: 1024 }, colorScheme: "dark" },
  { screen: "telephone", rules: ALL_RULES, viewport: { width: 320, height: 640 }, colorScheme: "light" },
  { screen: "400 % zoom and dark", rules: CONTRAST, viewport: { width: 320, height: 256 }, colorScheme: "dark" },
];

// axe-core can't tell contrast over the faint shade that shows where a table scrolls; without it, it can.
const NO_SHADES = "* { background-image: none !important }";

// Nothing but the file is to be had, and nothing else is looked for.
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function told({ id, help, nodes: [first, ...others] }) {
  return `${id}, ${1 + others.length} times: ${help}; the first is ${first.target} ${first.html.slice(0, 200)}`;
}

async function look(browser, file, { screen, rules, ...view }) {
  const context = await browser.newContext({ ...view, offline: true });
  const page = await context.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const address = pathToFileURL(file).href;
  await page.goto(address);
  const tooWide = await page.evaluate(() => {
    const root = document.documentElement;
    return Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth;
  });
  await page.addStyleTag({ content: NO_SHADES });
  await page.evaluate(axe);
  const results = await page.evaluate((options) => window.axe.run(document, options), {
    ...rules,
    resultTypes: ["violations"],
  });
  await context.close();
  return {
    file,
    screen,
    found: results.violations.map(told),
    passed: results.passes.length,
    tooWide,
    asked: asked.filter((url) => url !== address && !url.startsWith("data:")),
  };
}

const browser = await chromium.launch({ executablePath, args: QUIET });
try {
  for (const file of files) {
    for (const screen of SCREENS) {
      console.log(JSON.stringify(await look(browser, file, screen)));
    }
  }
} finally {
  await browser.close();
}
