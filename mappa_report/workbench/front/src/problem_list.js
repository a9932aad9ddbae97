/** The list beside the text: what the check says, with buttons that select the words and that put them right. */
import { counted, element, say } from "./elements.js";

/** @import { Inline } from "./contract" */
/** @import { Told } from "./marks.js" */

/** What the buttons do.
 * @typedef {{ select(told: Told): void, replace(told: Told, content: Inline[]): void, focus(field: string): void }} Doing */

const COLOURS = { error: "red", warning: "yellow", info: "grey" };

/** @param {HTMLElement} list @param {HTMLElement} count @param {Told[]} told @param {Doing} doing */
export function showProblems(list, count, told, doing) {
  const buttons = [...list.querySelectorAll("button")];
  const focused = buttons.findIndex((button) => button === document.activeElement);
  const problems = told.flatMap((each) => (each.problem ? [problemItem(each, each.problem, doing)] : []));
  const offers = told.flatMap((each) => (each.offer && each.at ? [offerItem(each, each.offer, doing)] : []));
  list.replaceChildren(
    ...(problems.length ? problems : [element("p", { class: "govuk-body" }, say("year.problems.none"))]),
    ...(offers.length ? [element("h3", { class: "govuk-heading-s" }, say("editor.offers")), ...offers] : []),
  );
  count.textContent = [counted("editor.count", problems.length), offers.length ? counted("editor.offer", offers.length) : ""].filter(Boolean).join(", ");
  if (focused >= 0) list.querySelectorAll("button")[Math.min(focused, list.querySelectorAll("button").length - 1)]?.focus();
}

/** @param {string} words @param {() => void} click */
function button(words, click) {
  return element("button", { type: "button", class: "govuk-button govuk-button--secondary app-small", onclick: click }, words);
}

/** @param {string} words */
const small = (words) => element("p", { class: "govuk-body-s govuk-!-margin-bottom-1" }, words);

/** @param {Told} told @param {import("./contract").Problem} problem @param {Doing} doing */
function problemItem(told, { severity, message, label, notes, hint, field, remedies }, doing) {
  const tag = element("strong", { class: `govuk-tag govuk-tag--${COLOURS[severity]}` }, say(`problem.${severity}`));
  const head = element("p", { class: "govuk-body govuk-!-margin-bottom-1" }, tag, " ", message);
  const actions = [];
  if (field) actions.push(button(say("editor.show"), () => doing.focus(field)));
  if (told.at) actions.push(button(say("editor.show"), () => doing.select(told)));
  if (told.at) actions.push(...remedies.map((each) => button(each.label, () => doing.replace(told, each.content))));
  const more = [label, ...notes, hint && hint[0].toUpperCase() + hint.slice(1)].filter(Boolean).map(small);
  return element("div", { class: `app-problem app-problem--${severity}` }, head, ...more, element("div", { class: "app-actions" }, ...actions));
}

/** @param {Told} told @param {import("./contract").Offer} offer @param {Doing} doing */
function offerItem(told, { source, value, label }, doing) {
  const words = element("p", { class: "govuk-body-s govuk-!-margin-bottom-1" }, say("editor.offer.is", { value, label }));
  const link = button(say("editor.offer.link"), () => doing.replace(told, [{ type: "placeholder", attrs: { source } }]));
  return element("div", { class: "app-problem app-problem--offer" }, words, element("div", { class: "app-actions" }, button(say("editor.show"), () => doing.select(told)), link));
}
