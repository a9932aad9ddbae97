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

/** How deep the nearest node of those `types` round the caret is, or 0. @param {EditorState} state @param {NodeType[]} types */
export function depthOf({ selection: { $from } }, ...types) {
  let { depth } = $from;
  while (depth && !types.includes($from.node(depth).type)) depth--;
  return depth;
}

/** Make a list of that `type`, turn one of the other kind into it, or make its item a paragraph again.
 * @param {NodeType} type @returns {Command} */
export const list = (type) => (state, dispatch) => {
  const depth = depthOf(state, nodes.bullet_list, nodes.ordered_list);
  const { $from } = state.selection;
  if (!depth) return wrapInList(type)(state, dispatch);
  if ($from.node(depth).type === type) return liftListItem(nodes.list_item)(state, dispatch);
  dispatch?.(state.tr.setNodeMarkup($from.before(depth), type));
  return true;
};

/** @type {Command} */
export const quotation = (state, dispatch) =>
  depthOf(state, nodes.blockquote) ? lift(state, dispatch) : wrapIn(nodes.blockquote)(state, dispatch);

/** The link or language at the caret or where what is selected begins, and from where to where it goes; without one,
 * what is selected. @param {EditorState} state @param {"link" | "foreign"} name */
export function markAt({ doc, selection: { $from, from, to, empty } }, name) {
  const mark = marks[name].isInSet(empty ? $from.marks() : ($from.nodeAfter?.marks ?? []));
  const range = { mark, from, to };
  const [start, end] = [$from.start(), $from.end()];
  while (mark && empty && range.from > start && doc.rangeHasMark(range.from - 1, range.from, mark.type)) range.from--;
  while (mark && empty && range.to < end && doc.rangeHasMark(range.to, range.to + 1, mark.type)) range.to++;
  return range;
}

/** Put a link or language with those `attrs` there, or take it away. With no words to put it on, `words` are put in.
 * @param {"link" | "foreign"} name @param {Attrs | null} attrs @param {string} [words] @returns {Command} */
export const marked = (name, attrs, words = "") => (state, dispatch) => {
  const { from, to } = markAt(state, name);
  const { tr } = state;
  if (from === to && attrs) tr.insertText(words, from);
  const end = tr.mapping.map(to);
  tr.removeMark(from, end, marks[name]);
  if (attrs) tr.addMark(from, end, marks[name].create(attrs));
  dispatch?.(tr.removeStoredMark(marks[name]));
  return true;
};

/** Put a node in at the caret. @param {Node} node @returns {Command} */
export const inserted = (node) => (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(node, node.isInline).scrollIntoView());
  return true;
};

/** Change the attributes of the node that is selected, or without any take it away.
 * @param {Attrs | null} attrs @returns {Command} */
export const changed = (attrs) => ({ selection, tr }, dispatch) => {
  if (!(selection instanceof NodeSelection)) return false;
  const { from, node } = selection;
  if (attrs) tr.setNodeMarkup(from, null, { ...node.attrs, ...attrs }).setSelection(NodeSelection.create(tr.doc, from));
  else tr.deleteSelection();
  dispatch?.(tr);
  return true;
};

/** @type {Command} */
export function table(state, dispatch) {
  if (tables.isInTable(state)) return false;
  const rows = [nodes.table_header, nodes.table_cell, nodes.table_cell].map((type) =>
    nodes.table_row.create(null, [1, 2, 3].map(() => type.create())),
  );
  const tr = state.tr.replaceSelectionWith(nodes.table.create(null, rows));
  const start = tr.doc.resolve(tr.mapping.map(state.selection.from, -1));
  dispatch?.(tr.setSelection(Selection.near(start, 1)).scrollIntoView());
  return true;
}

/** Align the caret's column. @param {string} align @returns {Command} */
export const aligned = (align) => (state, dispatch) => {
  if (!tables.isInTable(state)) return false;
  const { map, tableStart, left } = tables.selectedRect(state);
  dispatch?.(state.tr.setNodeAttribute(tableStart + map.map[left], "align", align));
  return true;
};

/** The next cell, or a new row behind the last one. @type {Command} */
export function nextCell(state, dispatch, view) {
  if (tables.goToNextCell(1)(state, dispatch)) return true;
  return tables.addRowAfter(state, dispatch) && (!view || tables.goToNextCell(1)(view.state, dispatch));
}

/** The cell below; from the last one, or from a picture's caption, a paragraph below. In the first cell of the text,
 * a paragraph above it. @type {Command} */
export function below(state, dispatch) {
  const depth = depthOf(state, nodes.table, nodes.picture);
  if (!depth) return false;
  const { tr } = state;
  const { $from } = state.selection;
  const rect = tables.isInTable(state) ? tables.selectedRect(state) : null;
  const next = rect && rect.map.map[rect.bottom * rect.map.width + rect.left];
  if (rect && next !== null && next !== undefined) {
    tr.setSelection(TextSelection.near(tr.doc.resolve(rect.tableStart + next + 1)));
  } else {
    const at = rect && $from.pos === 3 ? 0 : $from.after(depth);
    tr.insert(at, nodes.paragraph.create()).setSelection(TextSelection.create(tr.doc, at + 1));
  }
  dispatch?.(tr.scrollIntoView());
  return true;
}

/** Take away the chip or note beside the caret: browsers do nothing there. @param {-1 | 1} side @returns {Command} */
export const withoutAtom = (side) => ({ selection: { $from, empty }, tr }, dispatch) => {
  const beside = side < 0 ? $from.nodeBefore : $from.nodeAfter;
  if (!empty || !beside?.isInline || !beside.isAtom || beside.isText) return false;
  const other = $from.pos + side * beside.nodeSize;
  dispatch?.(tr.delete(Math.min($from.pos, other), Math.max($from.pos, other)).scrollIntoView());
  return true;
};

/** Heads of tables stand in their first rows alone, and the cells of a column are aligned as its head is.
 * @param {EditorState} state @returns {Transaction | null} */
export function withTablesInOrder({ doc, tr }) {
  doc.descendants((node, at) => {
    if (node.type !== nodes.table) return !node.isTextblock;
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
