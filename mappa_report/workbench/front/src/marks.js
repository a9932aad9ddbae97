/** What the check says, on the words that it is about: problems and offers, which move along with what is typed. */
import { NodeSelection, Plugin, PluginKey, TextSelection } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

/** @import { Node } from "prosemirror-model" */
/** @import { EditorState, Transaction } from "prosemirror-state" */
/** @import { Mapping } from "prosemirror-transform" */
/** @import { Checked, Inline, Offer, Problem, Range } from "./contract" */

/** A problem or an offer with the words that it is about; `at` is null where it is about none.
 * @typedef {{ problem?: Problem, offer?: Offer, at: { from: number, to: number } | null }} Told */

/** @type {PluginKey<{ decorations: DecorationSet, told: Told[] }>} */
const key = new PluginKey("marks");

export const marks = () =>
  new Plugin({
    key,
    state: {
      init: () => ({ decorations: DecorationSet.empty, told: /** @type {Told[]} */ ([]) }),
      apply(tr, was) {
        /** @type {Told[] | undefined} */
        const told = tr.getMeta(key);
        if (told) return { told, decorations: DecorationSet.create(tr.doc, told.flatMap(decoration)) };
        if (!tr.docChanged) return was;
        return { told: was.told.map((each) => moved(each, tr.mapping)), decorations: was.decorations.map(tr.mapping, tr.doc) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
  });

/** @param {EditorState} state @returns {Told[]} */
export const toldIn = (state) => key.getState(state)?.told ?? [];

/** @param {Told} told @param {Mapping} mapping @returns {Told} */
function moved(told, mapping) {
  if (!told.at) return told;
  const [from, to] = [mapping.map(told.at.from, 1), mapping.map(told.at.to, -1)];
  return { ...told, at: from < to ? { from, to } : null };
}

/** @param {Told} told */
function decoration({ problem, offer, at }) {
  if (!at) return [];
  const attrs = problem
    ? { class: `app-mark app-mark--${problem.severity}`, title: problem.message, "aria-invalid": "true" }
    : { class: "app-mark app-mark--offer", title: offer?.label ?? "" };
  return [Decoration.inline(at.from, at.to, attrs)];
}

/** Show what was checked. @param {EditorState} state @param {Node} doc what was checked @param {Checked} checked
 * @param {Mapping} since what was done to it since @returns {Transaction} */
export function shown(state, doc, { problems, offers }, since) {
  const told = [
    ...problems.map((problem) => ({ problem, at: placeOf(doc, problem) })),
    ...offers.map((offer) => ({ offer, at: placeOf(doc, offer) })),
  ];
  return state.tr.setMeta(key, told.map((each) => moved(each, since))).setMeta("addToHistory", false);
}

/** @param {Node} doc @param {Range} range */
function placeOf(doc, { block, box, from, to }) {
  if (block === null || block >= doc.childCount) return null;
  const node = doc.child(block);
  const before = doc.children.slice(0, block).reduce((size, each) => size + each.nodeSize, 0);
  /** @type {{ start: number, size: number }[]} */
  const boxes = node.isTextblock ? [{ start: before + 1, size: node.content.size }] : [];
  node.descendants((inner, offset) => {
    if (inner.isTextblock) boxes.push({ start: before + offset + 2, size: inner.content.size });
    return !inner.isTextblock;
  });
  if (!boxes[box]) return { from: before, to: before + node.nodeSize };
  const { start, size } = boxes[box];
  // What has no length, as an empty paragraph, is told by the letter before it.
  const [begins, ends] = [Math.min(from, size), Math.min(to, size)];
  return { from: start + (begins < ends ? begins : Math.max(0, begins - 1)), to: start + ends };
}

/** Select what is told of. @param {EditorState} state @param {{ from: number, to: number }} at @returns {Transaction} */
export function selecting({ doc, tr }, { from, to }) {
  const node = doc.nodeAt(from);
  const isWhole = node && node.isAtom && !node.isText && from + node.nodeSize === to;
  return tr.setSelection(isWhole ? NodeSelection.create(doc, from) : TextSelection.create(doc, from, to)).scrollIntoView();
}

/** Put `content` where the words are that are told of. @param {EditorState} state @param {{ from: number, to: number }} at @param {Inline[]} content */
export function replacing({ tr, schema }, { from, to }, content) {
  return tr.replaceWith(from, to, content.map((each) => schema.nodeFromJSON(each)));
}

/** The offer at the caret, if there is one. @param {EditorState} state */
export function offerAt(state) {
  const { from, to } = state.selection;
  return toldIn(state).find(({ offer, at }) => offer && at && at.from <= to && from <= at.to);
}
