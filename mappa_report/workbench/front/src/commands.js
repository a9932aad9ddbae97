/** What can be done to the text, as ProseMirror's commands: for the toolbar and for keys. */
import { lift, setBlockType, toggleMark, wrapIn } from "prosemirror-commands";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import { NodeSelection, Selection, TextSelection } from "prosemirror-state";
import * as tables from "prosemirror-tables";
import { schema } from "./schema.js";

/** @import { Attrs, Node, NodeType } from "prosemirror-model" */
/** @import { Command, EditorState, Transaction } from "prosemirror-state" */

const { nodes, marks } = schema;

export const bold = toggleMark(marks.strong);
export const italic = toggleMark(marks.em);
export const text = setBlockType(nodes.paragraph);
/** @param {number} level @returns {Command} */
export const heading = (level) => setBlockType(nodes.heading, { level });

/** The depth of the nearest node round the caret that `is`, or 0. @param {EditorState} state @param {(node: Node) => boolean} is */
export function depthOf({ selection: { $from } }, is) {
  for (let depth = $from.depth; depth; depth--) if (is($from.node(depth))) return depth;
  return 0;
}

/** @param {EditorState} state @param {NodeType} type */
export const isIn = (state, type) => depthOf(state, (node) => node.type === type) > 0;

/** @param {Node} node */
const isList = (node) => node.type === nodes.bullet_list || node.type === nodes.ordered_list;

/** Make a list of that `type`, turn one of the other kind into it, or make its item a paragraph again.
 * @param {NodeType} type @returns {Command} */
export function list(type) {
  return (state, dispatch) => {
    const depth = depthOf(state, isList);
    if (!depth) return wrapInList(type)(state, dispatch);
    const { $from } = state.selection;
    if ($from.node(depth).type === type) return liftListItem(nodes.list_item)(state, dispatch);
    dispatch?.(state.tr.setNodeMarkup($from.before(depth), type));
    return true;
  };
}

/** @type {Command} */
export function quotation(state, dispatch) {
  return isIn(state, nodes.blockquote) ? lift(state, dispatch) : wrapIn(nodes.blockquote)(state, dispatch);
}

/** The mark of that type at the caret, or where what is selected begins. @param {EditorState} state @param {"link" | "foreign"} name */
export function markAt(state, name) {
  const { $from, $to } = state.selection;
  const found = marks[name].isInSet($from.marks());
  return found ?? ($from.nodeAfter && $to.pos > $from.pos ? marks[name].isInSet($from.nodeAfter.marks) : undefined);
}

/** From where to where the mark goes that stands at the caret; else what is selected.
 * @param {EditorState} state @param {"link" | "foreign"} name */
export function rangeOf(state, name) {
  const { $from, from, to, empty } = state.selection;
  const mark = markAt(state, name);
  if (!mark || !empty) return { from, to };
  const start = $from.start();
  let range = { from, to };
  $from.parent.forEach((child, offset) => {
    const [begins, ends] = [start + offset, start + offset + child.nodeSize];
    if (!mark.isInSet(child.marks) || begins > range.to || ends < range.from) return;
    range = { from: Math.min(range.from, begins), to: Math.max(range.to, ends) };
  });
  return range;
}

/** Put the mark with those `attrs` where `rangeOf` says, or take it away where there are none. With no words to put it on, `words` are put in.
 * @param {"link" | "foreign"} name @param {Attrs | null} attrs @param {string} [words] @returns {Command} */
export function marked(name, attrs, words = "") {
  return (state, dispatch) => {
    const { from, to } = rangeOf(state, name);
    const { tr } = state;
    if (from === to && attrs) tr.insertText(words, from);
    const end = Math.max(to, tr.mapping.map(to));
    tr.removeMark(from, end, marks[name]);
    if (attrs) tr.addMark(from, end, marks[name].create(attrs));
    dispatch?.(tr.removeStoredMark(marks[name]));
    return true;
  };
}

/** Put an atom in at the caret, and go on behind it. @param {Node} node @returns {Command} */
export function inserted(node) {
  return (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(node, node.isInline).scrollIntoView());
    return true;
  };
}

/** Change the attributes of the node that is selected. @param {Attrs} attrs @returns {Command} */
export function changed(attrs) {
  return (state, dispatch) => {
    if (!(state.selection instanceof NodeSelection)) return false;
    const { from, node } = state.selection;
    const tr = state.tr.setNodeMarkup(from, null, { ...node.attrs, ...attrs });
    dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, from)));
    return true;
  };
}

/** @type {Command} */
export function table(state, dispatch) {
  if (tables.isInTable(state)) return false;
  /** @param {NodeType} type */
  const row = (type) => nodes.table_row.create(null, [1, 2, 3].map(() => type.create()));
  const made = nodes.table.create(null, [nodes.table_header, nodes.table_cell, nodes.table_cell].map(row));
  const tr = state.tr.replaceSelectionWith(made);
  const start = tr.mapping.map(state.selection.from, -1);
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(start), 1)).scrollIntoView());
  return true;
}

/** The column of the caret's table begins with its head, whose alignment is that of all its cells.
 * @param {string} align @returns {Command} */
export function aligned(align) {
  return (state, dispatch) => {
    if (!tables.isInTable(state)) return false;
    const { map, tableStart, left } = tables.selectedRect(state);
    dispatch?.(state.tr.setNodeAttribute(tableStart + map.map[left], "align", align));
    return true;
  };
}

/** The next cell, or a new row behind the last one. @type {Command} */
export function nextCell(state, dispatch, view) {
  if (!tables.isInTable(state)) return false;
  if (tables.goToNextCell(1)(state, dispatch)) return true;
  tables.addRowAfter(state, dispatch);
  return view ? tables.goToNextCell(1)(view.state, dispatch) : true;
}

/** The cell below; from the last one, a paragraph below the table. At the beginning of the text, one above it. @type {Command} */
export function cellBelow(state, dispatch) {
  if (!tables.isInTable(state)) return false;
  const { map, tableStart, bottom, left, table } = tables.selectedRect(state);
  const { tr } = state;
  /** @param {number} at */
  const paragraph = (at) => tr.insert(at, nodes.paragraph.create()).setSelection(TextSelection.create(tr.doc, at + 1));
  if (state.selection.from === 3) paragraph(0);
  else if (bottom < map.height) tr.setSelection(TextSelection.near(tr.doc.resolve(tableStart + map.map[bottom * map.width + left] + 1)));
  else paragraph(tableStart + table.nodeSize - 1);
  dispatch?.(tr.scrollIntoView());
  return true;
}

/** From a picture's caption, a paragraph below it. @type {Command} */
export function belowPicture(state, dispatch) {
  const depth = depthOf(state, (node) => node.type === nodes.picture);
  if (!depth) return false;
  const after = state.selection.$from.after(depth);
  const tr = state.tr.insert(after, nodes.paragraph.create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
}

/** Take away the chip or note beside the caret: browsers do nothing there. @param {-1 | 1} side @returns {Command} */
export function withoutAtom(side) {
  return ({ selection: { $from, empty }, tr }, dispatch) => {
    const beside = side < 0 ? $from.nodeBefore : $from.nodeAfter;
    if (!empty || !beside?.isInline || !beside.isAtom || beside.isText) return false;
    const other = $from.pos + side * beside.nodeSize;
    dispatch?.(tr.delete(Math.min($from.pos, other), Math.max($from.pos, other)).scrollIntoView());
    return true;
  };
}

/** Heads of tables stand in their first rows alone, and the cells of a column are aligned as its head is.
 * @param {EditorState} state @returns {Transaction | null} */
export function withTablesInOrder({ doc, tr }) {
  doc.descendants((node, at) => {
    if (node.type !== nodes.table) return node.type.spec.content !== "inline*";
    const map = tables.TableMap.get(node);
    map.map.forEach((offset, number) => {
      const cell = /** @type {Node} */ (node.nodeAt(offset));
      const type = number < map.width ? nodes.table_header : nodes.table_cell;
      const align = node.nodeAt(map.map[number % map.width])?.attrs.align;
      if (cell.type === type && cell.attrs.align === align) return;
      tr.clearIncompatible(tr.mapping.map(at + 1 + offset), type);
      tr.setNodeMarkup(tr.mapping.map(at + 1 + offset), type, { ...cell.attrs, align });
    });
    return false;
  });
  return tr.docChanged ? tr : null;
}
