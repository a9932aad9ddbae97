/** The toolbar: one stop of the Tab key, arrows within, Escape back to the text. */
import { element, say } from "./elements.js";

/** @import { EditorState } from "prosemirror-state" */
/** @import { EditorView } from "prosemirror-view" */

/** A button: what it does, whether it can, whether it is on, and whether it is there at all.
 * @typedef {{ key: string, run(view: EditorView): void, can?(state: EditorState): boolean,
 *   on?(state: EditorState): boolean, there?(state: EditorState): boolean }} Tool */

/** @param {EditorView} view @param {Tool[][]} groups @param {string} controls the editor's id */
export function toolbar(view, groups, controls) {
  const tools = groups.flat().map((tool) => ({ tool, dom: button(view, tool) }));
  const dom = element("div", { role: "toolbar", class: "app-toolbar", "aria-label": say("editor.toolbar"), "aria-controls": controls });
  for (const group of groups) {
    dom.append(element("div", { class: "app-toolbar__group" }, ...tools.flatMap((each) => (group.includes(each.tool) ? [each.dom] : []))));
  }
  const stops = () => tools.flatMap((each) => (each.dom.hidden ? [] : [each.dom]));
  /** @param {HTMLElement | undefined} stop */
  const only = (stop) => tools.forEach((each) => (each.dom.tabIndex = each.dom === stop ? 0 : -1));
  dom.addEventListener("keydown", (event) => {
    const at = stops().findIndex((each) => each === document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (event.key === "Escape") view.focus();
    if (to === undefined) return;
    event.preventDefault();
    const next = stops().at(to % stops().length);
    only(next);
    next?.focus();
  });
  /** @param {EditorState} state */
  function update(state) {
    for (const { tool, dom: each } of tools) {
      each.hidden = tool.there ? !tool.there(state) : false;
      const isOn = tool.on?.(state) ?? false;
      if (tool.on) each.setAttribute("aria-pressed", String(isOn));
      each.setAttribute("aria-disabled", String(!isOn && tool.can?.(state) === false));
    }
    for (const group of dom.children) /** @type {HTMLElement} */ (group).hidden = [...group.children].every((each) => /** @type {HTMLElement} */ (each).hidden);
    if (!stops().some((each) => each.tabIndex === 0)) only(stops()[0]);
  }
  return { dom, update, focus: () => stops().find((each) => each.tabIndex === 0)?.focus() };
}

/** @param {EditorView} view @param {Tool} tool */
function button(view, { key, run, can }) {
  const made = element("button", { type: "button", class: `app-tool app-tool--${key}`, title: say(`editor.tool.${key}.title`) }, say(`editor.tool.${key}`));
  // The text keeps what is selected in it.
  made.addEventListener("mousedown", (event) => event.preventDefault());
  made.addEventListener("click", () => {
    if (!can || can(view.state)) run(view);
  });
  return made;
}
