/** What a spreadsheet has put on the clipboard, as lines of cells with tabs between them. */

/** The block of cells; empty where it is words for one cell. @param {DataTransfer} data */
export function tableText(data) {
  const plain = data.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
  if (plain) return /[\t\n]/.test(plain) ? plain : "";
  const table = new DOMParser().parseFromString(withoutStyles(data.getData("text/html")), "text/html").querySelector("table");
  return [...(table?.rows ?? [])].map((row) => [...row.cells].flatMap(texts).join("\t")).join("\n");
}

/** Without what the page's policy would tell of, though nothing of it is shown. @param {string} html */
const withoutStyles = (html) => html.replace(/<style[^]*?<\/style>/gi, "").replace(/\bstyle\s*=/gi, "data-style=");

/** Its words, and nothing for the further columns that it stands in. @param {HTMLTableCellElement} cell */
function texts(cell) {
  const words = (cell.textContent ?? "").replace(/\s+/g, " ").trim();
  return [words, ...Array(cell.colSpan - 1).fill("")];
}
