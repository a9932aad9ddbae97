/** HTML from Word, Excel, LibreOffice, Google Docs or the web into what the schema understands, and what is lost of it. */
import { all, hasWords, renamed, styleOf, trim, wrapInside } from "./dom.js";
import { nested } from "./paste_lists.js";
import { plainTable } from "./paste_tables.js";

/** @typedef {(kind: string, count?: number) => void} Lose says that so many things of a kind are left out */

const NO_WORDS = "script, style, title, meta, link, xml, noscript, object, iframe, form, svg, math, template, comment";
const HEADINGS = "h1, h2, h3, h4, h5, h6";
const BLOCKS = `p, ${HEADINGS}`;
const NOTES = '[data-style*="mso-element:footnote"], [data-style*="mso-element:endnote"], [id^="sdfootnote"]:not(a)';
const NOTE_SIGNS = 'a[href^="#_ftn"], a[href^="#_edn"], a.sdfootnoteanc, a.sdendnoteanc';

/** The HTML that the editor reads, and how many things of each kind are left out.
 * @param {string} html @returns {{ html: string, lost: Map<string, number> }} */
export function cleaned(html) {
  const doc = new DOMParser().parseFromString(readable(html), "text/html");
  /** @type {Map<string, number>} */
  const lost = new Map();
  /** @type {Lose} */
  const lose = (kind, count = 1) => count && lost.set(kind, (lost.get(kind) ?? 0) + count);
  for (const step of [withoutExtras, withNotes, withMarks, withBlocks]) step(doc.body, lose);
  for (const table of doc.querySelectorAll("table")) plainTable(table, lose);
  plainText(doc.body);
  return { html: doc.body.innerHTML, lost };
}

/** Styles are read as text: the page's policy forbids the browser to apply them, and it says so each time.
 * @param {string} html */
function readable(html) {
  return html
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<!\[(if|endif)[^>]*>/gi, "")
    .replace(/<\/?[ovwmx]:[^>]*>/gi, "")
    .replace(/<style[\s\S]*?<\/style>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/([\s"'/])(style|on\w+)\s*=/gi, "$1 data-$2="));
}

/** The style without what only Word reads in it. @param {Element} element */
const shownStyle = (element) => styleOf(element).replace(/mso-[\w-]+:[^;]*/g, "");

/** @param {Element} root @param {Lose} lose */
function withoutExtras(root, lose) {
  for (const each of all(root, NO_WORDS)) each.remove();
  lose("comment", all(root, '[href^="#_msocom"], a.comment-indicator').length);
  const comments = '[data-style*="mso-element:comment"], .MsoCommentReference, .MsoCommentText, a[href^="#_msocom"]';
  for (const each of all(root, comments)) each.remove();
  for (const each of all(root, 'del, s, strike, [data-style*="display:none"], [data-style*="mso-hide:all"]')) {
    if (each.textContent?.trim()) lose(each.matches("del, s, strike") ? "deleted" : "hidden");
    each.remove();
  }
  for (const each of all(root, "img:not([data-src])")) {
    lose("picture");
    each.remove();
  }
  for (const each of all(root, "sub, sup")) if (!each.querySelector("a")) lose("raised");
  lose("code", all(root, "code, pre").length);
}

/** Footnotes, each put where its sign stands. @param {Element} root @param {Lose} lose */
function withNotes(root, lose) {
  let put = 0;
  const texts = all(root, NOTES).filter((each) => each.id);
  for (const sign of all(root, NOTE_SIGNS)) {
    const name = (sign.getAttribute("href") ?? "").replace(/^#_?/, "").replace(/sym$/, "");
    const text = texts.find((each) => each.id === name);
    if (text?.contains(sign)) continue;
    const note = root.ownerDocument.createElement("span");
    note.dataset.note = "";
    for (const child of [...(text?.cloneNode(true).childNodes ?? [])]) note.append(child, " ");
    for (const each of all(note, NOTE_SIGNS + ", a.sdfootnotesym, sup:empty")) each.remove();
    for (const each of all(note, BLOCKS)) each.replaceWith(...each.childNodes, " ");
    trim(note);
    (sign.closest("sup") ?? sign).replaceWith(note.textContent?.trim() ? note : "");
    if (note.textContent?.trim()) put += 1;
  }
  lose("footnote", Math.max(0, texts.length - put));
  for (const each of all(root, NOTES)) each.remove();
}

/** Bold and italics that are told by a style alone. @param {Element} root */
function withMarks(root) {
  for (const each of all(root, '[data-style*="mso-tab-count"]')) each.replaceWith(" ");
  for (const each of all(root, "b")) {
    if (/font-weight:\s*(normal|400)/.test(shownStyle(each))) each.replaceWith(...each.childNodes);
  }
  for (const each of all(root, "span[data-style], font[data-style], a[data-style]")) {
    if (/font-weight:\s*(bold|[6-9]00)/.test(shownStyle(each))) wrapInside(each, "strong");
    if (/font-style:\s*italic/.test(shownStyle(each))) wrapInside(each, "em");
  }
}

/** Lists, headings and quotations, out of paragraphs that only look like them. @param {Element} root */
function withBlocks(root) {
  nested(root);
  for (const each of all(root, 'p.MsoTitle, p[class*="Title"]')) renamed(each, "h1");
  for (const each of all(root, 'p[data-style*="mso-outline-level"], p[class*="Heading"]')) {
    renamed(each, `h${/mso-outline-level:\s*([1-6])/.exec(styleOf(each))?.[1] ?? 1}`);
  }
  for (const each of all(root, 'p[class*="Quote"]')) wrapInside(renamed(each, "blockquote"), "p");
  for (const each of all(root, "li, blockquote, td, th").flatMap((held) => all(held, HEADINGS))) {
    renamed(each, "p");
  }
  // Level 1 is the title of the section, and below 4 there is none.
  const deeper = root.querySelector("h1") ? 1 : 0;
  for (const each of all(root, HEADINGS)) renamed(each, `h${Math.min(Number(each.tagName[1]) + deeper, 4)}`);
  for (const each of all(root, BLOCKS)) if (!hasWords(each)) each.remove();
  for (const each of all(root, "[data-style*='text-align'], [align]")) {
    const side = /(?:text-align:\s*|^)(right|center)/.exec(`${each.getAttribute("align") ?? styleOf(each)}`);
    if (side) (each.closest("td, th") ?? each).setAttribute("data-align", side[1].replace("er", "re"));
  }
}

/** Blanks of every kind as a blank. @param {Element} root */
function plainText(root) {
  const walk = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    const words = (text.nodeValue ?? "").replace(/[\u200b\u00ad\ufeff]/g, "");
    text.nodeValue = words.replace(/[ \u00a0\u2007\u202f\n\r\t]+/g, " ");
  }
}
