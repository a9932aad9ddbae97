/** Where on the page things stand: what the editor puts in place of the text as it is kept. */

/** @param {HTMLFormElement} form the text as it is kept, which goes */
export function places(form) {
  /** @param {string} id */
  const at = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  form.replaceWith(/** @type {HTMLTemplateElement} */ (at("editor")).content);
  const [text, tools, head, count] = ["writing", "writing-tools", "writing-head", "writing-count"].map(at);
  const problems = at("problems");
  const [state, said, here] = ["writing-state", "writing-said", "writing-here"].map(at);
  head.hidden = false;
  let isToldOfSaving = false;

  return {
    text,
    tools,
    head,
    problems,
    /** Show what the check says. @param {string} list the server's own HTML @param {string} words how many there are */
    list(list, words) {
      count.textContent = words;
      if (problems.dataset.told === list) return;
      const buttons = problems.getElementsByTagName("button");
      const focused = [...buttons].findIndex((each) => each === document.activeElement);
      problems.dataset.told = problems.innerHTML = list;
      if (focused >= 0) buttons[Math.min(focused, buttons.length - 1)]?.focus();
    },
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
      if (said.textContent !== words) said.textContent = words;
      isToldOfSaving = true;
    },
    /** Have the page that settles it ask what shall stand, where others have changed the same. @param {string} was @param {string} mine */
    settle(was, mine) {
      Object.assign(form.elements.namedItem("was") ?? {}, { value: was });
      Object.assign(form.elements.namedItem("text") ?? {}, { value: mine });
      document.body.append(form);
      form.submit();
    },
  };
}
