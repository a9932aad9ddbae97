/** Elements, and the words of the page in them. */

/** @type {Record<string, string>} */
let catalogue = {};

/** Take the words of the page. @param {Record<string, string>} words */
export function speak(words) {
  catalogue = words;
}

/** The words for `key`, with what stands in braces put in. @param {string} key @param {Record<string, string | number>} [put] */
export function say(key, put = {}) {
  return (catalogue[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => String(put[name] ?? whole));
}

/** The words for `count` things. @param {string} key @param {number} count */
export const counted = (key, count) => say(`${key}.${count === 1 ? "one" : "many"}`, { count });

/** @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Record<string, string>} attrs @param {(Node | string)[]} children @returns {HTMLElementTagNameMap[T]} */
export function element(tag, attrs = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attrs)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}
