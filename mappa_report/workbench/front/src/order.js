// Sections put in order by dragging, or by Alt with an arrow key. The buttons of the list do the same without script.

const OVER = "app-order__item--over";
const form = /** @type {HTMLFormElement | null} */ (document.getElementById("move"));

/** @type {HTMLElement | null} */
let dragged = null;

for (const list of form ? document.querySelectorAll("ol.app-order") : []) {
  if (list.children.length > 1) [...list.children].forEach((item) => makeMovable(/** @type {HTMLElement} */ (item)));
}

/** @param {HTMLElement} item */
function makeMovable(item) {
  item.draggable = true;
  item.title = form?.dataset.how ?? "";
  item.addEventListener("dragstart", () => (dragged = item));
  item.addEventListener("dragend", () => (dragged = null));
  item.addEventListener("dragleave", () => item.classList.remove(OVER));
  item.addEventListener("dragover", (event) => {
    if (dragged?.parentElement !== item.parentElement) return;
    event.preventDefault();
    item.classList.add(OVER);
  });
  item.addEventListener("drop", (event) => drop(item, event));
  item.addEventListener("keydown", (event) => {
    const to = event.altKey ? { ArrowUp: "up", ArrowDown: "down" }[event.key] : undefined;
    const button = /** @type {HTMLElement | null} */ (to ? item.querySelector(`button[value="${to}"]`) : null);
    if (button) event.preventDefault();
    button?.click();
  });
}

/** Have the server put the section that is dragged before `item`, or behind it where it was let go in its lower half.
 * @param {HTMLElement} item @param {DragEvent} event */
function drop(item, event) {
  if (!dragged || dragged.parentElement !== item.parentElement) return;
  event.preventDefault();
  const { top, height } = item.getBoundingClientRect();
  const before = event.clientY < top + height / 2 ? item : item.nextElementSibling;
  if (before === dragged) return;
  Object.assign(form?.elements.namedItem("section") ?? {}, { value: dragged.id });
  Object.assign(form?.elements.namedItem("before") ?? {}, { value: before?.id ?? "" });
  form?.submit();
}
