/** Where two people have changed the same: both side by side, and what shall stand chosen for each. */
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { element, say } from "./elements.js";
import { schema } from "./schema.js";

/** @import { Node } from "prosemirror-model" */

/** Blocks that are the same in both, or what each has in their stead.
 * @typedef {{ mine: readonly Node[], theirs: readonly Node[] }} Part */

/** @param {readonly Node[]} nodes @param {Node} node */
const has = (nodes, node) => nodes.some((each) => each.eq(node));

/** `mine` and `theirs` in parts. What only one of them changed is taken as it is now, and is the same in both.
 * @param {readonly Node[]} base @param {readonly Node[]} mine @param {readonly Node[]} theirs @returns {Part[]} */
export function parts(base, mine, theirs) {
  const [result, gap] = [/** @type {Part[]} */ ([]), { mine: 0, theirs: 0 }];
  for (const [m, t] of [...pairs(mine, theirs), [mine.length, theirs.length]]) {
    const [ours, others] = [mine.slice(gap.mine, m), theirs.slice(gap.theirs, t)];
    const kept = ours.filter((node) => !has(base, node) || has(theirs, node));
    const new_ = others.filter((node) => !has(base, node) && !has(mine, node));
    if (kept.length && new_.length) result.push({ mine: kept, theirs: new_ });
    else if (kept.length || new_.length) result.push({ mine: [...kept, ...new_], theirs: [...kept, ...new_] });
    if (m < mine.length) result.push({ mine: [mine[m]], theirs: [mine[m]] });
    Object.assign(gap, { mine: m + 1, theirs: t + 1 });
  }
  return result;
}

/** The places of blocks that both have, in this order.
 * @param {readonly Node[]} mine @param {readonly Node[]} theirs @returns {number[][]} */
function pairs(mine, theirs) {
  let from = 0;
  return theirs.flatMap((node, t) => {
    const m = mine.findIndex((each, at) => at >= from && each.eq(node));
    if (m < 0) return [];
    from = m + 1;
    return [[m, t]];
  });
}

/** Ask, for each part in which they differ, what shall stand. Until then nothing else can be done on the page.
 * @param {readonly Node[]} base @param {EditorView} view @param {Node} theirs @returns {Promise<Node[]>} */
export function resolved(base, view, theirs) {
  const all = parts(base, view.state.doc.children, theirs.children);
  const open = all.filter((part) => part.mine !== part.theirs && !part.mine.every((node, at) => node === part.theirs[at]));
  if (!open.length) return Promise.resolve(all.flatMap(({ mine }) => mine));
  const form = element("form", { method: "dialog" }, ...open.map((part, number) => choice(view, part, number)), element("button", { class: "govuk-button" }, say("editor.clash.ok")));
  const title = element("h2", { class: "govuk-heading-m", id: "clash-title" }, say("editor.clash"));
  const dialog = element("dialog", { class: "app-dialog app-dialog--wide", "aria-labelledby": "clash-title" }, title, form);
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((done) => {
    dialog.addEventListener("close", () => {
      const data = new FormData(form);
      dialog.remove();
      view.focus();
      done(all.flatMap((part) => chosen(part, data.get(`clash-${open.indexOf(part)}`))));
    });
  });
}

/** @param {Part} part @param {FormDataEntryValue | null} choice */
function chosen({ mine, theirs }, choice) {
  if (choice === "theirs") return theirs;
  return choice === "both" ? [...mine, ...theirs] : mine;
}

/** @param {EditorView} view @param {Part} part @param {number} number */
function choice(view, part, number) {
  const radios = ["mine", "theirs", "both"].map((value) =>
    element("label", { class: "app-choice" }, element("input", { type: "radio", name: `clash-${number}`, value, checked: value === "both" }), say(`editor.clash.${value}`)),
  );
  const legend = element("legend", { class: "govuk-visually-hidden" }, say("editor.clash.which"));
  const columns = element("div", { class: "app-clash" }, side(view, "yours", part.mine), side(view, "others", part.theirs));
  return element("fieldset", { class: "govuk-fieldset" }, legend, columns, ...radios);
}

/** @param {EditorView} view @param {"yours" | "others"} whose @param {readonly Node[]} nodes */
function side(view, whose, nodes) {
  const host = element("div", {}, element("h3", { class: "govuk-heading-s" }, say(`editor.clash.${whose}`)));
  const attributes = { class: "app-writing app-writing--small" };
  const state = EditorState.create({ doc: schema.node("doc", null, nodes) });
  new EditorView(host, { state, attributes, editable: () => false, nodeViews: view.props.nodeViews });
  return host;
}
