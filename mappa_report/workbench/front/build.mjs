// Makes the files that the workbench serves out of locked npm packages and src/: the same bytes each time.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import * as sass from "sass";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const ENTRIES = ["editor", "figures", "page", "order"];

const styles = sass.compile(here("workbench.scss"), {
  loadPaths: [here("node_modules")],
  style: "compressed",
  quietDeps: true,
});
mkdirSync(here("../static"), { recursive: true });
writeFileSync(here("../static/workbench.css"), styles.css + "\n");

const scripts = await esbuild.build({
  absWorkingDir: here("."),
  entryPoints: ENTRIES.map((name) => `src/${name}.js`).filter((name) => existsSync(here(name))),
  outdir: here("../static"),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  legalComments: "none",
  metafile: true,
});

// Whoever hands on a package's code hands on its licence.
const packages = [...new Set(Object.keys(scripts.metafile.inputs).flatMap((name) => /^node_modules\/([^/]+)/.exec(name)?.[1] ?? []))];
const licences = packages.sort().map((name) => {
  const { version } = JSON.parse(readFileSync(here(`node_modules/${name}/package.json`), "utf8"));
  return `${name} ${version}\n\n${readFileSync(here(`node_modules/${name}/LICENSE`), "utf8").trim()}\n`;
});
writeFileSync(here("../static/LICENSE-scripts.txt"), licences.join("\n----\n\n"));
