/** A section's page: as text, or as in Word. Which of them it is, each browser remembers. */
import { element, say, speak } from "./elements.js";
import { writing } from "./writing.js";

/** @import { Section } from "./contract" */

const VIEW = "section-view"; // "text" or "word"

const data = document.getElementById("section-data");
if (data) start(JSON.parse(data.textContent ?? ""));

/** @param {Section} section */
function start(section) {
  speak(section.words);
  const form = /** @type {HTMLFormElement} */ (document.getElementById("section-text"));
  const isText = localStorage.getItem(VIEW) === "text" || form.dataset.stays !== undefined;
  const words = say(isText ? "editor.as_word" : "editor.as_text");
  const other = element("button", { type: "button", class: "govuk-button govuk-button--secondary app-small" }, words);
  form.parentElement?.before(other);
  if (isText) {
    // What was typed into the box is saved on the way.
    other.addEventListener("click", () => switchTo("word", () => form.requestSubmit()));
    return;
  }
  const { save, isSaved } = writing(section, form);
  other.addEventListener("click", () => void save().then(() => isSaved() && switchTo("text", () => location.reload())));
}

/** @param {"word" | "text"} view @param {() => void} then */
function switchTo(view, then) {
  localStorage.setItem(VIEW, view);
  then();
}
