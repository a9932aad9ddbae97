// Makes the files that the workbench serves out of locked npm packages: the same bytes each time.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as sass from "sass";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

const styles = sass.compile(here("workbench.scss"), {
  loadPaths: [here("node_modules")],
  style: "compressed",
  quietDeps: true,
});
mkdirSync(here("../static"), { recursive: true });
writeFileSync(here("../static/workbench.css"), styles.css + "\n");
