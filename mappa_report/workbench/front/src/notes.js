/** The words of a footnote: a small editor of their own, with the keys and chips of the large one. */
import { baseKeymap } from "prosemirror-commands";
import { history } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { Fragment } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { nodeViews } from "./chips.js";
import { wordKeys } from "./keys.js";
import { schema } from "./schema.js";

/** @param {object[]} content @param {import("./chips.js").Shown} shown */
export function noteField(content, shown) {
  const paragraph = schema.node("paragraph", null, Fragment.fromJSON(schema, content));
  const plugins = [history(), keymap(wordKeys), keymap({ ...baseKeymap, Enter: sends, Escape: closes })];
  const host = /** @type {HTMLElement} */ (document.getElementById("note-words"));
  const view = new EditorView(host, {
    state: EditorState.create({ doc: schema.node("doc", null, [paragraph]), plugins }),
    nodeViews: nodeViews(shown, "", () => {}),
    attributes: { class: "govuk-textarea app-note__words", role: "textbox", "aria-multiline": "false", "aria-labelledby": "note-words-label", spellcheck: "false" },
    handlePaste(pasted, event) {
      // What is pasted becomes words alone: a note has neither paragraphs nor pictures.
      const words = event.clipboardData?.getData("text/plain").replace(/\s+/g, " ") ?? "";
      pasted.dispatch(pasted.state.tr.insertText(words));
      return true;
    },
  });
  view.focus();
  return {
    /** What it says at last. @returns {object[]} */
    taken() {
      const { content: words } = view.state.doc.child(0);
      view.destroy();
      return words.toJSON() ?? [];
    },
  };
}

/** Enter and Escape are the form's, but ProseMirror takes them. @type {import("prosemirror-state").Command} */
function sends(_, __, view) {
  view?.dom.closest("form")?.requestSubmit();
  return true;
}

/** @type {import("prosemirror-state").Command} */
function closes(_, __, view) {
  view?.dom.closest("dialog")?.close();
  return true;
}
