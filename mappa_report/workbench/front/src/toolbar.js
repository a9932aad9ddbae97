/** The toolbar: one stop of the Tab key, arrows within, Escape back to the text. */

/** @import { EditorState } from "prosemirror-state" */
/** @import { EditorView } from "prosemirror-view" */

/** A button: what it does, whether it can, whether it is on, and whether it is there at all.
 * @typedef {{ run(view: EditorView): void, can?(state: EditorState): boolean,
 *   on?(state: EditorState): boolean, there?(state: EditorState): boolean }} Tool */

/** @param {EditorView} view @param {HTMLElement} bar @param {Record<string, Tool>} tools by the names that their buttons have */
export function toolbar(view, bar, tools) {
  const buttons = /** @type {HTMLButtonElement[]} */ ([...bar.querySelectorAll("[data-tool]")]);
  /** @param {HTMLElement} button */
  const toolOf = (button) => tools[button.dataset.tool ?? ""];
  const stops = () => buttons.filter((each) => !each.hidden);
  /** @param {HTMLElement | undefined} stop */
  const only = (stop) => buttons.forEach((each) => (each.tabIndex = each === stop ? 0 : -1));
  for (const each of buttons) {
    each.addEventListener("click", () => each.ariaDisabled !== "true" && toolOf(each).run(view));
    each.addEventListener("mousedown", (event) => event.preventDefault()); // the text keeps what is selected in it
  }
  bar.addEventListener("keydown", (event) => {
    const at = stops().findIndex((each) => each === document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Escape") view.focus();
    if (to === undefined) return;
    event.preventDefault();
    const next = stops().at(to % stops().length);
    only(next);
    next?.focus();
  });
  return {
    focus: () => stops().find((each) => each.tabIndex === 0)?.focus(),
    /** @param {EditorState} state */
    update(state) {
      for (const each of buttons) {
        const { on, can, there } = toolOf(each);
        const isOn = on?.(state) ?? false;
        each.hidden = there?.(state) === false;
        if (on) each.ariaPressed = String(isOn);
        each.ariaDisabled = String(!isOn && can?.(state) === false);
      }
      if (!stops().some((each) => each.tabIndex === 0)) only(stops()[0]);
    },
  };
}
