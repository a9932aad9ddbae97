/** Where on the page things stand: what the editor puts in place of the text as it is kept. */
import { element, say } from "./elements.js";

/** @param {HTMLElement} form the text as it is kept, which goes */
export function places(form) {
  const problems = /** @type {HTMLElement} */ (document.getElementById("problems"));
  const count = element("a", { class: "govuk-link", href: "#problems" });
  const state = element("span", { class: "app-state" });
  const live = element("p", { class: "govuk-visually-hidden", role: "status" });
  const here = element("p", { class: "app-here", role: "status" });
  const text = element("div", { id: "writing" });
  const help = element("p", { class: "govuk-hint", id: "writing-help" }, say("editor.help"));
  const about = element("p", { class: "govuk-body app-about" }, count, " ", state);
  form.replaceWith(element("div", { class: "app-beside__text" }, help, about, live, text, here));
  const head = element("div", { class: "app-head" }, element("h2", { class: "govuk-heading-m" }, say("editor.head")));
  problems.parentElement?.append(head);
  let isToldOfSaving = false;

  return {
    text,
    help,
    head,
    problems,
    count,
    /** Say what has just happened, to those who listen too. @param {string} words */
    say(words) {
      here.textContent = words;
    },
    /** Say where the caret is, if there is anything to say of it. @param {string} words */
    where(words) {
      if (words || here.dataset.where) here.textContent = words;
      here.dataset.where = words;
    },
    /** Say how saving goes. Whoever listens hears once that it is done, and all that is not as ever.
     * @param {string} words @param {"saved" | "busy" | "usual" | "wrong"} kind */
    tell(words, kind) {
      state.textContent = words;
      state.dataset.kind = kind;
      if (kind === "busy" || (kind === "usual" && isToldOfSaving)) return;
      if (live.textContent !== words) live.textContent = words;
      isToldOfSaving = true;
    },
  };
}
