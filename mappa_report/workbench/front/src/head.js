/** The section's head as a form: what is changed in it goes with the text. */
import { element } from "./elements.js";

/** @import { HeadField } from "./contract" */

/** @param {HTMLElement} host @param {HeadField[]} fields @param {() => void} typed */
export function headForm(host, fields, typed) {
  const inputs = new Map(fields.map((field) => [field.name, input(field)]));
  for (const field of fields) {
    const made = /** @type {HTMLElement} */ (inputs.get(field.name));
    const label = element("label", { class: "govuk-label", for: made.id }, field.label);
    const hint = field.hint ? [element("div", { class: "govuk-hint", id: `${made.id}-hint` }, field.hint)] : [];
    if (field.hint) made.setAttribute("aria-describedby", `${made.id}-hint`);
    host.append(element("div", { class: "govuk-form-group" }, label, ...hint, made));
    made.addEventListener("input", typed);
  }
  let base = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
  return {
    /** The fields that were changed. */
    changed: () => Object.fromEntries([...inputs].flatMap(([name, { value }]) => (value === base[name] ? [] : [[name, value]]))),
    /** Take what the file has now; what was typed since it was sent stays.
     * @param {HeadField[]} now @param {Record<string, string>} sent */
    saved(now, sent) {
      for (const { name, value } of now) {
        const made = inputs.get(name);
        if (made && made.value === (sent[name] ?? base[name])) made.value = value;
      }
      base = Object.fromEntries(now.map(({ name, value }) => [name, value]));
    },
    /** @param {string} name */
    focus: (name) => inputs.get(name)?.focus(),
  };
}

/** @param {HeadField} field */
function input({ name, value, choices }) {
  const shared = { id: `head-${name}`, name };
  if (!choices.length) return element("input", { class: "govuk-input", ...shared, value, spellcheck: "false", autocomplete: "off" });
  const options = choices.map((each) => element("option", { value: each.value, selected: each.value === value }, each.label));
  return element("select", { class: "govuk-select", ...shared }, ...options);
}
