/** Checking and saving while somebody types: asked of the server, with what was typed meanwhile left as it is. */
import { Mapping } from "prosemirror-transform";
import { ask, timer } from "./asking.js";
import { known, sentOf, taken } from "./blocks.js";
import { say } from "./elements.js";
import { shown } from "./marks.js";

/** @import { Transaction } from "prosemirror-state" */
/** @import { EditorView } from "prosemirror-view" */
/** @import { Checked, HeadField, Problem, SaveAnswer, Section } from "./contract" */

const UNTIL_CHECK = 150;
const UNTIL_SAVE = 1000;
const UNTIL_STILL = 100;
const UNTIL_AGAIN = 5000;

/** What the page does with what is heard.
 * @typedef {{ head(): Record<string, string>, headSaved(fields: HeadField[], sent: Record<string, string>): void,
 *   checked(checked: Checked): void, refused(problems: Problem[]): void,
 *   settle(was: string, mine: string): void, tell(words: string, kind: "saved" | "busy" | "usual" | "wrong"): void }} Page */

/** @param {EditorView} view @param {Section} section @param {Page} page */
export function session(view, section, page) {
  let { hash } = section;
  let base = known(section.blocks);
  /** @type {Set<Mapping>} */ const since = new Set(); // what was done since each request that is under way
  const [checking, saving] = [timer(check), timer(() => save())];
  let edits = 0;
  let saved = 0;
  let lastKey = 0;
  let checks = 0;
  /** @type {Promise<void> | undefined} */ let underWay;

  /** What is sent now. */
  function ready() {
    const { doc } = view.state;
    const mapping = new Mapping();
    since.add(mapping);
    const head = page.head();
    return { doc, mapping, head, sent: { was: hash, head, blocks: sentOf(doc, base) } };
  }

  async function check() {
    const number = ++checks;
    const { doc, mapping, sent } = ready();
    try {
      /** @type {Checked} */ const checked = await ask("check", sent);
      // A mark that comes between a key and what the browser says of it puts the caret back.
      while (view.composing || performance.now() - lastKey < UNTIL_STILL) await pause(UNTIL_STILL);
      if (number !== checks) return;
      view.dispatch(shown(view.state, doc, checked, mapping));
      page.checked(checked);
    } catch (error) {
      page.tell(wordsOf(error), "wrong");
    } finally {
      since.delete(mapping);
    }
  }

  /** Save what there is, and again if more was typed meanwhile. @returns {Promise<void>} */
  function save(always = false) {
    underWay ??= saveOnce(always).finally(() => (underWay = undefined));
    return underWay;
  }

  /** @param {boolean} [always] also where nothing was typed: then what others have saved comes into the text */
  async function saveOnce(always = false) {
    const number = edits;
    if (number === saved && !always) return;
    const { doc, mapping, head, sent } = ready();
    page.tell(say("editor.saving"), "busy");
    try {
      /** @type {SaveAnswer} */ const answer = await ask("save", sent);
      if (answer.outcome === "refused") return page.refused(answer.problems);
      if (answer.outcome === "clash" && edits !== number) return saving.start(UNTIL_SAVE); // not before the rest is sent too
      if (answer.outcome === "clash") {
        saved = edits; // it goes along to the page that settles it
        return page.settle(answer.was, answer.text);
      }
      const { tr, base: now, both } = taken(view.state, doc, sent.blocks, answer, mapping);
      ({ hash } = answer);
      base = now;
      saved = number;
      page.headSaved(answer.head, head);
      if (tr.docChanged) view.dispatch(tr);
      if (both) page.tell(say("editor.both"), "saved");
      else if (answer.outcome === "merged") page.tell(say("section.merged"), "saved");
      else page.tell(say("editor.saved"), "usual");
      if (answer.outcome === "merged" || always) checking.start(0);
      if (edits !== saved) saving.start(UNTIL_SAVE);
    } catch (error) {
      page.tell(wordsOf(error), "wrong");
      saving.start(UNTIL_AGAIN);
    } finally {
      since.delete(mapping);
    }
  }

  // The script of every page looks whether files have changed.
  document.addEventListener("changed-elsewhere", (event) => {
    const region = /** @type {HTMLElement | null} */ (document.querySelector("[data-since]"));
    if (region) region.dataset.since = /** @type {CustomEvent} */ (event).detail.digest;
    event.preventDefault();
    void save(true);
  });
  addEventListener("beforeunload", (event) => edits !== saved && event.preventDefault());
  document.addEventListener("visibilitychange", () => document.hidden && void save());

  return {
    check,
    save,
    isSaved: () => edits === saved,
    /** Tell of what was done to the text. @param {Transaction} tr */
    done(tr) {
      for (const mapping of since) mapping.appendMapping(tr.mapping);
      if (tr.docChanged && tr.getMeta("addToHistory") !== false) this.typed();
    },
    /** Tell that something was typed, in the text or in its head. */
    typed() {
      edits += 1;
      lastKey = performance.now();
      page.tell("", "usual"); // "Saved" would not be true
      checking.start(UNTIL_CHECK);
      saving.start(UNTIL_SAVE);
    },
  };
}

/** @param {number} wait @returns {Promise<void>} */
const pause = (wait) => new Promise((done) => setTimeout(done, wait));

/** What was refused in words says them; all else is that nobody answers. @param {unknown} error */
const wordsOf = (error) => (error instanceof Error && error.name === "Error" ? error.message : say("editor.gone"));
