/** The editor's schema: exactly what a section can hold, and nothing else. */
import { DOMParser, DOMSerializer, Fragment, Schema } from "prosemirror-model";

/** @import { DOMOutputSpec, Node, NodeSpec, TagParseRule } from "prosemirror-model" */

/** The rule by which elements of that `selector` keep what their data attributes say, as they do on the clipboard.
 * @param {string} selector @param {string[]} names @returns {TagParseRule[]} */
function own(selector, ...names) {
  /** @param {HTMLElement} dom */
  const read = (dom) => Object.fromEntries(names.map((name) => [name, dom.getAttribute(`data-${name}`) ?? ""]));
  return [{ tag: `${selector}[data-${names[0]}]`, getAttrs: read }];
}

/** @param {"td" | "th"} tag @param {"cell" | "header_cell"} tableRole @returns {NodeSpec} */
function cell(tag, tableRole) {
  return {
    content: tag === "td" ? "(plain | footnote)*" : "plain*",
    tableRole,
    isolating: true,
    attrs: { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null }, align: { default: "left" } },
    parseDOM: [{ tag, getAttrs: (dom) => ({ align: dom.getAttribute("data-align") ?? "left" }) }],
    toDOM: (node) => [tag, { "data-align": node.attrs.align }, 0],
  };
}

/** @param {"ul" | "ol"} tag @returns {NodeSpec} */
function list(tag) {
  return {
    content: "list_item+",
    group: "block",
    attrs: tag === "ol" ? { start: { default: 1 } } : {},
    parseDOM: [{ tag, getAttrs: (dom) => (tag === "ol" ? { start: Number(dom.getAttribute("start")) || 1 } : {}) }],
    toDOM: (node) => [tag, node.attrs.start > 1 ? { start: node.attrs.start } : {}, 0],
  };
}

/** Inline content as JSON, as a footnote holds it: like a heading, without breaks and notes.
 * @param {globalThis.Node} dom @returns {object[]} */
export function inlinesOf(dom) {
  return DOMParser.fromSchema(schema).parse(dom, { topNode: schema.node("heading") }).content.toJSON() ?? [];
}

/** The words of a footnote. @param {Node} note */
export function noteWords(note) {
  return schema.node("heading", null, Fragment.fromJSON(schema, note.attrs.content));
}

/** @param {Node} node @returns {DOMOutputSpec} */
function noteDOM(node) {
  const dom = document.createElement("span");
  dom.setAttribute("data-note", node.attrs.label);
  DOMSerializer.fromSchema(schema).serializeFragment(noteWords(node).content, { document }, dom);
  return dom;
}

/** What may stand behind a link: whole addresses alone. */
export const ADDRESS = /^(https?:\/\/[^\s/]|mailto:[^\s@]+@)/i;

/** What a placeholder looks like in the file. */
const PLACEHOLDER = /^\{\{[^{}\n]+\}\}$/;

export const schema = new Schema({
  nodes: {
    doc: { content: "(block | heading | kept)+" },
    paragraph: { content: "inline*", group: "block", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
    heading: {
      content: "plain*",
      defining: true,
      attrs: { level: { default: 2 } },
      parseDOM: [1, 2, 3, 4, 5, 6].map((n) => ({ tag: `h${n}`, attrs: { level: n } })),
      toDOM: (node) => [`h${node.attrs.level}`, 0],
    },
    blockquote: {
      content: "block+",
      group: "block",
      defining: true,
      parseDOM: [{ tag: "blockquote" }],
      toDOM: () => ["blockquote", 0],
    },
    bullet_list: list("ul"),
    ordered_list: list("ol"),
    list_item: {
      content: "paragraph block*",
      defining: true,
      parseDOM: [{ tag: "li" }],
      toDOM: () => ["li", 0],
    },
    table: {
      content: "table_row+",
      group: "block",
      tableRole: "table",
      isolating: true,
      parseDOM: [{ tag: "table" }],
      toDOM: () => ["table", ["tbody", 0]],
    },
    table_row: {
      content: "(table_cell | table_header)+",
      tableRole: "row",
      parseDOM: [{ tag: "tr" }],
      toDOM: () => ["tr", 0],
    },
    table_header: cell("th", "header_cell"),
    table_cell: cell("td", "cell"),
    picture: {
      content: "text*", // its caption
      group: "block",
      isolating: true,
      attrs: { src: {}, alt: { default: "" } },
      parseDOM: own("figure", "src", "alt"),
      toDOM: ({ attrs }) => ["figure", { "data-src": attrs.src, "data-alt": attrs.alt }, 0],
    },
    // Its bytes come from the file alone, never from a clipboard: it has no rule.
    kept: { atom: true, attrs: { source: {}, label: { default: "" } }, toDOM: keptDOM },
    text: { group: "inline plain" },
    hard_break: {
      inline: true,
      group: "inline",
      selectable: false,
      parseDOM: [{ tag: "br" }],
      toDOM: () => ["br"],
      leafText: () => "\n",
    },
    placeholder: {
      inline: true,
      group: "inline plain",
      atom: true,
      attrs: { source: {} },
      parseDOM: [
        {
          tag: "span[data-source]",
          getAttrs: (dom) => {
            const source = dom.getAttribute("data-source") ?? "";
            return PLACEHOLDER.test(source) ? { source } : false;
          },
        },
      ],
      toDOM: ({ attrs }) => ["span", { "data-source": attrs.source }, attrs.source],
      leafText: ({ attrs }) => attrs.source,
    },
    footnote: {
      inline: true,
      group: "inline",
      atom: true,
      attrs: { label: { default: "" }, content: { default: [] } },
      parseDOM: [
        {
          tag: "span[data-note]",
          getAttrs: (dom) => ({ label: dom.getAttribute("data-note"), content: inlinesOf(dom) }),
        },
      ],
      toDOM: noteDOM,
    },
    kept_inline: { inline: true, group: "inline plain", atom: true, attrs: { source: {} }, toDOM: keptDOM },
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [
        {
          tag: "a[href]",
          getAttrs: (dom) => {
            const href = dom.getAttribute("href") ?? "";
            return ADDRESS.test(href) ? { href } : false;
          },
        },
      ],
      toDOM: (mark) => ["a", { href: mark.attrs.href }, 0],
    },
    foreign: {
      attrs: { lang: {} },
      parseDOM: own("span", "lang"),
      toDOM: (mark) => ["span", { "data-lang": mark.attrs.lang, lang: mark.attrs.lang }, 0],
    },
    strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
    em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
  },
});

/** @param {Node} node @returns {DOMOutputSpec} */
function keptDOM(node) {
  return [node.isInline ? "code" : "pre", { class: "app-kept" }, node.attrs.source];
}
