/** How the editor shows what is no text: figures, footnotes, pictures, and what it keeps as it is. */
import { NodeSelection } from "prosemirror-state";
import { element, say } from "./elements.js";
import { noteWords } from "./schema.js";

/** @import { Node } from "prosemirror-model" */
/** @import { EditorView, NodeViewConstructor } from "prosemirror-view" */

/** What the chips show: values by the source of a placeholder, and what each figure is called.
 * @typedef {{ values: import("./contract").Values, names: Map<string, string> }} Shown */

/** @param {string} source */
export const bareName = (source) => source.replace(/^\{\{\s*|\s*\}\}$/g, "");

/** What a chip is called: as the list of figures has it, or else by its source.
 * @param {Node} node @param {Shown} shown @returns {string} */
export function nameOf(node, shown) {
  if (node.type.name === "footnote") return say("editor.note.is", { words: noteWords(node).textContent });
  if (node.type.name === "placeholder") {
    return say("editor.figure.is", { name: shown.names.get(node.attrs.source) ?? bareName(node.attrs.source) });
  }
  if (node.type.name === "picture") return say("editor.picture.is", { words: node.attrs.alt });
  const words = node.type.name === "kept" ? say(`section.kept.${node.attrs.label}`) : node.attrs.source;
  return say("editor.kept.is", { words });
}

/** @param {Shown} shown @param {string} pictures where pictures are
 * @param {(type: string) => void} open shows the form of the note that is selected @returns {Record<string, NodeViewConstructor>} */
export function nodeViews(shown, pictures, open) {
  return {
    placeholder: (node) => chip(node, shown),
    footnote: (node, view, getPos) => {
      const hidden = element("span", { class: "govuk-visually-hidden" }, nameOf(node, shown));
      const dom = element("span", { class: "app-note", title: noteWords(node).textContent }, hidden);
      // Its number is drawn by the style sheet alone: ProseMirror finds no place to click there.
      dom.addEventListener("mousedown", (event) => {
        event.preventDefault();
        view.focus();
        view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, getPos() ?? 0)));
        if (event.detail === 2) open("footnote");
      });
      return { dom };
    },
    picture: ({ attrs }) => {
      const image = element("img", { src: `${pictures}/${encodeURIComponent(attrs.src)}`, alt: attrs.alt });
      const words = element("p", { class: "app-picture__alt" }, say("editor.picture.is", { words: attrs.alt }));
      const shown = element("div", { contenteditable: "false" }, image, words);
      const contentDOM = element("figcaption");
      return { dom: element("figure", { class: "app-picture" }, shown, contentDOM), contentDOM };
    },
    kept: ({ attrs }) => {
      const label = element("p", { class: "app-kept__label" }, say(`section.kept.${attrs.label}`));
      return { dom: element("div", { class: "app-kept" }, label, element("pre", {}, attrs.source)) };
    },
  };
}

/** @param {Node} node @param {Shown} shown */
function chip({ attrs: { source } }, shown) {
  const dom = element("span", { class: "app-chip", "data-source": source });
  write(dom, shown);
  return { dom, ignoreMutation: () => true };
}

/** @param {HTMLElement} dom @param {Shown} shown */
function write(dom, { values, names }) {
  const { source = "" } = dom.dataset;
  const title = names.get(source) ?? bareName(source);
  // Its own attributes come and go with what the check says of it.
  const value = element("span", { title }, values[source] ?? bareName(source));
  dom.replaceChildren(value, element("span", { class: "govuk-visually-hidden" }, ` (${title})`));
}

/** Show values that have changed. @param {EditorView} view @param {Shown} shown */
export function refresh(view, shown) {
  for (const dom of view.dom.querySelectorAll(".app-chip")) write(/** @type {HTMLElement} */ (dom), shown);
}
