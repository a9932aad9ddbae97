/** The toolbar's buttons, and the small forms that some of them open. */
import { redo, undo } from "prosemirror-history";
import { NodeSelection } from "prosemirror-state";
import * as tables from "prosemirror-tables";
import * as commands from "./commands.js";
import { say } from "./elements.js";
import { noteField } from "./notes.js";
import { question } from "./questions.js";
import { ADDRESS, schema } from "./schema.js";

/** @import { Command, EditorState } from "prosemirror-state" */
/** @import { EditorView } from "prosemirror-view" */
/** @import { Section } from "./contract" */
/** @import { Tool } from "./toolbar.js" */

const { nodes } = schema;

/** What the page gives to the forms: what can be chosen in them, and how a picture is sent.
 * @typedef {{ section: Section, tell(words: string): void, sendPicture(file: File): Promise<string | undefined>, shown: import("./chips.js").Shown }} Given */

/** @param {Command} command @param {(state: EditorState) => boolean} [on] @param {(state: EditorState) => boolean} [there] @returns {Tool} */
const tool = (command, on, there) => ({ on, there, can: (state) => command(state), run: (view) => run(view, command) });

/** The atom of that type that is selected. @param {EditorState} state @param {string} type */
export function selected({ selection }, type) {
  return selection instanceof NodeSelection && selection.node.type.name === type ? selection.node : undefined;
}

/** @param {Given} given @returns {Record<string, Tool>} */
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
  /** @param {Command} command */
  const ofTable = (command) => tool(command, undefined, table);
  /** @param {string} align */
  const aligning = (align) => tool(commands.aligned(align), isAligned(align), table);
  return {
    undo: tool(undo),
    redo: tool(redo),
    text: tool(commands.text, ({ selection: { $from } }) => $from.parent.type === nodes.paragraph),
    "heading-2": tool(commands.heading(2), isHeading(2)),
    "heading-3": tool(commands.heading(3), isHeading(3)),
    "heading-4": tool(commands.heading(4), isHeading(4)),
    bold: tool(commands.bold, hasMark("strong")),
    italic: tool(commands.italic, hasMark("em")),
    bullets: tool(commands.list(nodes.bullet_list), inside("bullet_list")),
    numbers: tool(commands.list(nodes.ordered_list), inside("ordered_list")),
    quotation: tool(commands.quotation, inside("blockquote")),
    link: { run: link, on: (state) => Boolean(commands.markAt(state, "link").mark) },
    note: { run: (view) => note(view, given), on: (state) => Boolean(selected(state, "footnote")), can: noteFits },
    figure: { run: (view) => figure(view, given), on: (state) => Boolean(selected(state, "placeholder")) },
    picture: { run: (view) => picture(view, given), on: (state) => Boolean(selected(state, "picture")) },
    language: { run: (view) => language(view, given), on: (state) => Boolean(commands.markAt(state, "foreign").mark) },
    table: tool(commands.table),
    "row-above": ofTable(tables.addRowBefore),
    "row-below": ofTable(tables.addRowAfter),
    "row-delete": ofTable(tables.deleteRow),
    "column-before": ofTable(tables.addColumnBefore),
    "column-after": ofTable(tables.addColumnAfter),
    "column-delete": ofTable(tables.deleteColumn),
    "table-delete": ofTable(tables.deleteTable),
    "align-left": aligning("left"),
    "align-centre": aligning("centre"),
    "align-right": aligning("right"),
  };
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

/** @param {EditorView} view */
export async function link(view) {
  const value = commands.markAt(view.state, "link").mark?.attrs.href ?? "";
  const { button, said } = await question(view, "link", { values: { href: value }, isThere: Boolean(value) });
  const href = words(said, "href");
  if (button) run(view, commands.marked("link", button === "remove" ? null : { href: whole(href) }, href));
}

/** @param {FormData} said @param {string} name */
const words = (said, name) => String(said.get(name) ?? "").trim();

/** An address as a link needs it, of one that people type. @param {string} typed */
function whole(typed) {
  if (ADDRESS.test(typed)) return typed;
  return `${typed.includes("@") ? "mailto:" : "https://"}${typed}`;
}

/** @param {EditorView} view @param {Given} given */
async function language(view, { tell }) {
  const { mark, from, to } = commands.markAt(view.state, "foreign");
  if (from === to) return tell(say("editor.language.none"));
  const { button, said } = await question(view, "language", { values: { lang: mark?.attrs.lang ?? "" }, isThere: Boolean(mark) });
  if (button) run(view, commands.marked("foreign", button === "remove" ? null : { lang: words(said, "lang") }));
}

/** @param {EditorView} view @param {Given} given */
async function figure(view, { section, tell }) {
  const { button, said } = await question(view, "figure");
  const name = words(said, "name");
  const chosen = section.figures.find(({ label }) => label === name);
  if (!button) return;
  if (chosen) return run(view, commands.inserted(nodes.placeholder.create({ source: chosen.source })));
  tell(say("editor.figure.none", { name }));
  view.focus();
}

/** @param {EditorView} view @param {Given} given */
export async function note(view, { shown }) {
  const was = selected(view.state, "footnote");
  const asked = question(view, "note", { isThere: Boolean(was) });
  const field = noteField(was?.attrs.content ?? [], shown);
  const { button } = await asked;
  const content = field.taken();
  if (button === "remove" || (button && !content.length)) run(view, commands.changed(null));
  else if (button) run(view, was ? commands.changed({ content }) : commands.inserted(nodes.footnote.create({ content })));
}

/** Put a picture in, or change what is said of the one that is selected.
 * @param {EditorView} view @param {Given} given @param {File} [dropped] */
export async function picture(view, { sendPicture }, dropped) {
  const was = selected(view.state, "picture");
  const without = was || dropped ? ["file"] : [];
  const { button, said } = await question(view, "picture", { values: { alt: was?.attrs.alt ?? "" }, isThere: Boolean(was), without });
  if (!button) return;
  const alt = words(said, "alt");
  if (was) return run(view, commands.changed(button === "remove" ? null : { alt }));
  const file = dropped ?? said.get("file");
  const src = file instanceof File && (await sendPicture(file));
  if (src) run(view, commands.inserted(nodes.picture.create({ src, alt })));
  else view.focus();
}
