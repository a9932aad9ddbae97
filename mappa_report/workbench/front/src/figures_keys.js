/** Keys that lead from cell to cell as in a spreadsheet, and leave the text of a cell to be edited. */

/** @typedef {HTMLInputElement | null} Cell null where no figure applies */

/** @type {Record<string, [down: number, along: number]>} */
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** Whether the key was one of them; it leads nowhere at the end. @param {KeyboardEvent} event @param {HTMLInputElement} input */
export function keyMove(event, input) {
  const step = STEPS[event.key];
  if (!step || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.shiftKey && event.key !== "Enter") return false; // it marks letters
  if (step[1] && !leavesText(input, step[1])) return false;
  const cells = step[1] ? beside(input, step[1]) : inColumn(input, event.shiftKey ? -1 : step[0]);
  const other = cells.find((cell) => cell);
  other?.focus();
  other?.select();
  return true;
}

/** Whether a step leads out of the text, or all of it is marked. @param {HTMLInputElement} input @param {number} along */
function leavesText({ selectionStart: start, selectionEnd: end, value }, along) {
  if (start === 0 && end === value.length) return true;
  return start === end && start === (along < 0 ? 0 : value.length);
}

/** The rows of all tables. @param {HTMLInputElement} input @returns {Cell[][]} */
function rows(input) {
  const all = [...(input.form?.querySelectorAll("tbody tr") ?? [])];
  return all.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.querySelector("input:not([type=hidden])")));
}

/** Further cells of its row. @param {HTMLInputElement} input @param {number} along */
function beside(input, along) {
  const row = rows(input).find((each) => each.includes(input)) ?? [];
  return further(row, row.indexOf(input), along);
}

/** Further cells of its column, in other tables too. @param {HTMLInputElement} input @param {number} down */
function inColumn(input, down) {
  const all = rows(input);
  const at = all.findIndex((row) => row.includes(input));
  const column = all[at].indexOf(input);
  return further(all, at, down).map((row) => row[Math.min(column, row.length - 1)]);
}

/** @template T @param {T[]} all @param {number} at @param {number} step */
const further = (all, at, step) => (step > 0 ? all.slice(at + 1) : all.slice(0, at).reverse());
