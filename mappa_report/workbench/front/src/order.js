// Sections put in order by dragging, or by Alt with an arrow key. The buttons of the list do the same without script.

const OVER = "app-order__item--over";

/** @type {HTMLElement | null} */
let dragged = null;

for (const list of document.querySelectorAll("ol[data-move]")) {
  if (list instanceof HTMLElement && list.children.length > 1) make_movable(list);
}

/** @param {HTMLElement} list */
function make_movable(list) {
  for (const item of list.children) {
    if (!(item instanceof HTMLElement)) continue;
    item.draggable = true;
    item.title = list.dataset.how ?? "";
    item.addEventListener("dragstart", () => (dragged = item));
    item.addEventListener("dragend", () => (dragged = null));
    item.addEventListener("dragleave", () => item.classList.remove(OVER));
    item.addEventListener("dragover", (event) => {
      if (dragged?.parentElement !== list) return;
      event.preventDefault();
      item.classList.add(OVER);
    });
    item.addEventListener("drop", (event) => drop(list, item, event));
    item.addEventListener("keydown", (event) => move_by_key(item, event));
  }
}

/**
 * Have the server put the section that is dragged before `item`, or behind it where it was let go in its lower half.
 * @param {HTMLElement} list
 * @param {HTMLElement} item
 * @param {DragEvent} event
 */
function drop(list, item, event) {
  if (dragged?.parentElement !== list) return;
  event.preventDefault();
  const box = item.getBoundingClientRect();
  const before = event.clientY < box.top + box.height / 2 ? item : item.nextElementSibling;
  if (before !== dragged) send(list, dragged, before);
}

/**
 * @param {HTMLElement} list
 * @param {HTMLElement} item
 * @param {Element | null} before
 */
function send(list, item, before) {
  const form = document.createElement("form");
  form.method = "post";
  form.action = list.dataset.move ?? "";
  const fields = { section: item.id, before: before?.id ?? "" };
  for (const [name, value] of Object.entries(fields)) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name, value });
    form.append(field);
  }
  document.body.append(form);
  form.submit();
}

/**
 * @param {HTMLElement} item
 * @param {KeyboardEvent} event
 */
function move_by_key(item, event) {
  const to = event.altKey ? { ArrowUp: "up", ArrowDown: "down" }[event.key] : undefined;
  const button = to && item.querySelector(`button[value="${to}"]`);
  if (!(button instanceof HTMLElement)) return;
  event.preventDefault();
  button.click();
}
