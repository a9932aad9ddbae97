/** The toolbar's buttons, and the small forms that some of them open. */
import { redo, undo } from "prosemirror-history";
import { NodeSelection } from "prosemirror-state";
import * as tables from "prosemirror-tables";
import * as commands from "./commands.js";
import { ask } from "./dialogs.js";
import { say } from "./elements.js";
import { noteField } from "./notes.js";
import { ADDRESS, schema } from "./schema.js";

/** @import { Command, EditorState } from "prosemirror-state" */
/** @import { EditorView } from "prosemirror-view" */
/** @import { Section } from "./contract" */
/** @import { Tool } from "./toolbar.js" */

const { nodes } = schema;

/** What the page gives to the forms: what can be chosen in them, and how a picture is sent.
 * @typedef {{ section: Section, tell(words: string): void, sendPicture(file: File): Promise<string | undefined>, shown: import("./chips.js").Shown }} Given */

/** @param {string} key @param {Command} command @param {(state: EditorState) => boolean} [on] @param {(state: EditorState) => boolean} [there] @returns {Tool} */
function tool(key, command, on, there) {
  return { key, on, there, can: (state) => command(state), run: (view) => (command(view.state, view.dispatch, view), view.focus()) };
}

/** The atom of that type that is selected. @param {EditorState} state @param {string} type */
export function selected({ selection }, type) {
  return selection instanceof NodeSelection && selection.node.type.name === type ? selection.node : undefined;
}

/** @param {Given} given @returns {Tool[][]} */
export function tools(given) {
  /** @param {number} level @returns {(state: EditorState) => boolean} */
  const isHeading = (level) => ({ selection: { $from } }) => $from.parent.type === nodes.heading && $from.parent.attrs.level === level;
  /** @param {"strong" | "em"} name @returns {(state: EditorState) => boolean} */
  const hasMark = (name) => ({ selection: { $from, from, to, empty }, doc, storedMarks }) =>
    empty ? Boolean(schema.marks[name].isInSet(storedMarks ?? $from.marks())) : doc.rangeHasMark(from, to, schema.marks[name]);
  /** @param {keyof typeof nodes} name @returns {(state: EditorState) => boolean} */
  const inside = (name) => (state) => commands.depthOf(state, nodes[name]) > 0;
  /** @param {string} align @returns {(state: EditorState) => boolean} */
  const isAligned = (align) => (state) => tables.isInTable(state) && tables.selectionCell(state).nodeAfter?.attrs.align === align;
  const table = inside("table");
  return [
    [tool("undo", undo), tool("redo", redo)],
    [
      tool("text", commands.text, ({ selection: { $from } }) => $from.parent.type === nodes.paragraph),
      ...[2, 3, 4].map((level) => tool(`heading-${level}`, commands.heading(level), isHeading(level))),
    ],
    [tool("bold", commands.bold, hasMark("strong")), tool("italic", commands.italic, hasMark("em"))],
    [
      tool("bullets", commands.list(nodes.bullet_list), inside("bullet_list")),
      tool("numbers", commands.list(nodes.ordered_list), inside("ordered_list")),
      tool("quotation", commands.quotation, inside("blockquote")),
    ],
    [
      { key: "link", run: link, on: (state) => Boolean(commands.markAt(state, "link").mark) },
      { key: "note", run: (view) => note(view, given), on: (state) => Boolean(selected(state, "footnote")), can: noteFits },
      { key: "figure", run: (view) => figure(view, given), on: (state) => Boolean(selected(state, "placeholder")) },
      { key: "picture", run: (view) => picture(view, given), on: (state) => Boolean(selected(state, "picture")) },
      { key: "language", run: (view) => language(view, given), on: (state) => Boolean(commands.markAt(state, "foreign").mark) },
      tool("table", commands.table),
    ],
    [
      ...[["row-above", tables.addRowBefore], ["row-below", tables.addRowAfter], ["row-delete", tables.deleteRow]],
      ...[["column-before", tables.addColumnBefore], ["column-after", tables.addColumnAfter], ["column-delete", tables.deleteColumn]],
      ...[["table-delete", tables.deleteTable]],
    ].map(([key, command]) => tool(/** @type {string} */ (key), /** @type {Command} */ (command), undefined, table)),
    ["left", "centre", "right"].map((align) => tool(`align-${align}`, commands.aligned(align), isAligned(align), table)),
  ];
}

/** @param {EditorState} state */
function noteFits({ selection: { $from } }) {
  return $from.parent.type.contentMatch.matchType(nodes.footnote) !== null;
}

/** @param {EditorView} view @param {Command} command */
function run(view, command) {
  command(view.state, view.dispatch, view);
  view.focus();
}

/** Ask by a form. Whoever closes it without an answer goes on writing where the caret was.
 * @param {EditorView} view @param {Parameters<typeof ask>} form */
async function asked(view, ...form) {
  const answer = await ask(...form);
  if (!answer && view.hasFocus()) view.focus(); // the caret, too: the browser only leads back to the text as a whole
  return answer;
}

/** @param {EditorView} view */
export async function link(view) {
  const value = commands.markAt(view.state, "link").mark?.attrs.href ?? "";
  const answer = await asked(view, "editor.link", [{ name: "href", type: "text", value, required: true }], value ? ["remove"] : []);
  if (!answer) return;
  const { href } = answer.values;
  run(view, commands.marked("link", answer.button === "remove" ? null : { href: whole(href) }, href));
}

/** An address as a link needs it, of one that people type. @param {string} typed */
function whole(typed) {
  if (ADDRESS.test(typed)) return typed;
  return `${typed.includes("@") ? "mailto:" : "https://"}${typed}`;
}

/** @param {EditorView} view @param {Given} given */
async function language(view, { section, tell }) {
  const { mark, from, to } = commands.markAt(view.state, "foreign");
  if (from === to) return tell(say("editor.language.none"));
  const value = mark?.attrs.lang ?? "";
  const options = section.languages.map(({ tag, name }) => ({ value: tag, label: name }));
  const answer = await asked(view, "editor.language", [{ name: "lang", type: "select", value, options }], value ? ["remove"] : []);
  if (answer) run(view, commands.marked("foreign", answer.button === "remove" ? null : { lang: answer.values.lang }));
}

/** @param {EditorView} view @param {Given} given */
async function figure(view, { section, tell }) {
  const options = section.figures.map(({ label, value }) => ({ value: label, label: value }));
  const answer = await asked(view, "editor.figure", [{ name: "name", type: "search", options, required: true }]);
  if (!answer) return;
  const chosen = section.figures.find(({ label }) => label === answer.values.name);
  if (chosen) return run(view, commands.inserted(nodes.placeholder.create({ source: chosen.source })));
  tell(say("editor.figure.none", answer.values));
  view.focus();
}

/** @param {EditorView} view @param {Given} given */
export async function note(view, { shown }) {
  const was = selected(view.state, "footnote");
  const words = noteField(was?.attrs.content ?? [], shown);
  const answer = await asked(view, "editor.note", [{ name: "words", type: "own", mount: words.mount }], was ? ["remove"] : []);
  if (!answer) return;
  const content = words.content();
  if (answer.button === "remove" || !content.length) run(view, commands.changed(null));
  else if (was) run(view, commands.changed({ content }));
  else run(view, commands.inserted(nodes.footnote.create({ content })));
}

/** Put a picture in, or change what is said of the one that is selected.
 * @param {EditorView} view @param {Given} given @param {File} [dropped] */
export async function picture(view, { sendPicture }, dropped) {
  const was = selected(view.state, "picture");
  const alt = /** @type {const} */ ({ name: "alt", type: "text", value: was?.attrs.alt ?? "", required: true });
  const file = /** @type {const} */ ({ name: "file", type: "file", accept: "image/png,image/jpeg", required: true });
  const answer = await asked(view, "editor.picture", was || dropped ? [alt] : [file, alt], was ? ["remove"] : []);
  if (!answer) return;
  if (answer.button === "remove") return run(view, commands.changed(null));
  if (was) return run(view, commands.changed({ alt: answer.values.alt }));
  const sent = dropped ?? answer.file;
  const src = sent && (await sendPicture(sent));
  if (src) run(view, commands.inserted(nodes.picture.create({ src, alt: answer.values.alt })));
  else view.focus();
}
