/**
 * The page of figures: what is typed is checked and saved by itself, keys lead from cell to cell, and a block of cells
 * can be pasted. What is right, and what is said of it, is the server's to tell.
 */
import { ask, timer } from "./asking.js";
import { tableText } from "./figures_clipboard.js";
import { keyMove } from "./figures_keys.js";

/** @typedef {{text: string, beside: string, is_wrong: boolean, is_refused: boolean}} Told */
/** @typedef {{cells: Record<string, Told>, above: string, state: string, slips: string}} Answer */
/** @typedef {{cells: Record<string, string>, said: string}} Placed */
/** @typedef {Record<string, {was: string, now: string}>} Sent */

const CHECK_AFTER = 250;
const SAVE_AFTER = 1000;
const AGAIN_AFTER = 5000;

/** @param {string} id */
const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const form = /** @type {HTMLFormElement} */ (element("figures"));
const inputs = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("input[list]")]);
const [state, said, above, choices, undo] = ["state", "said", "above", "choices", "undo"].map((each) =>
  element(`figures-${each}`),
);

/** What the file says of a cell that both sides have changed. @type {Map<string, string>} */
const theirs = new Map();
/** What cells showed before the last paste or choice, and after it. @type {Map<string, [string, string]>} */
let filled = new Map();
let isLastFilled = false;
let current = inputs[0];
/** Grows with every change, so that an answer to something earlier is known to be old. */
let typed = 0;
let isSaving = false;
let isSent = false;
/** Whether the last save left something unsaved. */
let isUnsaved = false;
/** What was told of the last paste, which stands until something is typed. */
let pasted = "";
const [checking, saving] = [timer(check), timer(save)];

/** @param {string} name */
const cell = (name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
/** The field that says what a cell showed when its text began. @param {HTMLInputElement} input */
const was = (input) => cell(`was:${input.name}`);
/** @returns {Sent} */
const cells = () => Object.fromEntries(inputs.map((input) => [input.name, { was: was(input).value, now: input.value }]));

/** Show how things stand, and tell people who can't see it; the same again is told once. @param {string} words */
function tell(words, further = "") {
  state.textContent = words;
  const all = `${words} ${further}`.trim();
  if (said.textContent !== all) said.textContent = all;
}

function changed(words = "") {
  typed += 1;
  pasted = words;
  state.textContent = state.dataset.saving ?? "";
  checking.start(CHECK_AFTER);
  saving.start(SAVE_AFTER);
}

async function check() {
  const at = typed;
  /** @type {Answer | null} */
  const answer = await ask("check", { cells: cells() }).catch(() => null); // saving tells that nobody answers
  if (answer && at === typed) show(answer);
}

async function save() {
  if (isSaving) return; // it goes on with what was typed meanwhile
  isSaving = true;
  const at = typed;
  const sent = cells();
  try {
    const answer = /** @type {Answer} */ (await ask("save", { cells: sent }));
    take(answer, sent);
    isUnsaved = Object.values(answer.cells).some((told) => told.is_refused);
    if (at === typed) {
      show(answer);
      tell([pasted, answer.state].filter(Boolean).join(" "), answer.slips);
    } else saving.start(SAVE_AFTER);
  } catch {
    isUnsaved = true;
    tell(state.dataset.failed ?? "");
    saving.start(AGAIN_AFTER);
  }
  isSaving = false;
}

/** Note what the file says now. @param {Answer} answer @param {Sent} sent */
function take(answer, sent) {
  for (const input of inputs) {
    const told = answer.cells[input.name];
    const mine = sent[input.name];
    if (!told) continue;
    if (told.is_refused) {
      if (told.text !== mine.was) theirs.set(input.name, told.text);
      continue;
    }
    was(input).value = told.text;
    if (input.value === mine.now && input !== document.activeElement) input.value = told.text;
  }
}

/** @param {Answer} answer */
function show(answer) {
  for (const input of inputs) {
    const told = answer.cells[input.name];
    if (!told) continue;
    replace(element(`${input.name}-beside`), told.beside);
    input.classList.toggle("govuk-input--error", told.is_wrong);
    if (told.is_wrong) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  }
  replace(above, answer.above);
}

/** @param {HTMLElement} place @param {string} html a template's, in which what people wrote is text */
function replace(place, html) {
  if (place.dataset.told !== html) place.innerHTML = html;
  place.dataset.told = html;
}

/** Put texts into cells as one step that can be taken back. @param {Record<string, string>} texts @param {string} [words] what is told of it */
function fill(texts, words) {
  filled = new Map(Object.entries(texts).map(([name, text]) => [name, [cell(name).value, text]]));
  for (const [name, text] of Object.entries(texts)) put(name, text);
  isLastFilled = true;
  undo.hidden = filled.size === 0;
  changed(words);
}

function takeBack() {
  for (const [name, [earlier, later]] of filled) if (cell(name).value === later) put(name, earlier);
  filled = new Map();
  isLastFilled = false;
  undo.hidden = true;
  changed();
}

/** @param {string} name @param {string} text */
function put(name, text) {
  cell(name).value = text;
  look(name);
}

/** Whoever changes a cell that somebody else has changed too has been shown what it says now. @param {string} name */
function look(name) {
  const text = theirs.get(name);
  if (text !== undefined) was(cell(name)).value = text;
  theirs.delete(name);
}

/** @param {ClipboardEvent} event */
async function paste(event) {
  const text = event.clipboardData && tableText(event.clipboardData);
  if (!text) return; // words for one cell are the browser's to paste
  event.preventDefault();
  try {
    const placed = /** @type {Placed} */ (await ask("paste", { at: current.name, text }));
    fill(placed.cells, placed.said);
    tell(placed.said);
  } catch {
    tell(state.dataset.failed ?? "");
  }
}

/** @param {KeyboardEvent} event */
function key(event) {
  const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
  if (isUndo && isLastFilled) takeBack();
  else if (event.altKey && event.key === "ArrowDown") choices.querySelector("button")?.focus();
  else if (!keyMove(event, current)) return;
  event.preventDefault();
}

for (const input of inputs) {
  input.removeAttribute("list"); // its suggestions would take the arrow keys; the buttons stand for them
  input.addEventListener("focus", () => (current = input));
  input.addEventListener("keydown", key);
  input.addEventListener("paste", paste);
  input.addEventListener("input", () => {
    isLastFilled = false;
    look(input.name);
    changed();
  });
}
choices.addEventListener("click", ({ target }) => {
  const choice = target instanceof HTMLElement ? target.dataset.choice : undefined;
  if (choice === undefined) return;
  fill({ [current.name]: choice });
  current.focus();
});
choices.addEventListener("keydown", (event) => event.key === "Escape" && current.focus());
undo.addEventListener("click", () => {
  takeBack();
  current.focus();
});
form.addEventListener("submit", () => {
  isSent = true;
  saving.stop();
});
// What was refused, or could not be saved, would be lost: the browser asks first.
addEventListener("beforeunload", (event) => !isSent && isUnsaved && event.preventDefault());
// Whoever leaves within the second loses nothing.
addEventListener("pagehide", () => {
  if (!isSent && inputs.some((input) => input.value !== was(input).value)) ask("save", { cells: cells() }, true).catch(() => null);
});
choices.hidden = false;
element("figures-how").hidden = false;
