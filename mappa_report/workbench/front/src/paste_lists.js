/** Word's lists: on the clipboard they are paragraphs that begin with a sign, and say in a style how deep they are. */
import { all, styleOf } from "./dom.js";

/** Put such paragraphs into lists. @param {Element} root */
export function nested(root) {
  /** @type {HTMLElement[]} */
  const open = []; // the lists that the last item stands in, the outermost first
  for (const each of all(root, "p, h1, h2, h3, h4, h5, h6")) {
    const level = Number(/mso-list:\s*l\d+\s+level(\d)/.exec(styleOf(each))?.[1] ?? 0);
    if (!level || !each.matches("p")) {
      open.length = 0;
      continue;
    }
    if (open.length && open[0] !== neighbour(each)) open.length = 0;
    intoList(each, level, kindOf(each), open);
  }
}

/** The kind of list that the paragraph's sign tells, which is taken out of it. @param {Element} paragraph */
function kindOf(paragraph) {
  const sign = paragraph.querySelector('[data-style*="mso-list:Ignore"], [data-style*="mso-list: Ignore"]');
  const words = (sign?.textContent ?? "").replace(/\u00a0/g, " ").trim();
  sign?.remove();
  return /^\(?(\d+|[a-z]|[ivx]+)[.)]/i.test(words) ? "OL" : "UL";
}

/** @param {Element} paragraph @param {number} level @param {"OL" | "UL"} kind @param {HTMLElement[]} open */
function intoList(paragraph, level, kind, open) {
  const { ownerDocument } = paragraph;
  open.length = Math.min(open.length, level);
  if (open.length === level && open[level - 1].tagName !== kind) open.length = level - 1;
  while (open.length < level) {
    const list = ownerDocument.createElement(kind);
    const parent = open.at(-1);
    if (parent) (parent.lastElementChild ?? parent.appendChild(ownerDocument.createElement("li"))).append(list);
    else paragraph.before(list);
    open.push(list);
  }
  const item = ownerDocument.createElement("li");
  item.append(...paragraph.childNodes);
  open[level - 1].append(item);
  paragraph.remove();
}

/** What stands before it, but for paragraphs without words. @param {Element} element */
function neighbour(element) {
  let before = element.previousElementSibling;
  while (before && !before.textContent?.trim()) before = before.previousElementSibling;
  return before;
}
