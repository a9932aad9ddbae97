/** Checking and saving while somebody types: asked of the server, with what was typed meanwhile left as it is. */
import { Mapping } from "prosemirror-transform";
import { docOf, known, sentOf, taken } from "./blocks.js";
import { resolved } from "./clash.js";
import { say } from "./elements.js";
import { shown } from "./marks.js";

/** @import { Transaction } from "prosemirror-state" */
/** @import { EditorView } from "prosemirror-view" */
/** @import { Checked, HeadField, Problem, SaveAnswer, Section, Sent } from "./contract" */

const UNTIL_CHECK = 150;
const UNTIL_SAVE = 1000;
const UNTIL_STILL = 100;
const UNTIL_AGAIN = 5000;

/** What the page does with what is heard.
 * @typedef {{ head(): Record<string, string>, headSaved(fields: HeadField[], sent: Record<string, string>): void,
 *   checked(checked: Checked): void, refused(problems: Problem[]): void, tell(words: string, kind: "saved" | "busy" | "usual" | "wrong"): void }} Page */

/** @param {EditorView} view @param {Section} section @param {Page} page */
export function session(view, section, page) {
  let { hash } = section;
  let base = known(section.blocks);
  const address = location.pathname;
  /** @type {Set<Mapping>} */ const since = new Set(); // what was done since each request that is under way
  const [checking, saving] = [timer(check), timer(() => save())];
  let edits = 0;
  let saved = 0;
  let lastKey = 0;
  let checks = 0;
  /** @type {Promise<void> | undefined} */ let underWay;

  /** @param {string} what @param {Sent} sent */
  async function post(what, sent) {
    const body = JSON.stringify(sent);
    const answer = await fetch(`${address}/${what}`, { method: "POST", headers: { "Content-Type": "application/json" }, body });
    const told = await answer.json();
    if ("message" in told) throw new Error(told.message);
    return told;
  }

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
      /** @type {Checked} */ const checked = await post("check", sent);
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
      /** @type {SaveAnswer} */ const answer = await post("save", sent);
      if (answer.outcome === "refused") return page.refused(answer.problems);
      if (answer.outcome === "clash") return await settle(answer);
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

  /** Somebody else has changed the same: ask what shall stand, and begin from theirs. @param {SaveAnswer} answer */
  async function settle(answer) {
    page.tell(say("editor.clash"), "wrong");
    const theirs = known(answer.blocks);
    const nodes = await resolved(base.map(({ node }) => node), view, docOf(theirs));
    ({ hash } = answer);
    base = theirs;
    const { tr, doc } = view.state;
    view.dispatch(tr.replaceWith(0, doc.content.size, nodes));
    edits += 1;
    saving.start(0);
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
      checking.start(UNTIL_CHECK);
      saving.start(UNTIL_SAVE);
    },
  };
}

/** Does `act` some time after it was last started. @param {() => void} act */
function timer(act) {
  let handle = 0;
  return {
    /** @param {number} wait */
    start(wait) {
      clearTimeout(handle);
      handle = setTimeout(act, wait);
    },
  };
}

/** @param {number} wait @returns {Promise<void>} */
const pause = (wait) => new Promise((done) => setTimeout(done, wait));

/** @param {unknown} error */
const wordsOf = (error) => (error instanceof TypeError || !(error instanceof Error) ? say("editor.gone") : error.message);
