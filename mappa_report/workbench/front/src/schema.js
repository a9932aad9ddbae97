/** The editor's schema: exactly what a section can hold, and nothing else. */
import { DOMParser, DOMSerializer, Fragment, Schema } from "prosemirror-model";

/** @import { AttributeSpec, DOMOutputSpec, Node, NodeSpec, TagParseRule } from "prosemirror-model" */

/** What may stand behind a link: whole addresses alone. */
export const ADDRESS = /^(https?:\/\/[^\s/]|mailto:[^\s@]+@)/i;
const PLACEHOLDER = /^\{\{[^{}\n]+\}\}$/;

/** What a tag with attributes becomes, where the first of them is there and fits.
 * @param {string} tag @param {Record<string, string>} names each attribute of the node by where the tag has it
 * @param {RegExp} [fits] @returns {TagParseRule[]} */
function rule(tag, names, fits = /^/) {
  const [first] = Object.values(names);
  /** @param {HTMLElement} dom */
  const getAttrs = (dom) =>
    fits.test(dom.getAttribute(first) ?? "") &&
    Object.fromEntries(Object.entries(names).map(([name, at]) => [name, dom.getAttribute(at) ?? ""]));
  return [{ tag: `${tag}[${first}]`, getAttrs }];
}

/** @param {string} tag @param {string} content @param {Record<string, AttributeSpec>} [attrs] @returns {NodeSpec} */
const block = (tag, content, attrs) => ({ content, group: "block", attrs, parseDOM: [{ tag }], toDOM: () => [tag, 0] });

/** @param {"td" | "th"} tag @param {string} content @param {"cell" | "header_cell"} tableRole @returns {NodeSpec} */
const cell = (tag, content, tableRole) => ({
  content,
  tableRole,
  isolating: true,
  attrs: { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null }, align: { default: "left" } },
  parseDOM: [{ tag, getAttrs: (dom) => ({ align: dom.getAttribute("data-align") ?? "left" }) }],
  toDOM: (node) => [tag, { "data-align": node.attrs.align }, 0],
});

/** An atom in the text. @param {NodeSpec} spec @returns {NodeSpec} */
const atom = (spec) => ({ inline: true, group: "inline plain", atom: true, ...spec });

/** What the editor can't hold. It comes from the file alone, never from a clipboard: it has no rule.
 * @param {Node} node @returns {DOMOutputSpec} */
const kept = (node) => [node.isInline ? "code" : "pre", { class: "app-kept" }, node.attrs.source];

/** Inline content as JSON, as a footnote holds it: like a heading, without breaks and notes.
 * @param {globalThis.Node} dom @returns {object[]} */
const inlinesOf = (dom) =>
  DOMParser.fromSchema(schema).parse(dom, { topNode: schema.node("heading") }).content.toJSON() ?? [];

/** The words of a footnote. @param {Node} note */
export const noteWords = (note) => schema.node("heading", null, Fragment.fromJSON(schema, note.attrs.content));

/** @param {Node} node @returns {DOMOutputSpec} */
function noteDOM(node) {
  const dom = Object.assign(document.createElement("span"), { className: "app-note" });
  dom.dataset.note = node.attrs.label;
  DOMSerializer.fromSchema(schema).serializeFragment(noteWords(node).content, { document }, dom);
  return dom;
}

export const schema = new Schema({
  nodes: {
    doc: { content: "(block | heading | kept)+" },
    paragraph: block("p", "inline*"),
    heading: {
      content: "plain*",
      defining: true,
      attrs: { level: { default: 2 } },
      parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
      toDOM: (node) => [`h${node.attrs.level}`, 0],
    },
    blockquote: { ...block("blockquote", "block+"), defining: true },
    bullet_list: block("ul", "list_item+"),
    ordered_list: {
      ...block("ol", "list_item+", { start: { default: 1 } }),
      parseDOM: [{ tag: "ol", getAttrs: (dom) => ({ start: Number(dom.getAttribute("start")) || 1 }) }],
      toDOM: (node) => ["ol", { start: node.attrs.start }, 0],
    },
    list_item: { content: "paragraph block*", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
    table: { ...block("table", "table_row+"), tableRole: "table", isolating: true, toDOM: () => ["table", ["tbody", 0]] },
    table_row: { ...block("tr", "(table_cell | table_header)+"), group: "", tableRole: "row" },
    table_header: cell("th", "plain*", "header_cell"),
    table_cell: cell("td", "(plain | footnote)*", "cell"),
    picture: {
      ...block("figure", "text*", { src: {}, alt: { default: "" } }), // what it holds is its caption
      isolating: true,
      parseDOM: rule("figure", { src: "data-src", alt: "data-alt" }),
      toDOM: ({ attrs }) => ["figure", { "data-src": attrs.src, "data-alt": attrs.alt }, 0],
    },
    kept: { atom: true, attrs: { source: {}, label: { default: "" } }, toDOM: kept },
    text: { group: "inline plain" },
    hard_break: atom({
      group: "inline",
      selectable: false,
      parseDOM: [{ tag: "br" }],
      toDOM: () => ["br"],
      leafText: () => "\n",
    }),
    placeholder: atom({
      attrs: { source: {} },
      parseDOM: rule("span", { source: "data-source" }, PLACEHOLDER),
      toDOM: ({ attrs }) => ["span", { "data-source": attrs.source }, attrs.source],
      leafText: ({ attrs }) => attrs.source,
    }),
    footnote: atom({
      group: "inline",
      attrs: { label: { default: "" }, content: { default: [] } },
      parseDOM: [{ tag: "span[data-note]", getAttrs: (dom) => ({ label: dom.dataset.note, content: inlinesOf(dom) }) }],
      toDOM: noteDOM,
    }),
    kept_inline: atom({ attrs: { source: {} }, toDOM: kept }),
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: rule("a", { href: "href" }, ADDRESS),
      toDOM: (mark) => ["a", { href: mark.attrs.href }, 0],
    },
    foreign: {
      attrs: { lang: {} },
      inclusive: false,
      parseDOM: rule("span", { lang: "data-lang" }),
      toDOM: ({ attrs: { lang } }) => ["span", { "data-lang": lang, lang }, 0],
    },
    strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
    em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
  },
});
