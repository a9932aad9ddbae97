/** The forms that buttons open before the page. Enter sends them, Escape closes them, and they keep the keyboard. */

/** @import { EditorView } from "prosemirror-view" */

/** Open the form called `name` with these `values`, of something that `isThere` already and can be removed. What is named
 * in `without` is not asked for. What comes back is the button pressed, "" where it was closed, and what the fields say.
 * @param {EditorView} view @param {string} name @param {{ values?: Record<string, string>, isThere?: boolean, without?: string[] }} [given]
 * @returns {Promise<{ button: string, said: FormData }>} */
export function question(view, name, { values = {}, isThere = false, without = [] } = {}) {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById(`ask-${name}`));
  const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
  form.reset();
  for (const field of form.querySelectorAll("input, select")) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) continue;
    if (values[field.name]) field.value = values[field.name];
    field.disabled = without.includes(field.name);
    field.closest("div")?.toggleAttribute("hidden", field.disabled);
  }
  form.querySelector("[value=remove]")?.toggleAttribute("hidden", !isThere);
  dialog.returnValue = "";
  const back = /** @type {HTMLElement | null} */ (document.activeElement);
  dialog.showModal();
  return new Promise((done) => {
    const closed = () => {
      back?.focus();
      if (view.hasFocus()) view.focus(); // the caret too: the browser only leads back to the text as a whole
      done({ button: dialog.returnValue, said: new FormData(form) });
    };
    dialog.addEventListener("close", closed, { once: true });
  });
}
