/** What of the text is as the file has it, what is sent, and how an answer is put into what was typed meanwhile. */
import { Fragment } from "prosemirror-model";
import { schema } from "./schema.js";

/** @import { Node } from "prosemirror-model" */
/** @import { EditorState, Transaction } from "prosemirror-state" */
/** @import { Mapping } from "prosemirror-transform" */
/** @import { Block, Node as Json, SaveAnswer, Sent } from "./contract" */

/** A block as the file has it. @typedef {{ id: number, node: Node }} Known */

/** @param {Block[]} blocks @returns {Known[]} */
export const known = (blocks) => blocks.map(({ id, node }) => ({ id, node: schema.nodeFromJSON(node) }));

/** @param {Known[]} blocks */
export function docOf(blocks) {
  return schema.node("doc", null, blocks.length ? blocks.map(({ node }) => node) : [schema.node("paragraph")]);
}

/** What is sent of that text. Blocks that nobody touched are the very nodes of the file, or are like them.
 * @param {Node} doc @param {Known[]} base @returns {Sent["blocks"]} */
export function sentOf(doc, base) {
  const ids = new Map(base.map(({ id, node }) => [node, id]));
  /** @type {(number | undefined)[]} */
  const same = doc.children.map((node) => take(ids, node));
  doc.children.forEach((node, at) => {
    const like = same[at] === undefined && base.find((each) => ids.has(each.node) && each.node.eq(node));
    if (like) same[at] = take(ids, like.node);
  });
  // What became of a block stands where it stood: behind the one that it followed.
  const left = base.filter(({ node }) => ids.has(node));
  let before = -1;
  return doc.children.map((node, at) => {
    const id = same[at];
    if (id !== undefined) before = base.findIndex((each) => each.id === id);
    if (id !== undefined) return { id };
    const was = left.find((each) => base.indexOf(each) > before && each.node.type === node.type);
    const follows = base.findIndex((each) => each.id === same.slice(at).find((other) => other !== undefined));
    if (!was || (follows >= 0 && base.indexOf(was) > follows)) return { was: null, node: jsonOf(node) };
    left.splice(left.indexOf(was), 1);
    return { was: was.id, node: jsonOf(node) };
  });
}

/** @template K, V @param {Map<K, V>} map @param {K} key */
function take(map, key) {
  const value = map.get(key);
  map.delete(key);
  return value;
}

/** The node as the contract has it: a cell tells its alignment alone. @param {Node} node @returns {Json} */
export function jsonOf(node) {
  return JSON.parse(JSON.stringify(node.toJSON()), (name, value) =>
    name === "attrs" && "align" in value ? { align: value.align } : value,
  );
}

/** What an answer makes of the text that is there by now, and of what is known of the file. What was sent as changed
 * stays as it was typed. `mapping` is what was done since `sent` left; `both` tells that a block which others changed
 * meanwhile was being typed in: both stand then.
 * @param {EditorState} state @param {Node} doc the text that was sent @param {Sent["blocks"]} sent
 * @param {SaveAnswer} answer @param {Mapping} mapping @returns {{ tr: Transaction, base: Known[], both: boolean }} */
export function taken(state, doc, sent, answer, mapping) {
  const base = known(answer.blocks);
  const tr = state.tr.setMeta("addToHistory", false);
  const starts = doc.children.map((_, at) => doc.content.size - Fragment.from(doc.children.slice(at)).size);
  /** Where a block that was sent stands now, if nobody has typed in it. @param {number} at */
  const place = (at) => {
    const mapped = mapping.mapResult(starts[at], 1);
    return { pos: mapped.pos, same: !mapped.deleted && state.doc.nodeAt(mapped.pos) === doc.child(at) };
  };
  let both = false;
  /** @param {number} at @param {Node | null} theirs */
  const put = (at, theirs) => {
    const { pos, same } = place(at);
    const end = mapping.map(starts[at] + doc.child(at).nodeSize, -1);
    const from = tr.mapping.map(same ? pos : end);
    if (same) tr.replaceWith(from, tr.mapping.map(end), theirs ?? Fragment.empty);
    else if (theirs) tr.insert(from, theirs);
    both ||= !same && theirs !== null;
  };
  sent.forEach((each, at) => {
    const now = answer.at[at];
    const isAlone = now !== null && answer.at.filter((other) => other === now).length === 1;
    if (!("id" in each)) {
      if (isAlone) base[now].node = doc.child(at);
    } else if (now === null) put(at, null);
    else if (base[now].node.eq(doc.child(at))) base[now].node = doc.child(at);
    else put(at, base[now].node);
  });
  base.forEach(({ node }, now) => {
    if (answer.at.includes(now)) return;
    const before = answer.at.findLastIndex((other) => other !== null && other < now);
    const end = before < 0 ? 0 : starts[before] + doc.child(before).nodeSize;
    tr.insert(tr.mapping.map(mapping.map(end, -1)), node);
  });
  return { tr, base, both };
}
