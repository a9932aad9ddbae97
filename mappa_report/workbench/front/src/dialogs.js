/** Small forms in front of the page, which Escape closes: the browser's own, so that it keeps the keyboard in them. */
import { element, say } from "./elements.js";

/** A field: an input of that `type`, a list to choose from, or what `mount` puts into its place.
 * @typedef {{ name: string, type: "text" | "url" | "file" | "search" | "select" | "own", value?: string,
 *   options?: { value: string, label: string }[], accept?: string, mount?: (host: HTMLElement) => { focus(): void },
 *   required?: boolean }} Field */

/** Ask for the `fields` under that title. The words for each thing are found by keys that begin with `key`.
 * What comes back is which button was pressed, with what the fields say; nothing where it was closed.
 * @param {string} key @param {Field[]} fields @param {string[]} [buttons] more than "ok", such as "remove"
 * @returns {Promise<{ button: string, values: Record<string, string>, file?: File } | undefined>} */
export function ask(key, fields, buttons = []) {
  const back = /** @type {HTMLElement | null} */ (document.activeElement);
  const close = element("button", { type: "button", class: "govuk-button govuk-button--secondary", onclick: () => dialog.close() }, say("editor.cancel"));
  const all = ["ok", ...buttons].map((name) =>
    element("button", { class: `govuk-button${name === "ok" ? "" : " govuk-button--secondary"}`, value: name, formnovalidate: name !== "ok" }, say(`${key}.${name}`)),
  );
  const rows = fields.map((field) => row(key, field));
  const form = element("form", { method: "dialog" }, ...rows.map(({ dom }) => dom), element("div", { class: "govuk-button-group" }, ...all, close));
  const title = element("h2", { class: "govuk-heading-m", id: "dialog-title" }, say(key));
  const dialog = element("dialog", { class: "app-dialog", "aria-labelledby": "dialog-title" }, title, form);
  document.body.append(dialog);
  dialog.showModal();
  rows[0]?.focus();
  return new Promise((done) => {
    /** @type {Parameters<typeof done>[0]} */
    let answer;
    form.addEventListener("submit", (event) => {
      const data = new FormData(form);
      const texts = [...data].flatMap(([name, value]) => (typeof value === "string" ? [[name, value.trim()]] : []));
      const file = [...data.values()].find((value) => value instanceof File && value.size);
      const button = /** @type {HTMLButtonElement} */ (event.submitter)?.value || "ok";
      answer = { button, values: Object.fromEntries(texts), ...(file instanceof File && { file }) };
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      back?.focus();
      done(answer);
    });
  });
}

/** @param {string} key @param {Field} field @returns {{ dom: HTMLElement, focus(): void }} */
function row(key, { name, type, value = "", options = [], accept, mount, required = false }) {
  const id = `field-${name}`;
  const label = element("label", { class: "govuk-label", for: id, id: `${id}-label` }, say(`${key}.${name}`));
  const group = element("div", { class: "govuk-form-group" }, label);
  if (type === "own") {
    label.replaceWith(element("div", { class: "govuk-label", id: `${id}-label` }, say(`${key}.${name}`)));
    const mounted = mount?.(group);
    return { dom: group, focus: () => mounted?.focus() };
  }
  const all = options.map((each) => element("option", { value: each.value, selected: each.value === value }, each.label));
  if (type === "select") group.append(element("select", { class: "govuk-select", id, name }, ...all));
  else {
    const kind = type === "search" ? "text" : type;
    const shared = { id, name, type: kind, required, autocomplete: "off", spellcheck: "false" };
    const list = type === "search" && { list: `${id}-list` };
    group.append(element("input", { class: type === "file" ? "app-files" : "govuk-input", ...shared, ...list, ...(accept && { accept }) }));
    if (list) group.append(element("datalist", { id: `${id}-list` }, ...all));
  }
  const input = /** @type {HTMLInputElement} */ (group.children[1]);
  if (type !== "file") input.value = value || input.value;
  return { dom: group, focus: () => input.focus() };
}
