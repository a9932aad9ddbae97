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
  const rows = groups.map((group) => {
    const own = tools.flatMap((each) => (group.includes(each.tool) ? [each.dom] : []));
    return { own, dom: element("div", { class: "app-toolbar__group" }, ...own) };
  });
  const attrs = { role: "toolbar", class: "app-toolbar", "aria-label": say("editor.toolbar"), "aria-controls": controls };
  const dom = element("div", attrs, ...rows.map((each) => each.dom));
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
  return {
    dom,
    focus: () => stops().find((each) => each.tabIndex === 0)?.focus(),
    /** @param {EditorState} state */
    update(state) {
      for (const { tool, dom: each } of tools) {
        const isOn = tool.on?.(state) ?? false;
        each.hidden = tool.there?.(state) === false;
        if (tool.on) each.setAttribute("aria-pressed", String(isOn));
        each.setAttribute("aria-disabled", String(!isOn && tool.can?.(state) === false));
      }
      for (const row of rows) row.dom.hidden = row.own.every((each) => each.hidden);
      if (!stops().some((each) => each.tabIndex === 0)) only(stops()[0]);
    },
  };
}

/** @param {EditorView} view @param {Tool} tool */
function button(view, { key, run, can }) {
  const click = () => can?.(view.state) !== false && run(view);
  // The text keeps what is selected in it.
  const stay = (/** @type {Event} */ event) => event.preventDefault();
  const attrs = { type: "button", class: `app-tool app-tool--${key}`, title: say(`editor.tool.${key}.title`) };
  return element("button", { ...attrs, onclick: click, onmousedown: stay }, say(`editor.tool.${key}`));
}
