/** The section's head, a form beside the text: what is changed in it goes with the text. */

/** @import { HeadField } from "./contract" */

/** @param {HTMLElement} host @param {() => void} typed */
export function headForm(host, typed) {
  const inputs = /** @type {(HTMLInputElement | HTMLSelectElement)[]} */ ([...host.querySelectorAll("[name]")]);
  const values = () => Object.fromEntries(inputs.map(({ name, value }) => [name, value]));
  let base = values();
  host.addEventListener("input", typed);
  return {
    /** The fields that were changed. */
    changed: () => Object.fromEntries(Object.entries(values()).filter(([name, value]) => value !== base[name])),
    /** Take what the file has now; what was typed since it was sent stays.
     * @param {HeadField[]} fields @param {Record<string, string>} sent */
    saved(fields, sent) {
      const now = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
      for (const input of inputs) {
        if (input.name in now && input.value === (sent[input.name] ?? base[input.name])) input.value = now[input.name];
      }
      base = now;
    },
    /** @param {string} name */
    focus: (name) => inputs.find((each) => each.name === name)?.focus(),
  };
}
