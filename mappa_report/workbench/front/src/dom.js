/** Small things that pasted HTML is changed with. */

/** @param {Element} root @param {string} selector */
export const all = (root, selector) => /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);

/** @param {Element} element */
export const styleOf = (element) => element.getAttribute("data-style") ?? "";

/** Whether it has anything to read or to look at. @param {Element} element */
export function hasWords(element) {
  return Boolean(element.textContent?.replace(/\u00a0/g, " ").trim() || element.querySelector("img, [data-source]"));
}

/** @param {Element} element @param {string} tag */
export function renamed(element, tag) {
  const other = element.ownerDocument.createElement(tag);
  for (const { name, value } of element.attributes) {
    if (["data-style", "align", "data-align", "data-pm-slice"].includes(name)) other.setAttribute(name, value);
  }
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
}

/** @param {Element} element @param {string} tag */
export function wrapInside(element, tag) {
  const inner = element.ownerDocument.createElement(tag);
  inner.append(...element.childNodes);
  element.append(inner);
}

/** Take blanks off both ends of what `element` holds. @param {Element} element */
export function trim(element) {
  element.normalize();
  const [first, last] = [element.firstChild, element.lastChild];
  if (first?.nodeType === Node.TEXT_NODE) first.nodeValue = (first.nodeValue ?? "").trimStart();
  if (last?.nodeType === Node.TEXT_NODE) last.nodeValue = (last.nodeValue ?? "").trimEnd();
}
