/** Tables of others into those of a report: a head, no merged cells, and words alone in each. */
import { all, hasWords, renamed, trim } from "./dom.js";

/** @param {HTMLTableElement} table @param {import("./paste.js").Lose} lose */
export function plainTable(table, lose) {
  lose("nested", all(table, "table").length);
  for (const inner of all(table, "table")) inner.replaceWith(...all(inner, "td, th").flatMap((cell) => [...cell.childNodes, " "]));
  for (const each of all(table, "caption, colgroup, col")) each.remove();
  withoutMerged(table, lose);
  for (const row of [...table.rows]) if (![...row.cells].some(hasWords)) row.remove();
  for (const row of [...table.rows]) {
    for (const cell of [...row.cells]) {
      wordsAlone(cell);
      if (cell.matches("td") === (row === table.rows[0])) renamed(cell, row === table.rows[0] ? "th" : "td");
    }
  }
  align([...table.rows]);
}

/** What is in a merged cell stands in its first. @param {HTMLTableElement} table @param {import("./paste.js").Lose} lose */
function withoutMerged(table, lose) {
  /** @type {HTMLTableCellElement[][]} */
  const grid = [...table.rows].map(() => []);
  [...table.rows].forEach((row, r) => {
    let c = 0;
    for (const cell of [...row.cells]) {
      while (grid[r][c]) c++;
      const [wide, high] = [cell.colSpan, Math.min(cell.rowSpan, grid.length - r)];
      if (wide * high > 1) lose("merged");
      for (let y = 0; y < high; y++) {
        for (let x = 0; x < wide; x++) grid[r + y][c + x] = y || x ? document.createElement("td") : cell;
      }
      cell.removeAttribute("colspan");
      cell.removeAttribute("rowspan");
      c += wide;
    }
  });
  const width = Math.max(0, ...grid.map((cells) => cells.length));
  [...table.rows].forEach((row, r) => {
    row.replaceChildren(...Array.from({ length: width }, (_, c) => grid[r][c] ?? document.createElement("td")));
  });
}

/** A cell holds words alone: its paragraphs and lists are run together. @param {Element} cell */
function wordsAlone(cell) {
  const blocks = "p, div, li, ul, ol, br, blockquote, h1, h2, h3, h4, h5, h6";
  for (const each of all(cell, blocks)) each.replaceWith(" ", ...each.childNodes, " ");
  trim(cell);
  // The head of a table is bold by itself.
  if (cell.closest("tr")?.rowIndex === 0) for (const each of all(cell, "b, strong")) each.replaceWith(...each.childNodes);
}

/** A column is aligned as most of its cells are: in a report, all of them are alike. @param {HTMLTableRowElement[]} rows */
function align([head, ...rows]) {
  [...(head?.cells ?? [])].forEach((cell, column) => {
    const filled = rows.map((row) => row.cells[column]).filter(hasWords);
    const sides = filled.map((each) => each.getAttribute("data-align") ?? "");
    const side = ["right", "centre"].find((each) => sides.filter((other) => other === each).length * 2 > sides.length);
    for (const row of rows) row.cells[column].setAttribute("data-align", side ?? "left");
    cell.setAttribute("data-align", side ?? "left");
  });
}
