/** The editor in its page: the text with its toolbar, and the list of problems and the head beside it. */
import { history } from "prosemirror-history";
import { EditorState, NodeSelection, Plugin } from "prosemirror-state";
import { tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";
import { docOf, known } from "./blocks.js";
import { nameOf, nodeViews, refresh } from "./chips.js";
import { withTablesInOrder } from "./commands.js";
import { say } from "./elements.js";
import { headForm } from "./head.js";
import { keys, typed } from "./keys.js";
import { marks, offerAt, replacing, selecting, toldIn } from "./marks.js";
import { pasting } from "./pasting.js";
import { places } from "./places.js";
import { session } from "./session.js";
import { toolbar } from "./toolbar.js";
import { link, note, picture, tools } from "./tools.js";

/** @import { Command } from "prosemirror-state" */
/** @import { Inline, Section } from "./contract" */
/** @import { Told } from "./marks.js" */

const ATTRIBUTES = { class: "app-writing", role: "textbox", "aria-multiline": "true", spellcheck: "false" };

/** @param {Section} section @param {HTMLFormElement} form the text as it is kept, which goes */
export function writing(section, form) {
  const pictures = `${location.pathname}/pictures`;
  const shown = { values: section.values, names: new Map(section.figures.map(({ source, label }) => [source, label])) };
  const place = places(form);
  const given = { section, shown, sendPicture, tell: place.say };

  const view = new EditorView(place.text, {
    state: EditorState.create({ doc: docOf(known(section.blocks)), plugins: plugins() }),
    attributes: { ...ATTRIBUTES, "aria-label": say("editor.text"), "aria-describedby": "writing-help" },
    nodeViews: nodeViews(shown, pictures, open),
    handleDoubleClickOn: (_, __, node, ___, ____, direct) => direct && open(node.type.name),
    dispatchTransaction(tr) {
      view.updateState(view.state.apply(tr));
      saving.done(tr);
      bar.update(view.state);
      showWhere();
    },
  });
  const bar = toolbar(view, place.tools, tools(given));
  const head = headForm(place.head, () => saving.typed());
  const saving = session(view, section, {
    head: head.changed,
    headSaved: head.saved,
    checked({ values, list, count }) {
      shown.values = values;
      refresh(view, shown);
      place.list(list, count);
    },
    refused: (problems) => place.tell(problems.map(({ message, hint }) => `${message}: ${hint}`).join(" "), "wrong"),
    settle: place.settle,
    tell: place.tell,
  });
  place.problems.addEventListener("click", ({ target }) => target instanceof HTMLElement && act(target.dataset));
  bar.update(view.state);
  void saving.check();
  return { save: saving.save, isSaved: saving.isSaved };

  function plugins() {
    return [
      ...keys({
        "Mod-k": () => (void link(view), true),
        "Alt-Ctrl-f": () => (void note(view, given), true),
        "Alt-F10": () => (bar.focus(), true),
        "Alt-Enter": linked,
        Enter: (state) => state.selection instanceof NodeSelection && open(state.selection.node.type.name),
      }),
      typed(),
      pasting(place.say, (file) => void picture(view, given, file)),
      history(),
      tableEditing(),
      new Plugin({ appendTransaction: (_, __, state) => withTablesInOrder(state) }),
      marks(),
    ];
  }

  /** Open the form of the note or picture that is selected. @param {string} type */
  function open(type) {
    if (type !== "footnote" && type !== "picture") return false;
    void (type === "footnote" ? note(view, given) : picture(view, given));
    return true;
  }

  /** Do what a button of the list is for. @param {DOMStringMap} button */
  function act({ told: number, remedy }) {
    const told = toldIn(view.state).at(Number(number ?? Infinity));
    if (!told) return;
    if (remedy !== undefined) return replace(told, Number(remedy));
    if (told.problem?.field) return head.focus(told.problem.field);
    if (told.at) view.dispatch(selecting(view.state, told.at));
    view.focus();
  }

  /** @param {Told} told @param {number} [remedy] which of them */
  function replace({ at, problem, offer }, remedy = 0) {
    const content = problem?.remedies[remedy].content ?? [{ type: "placeholder", attrs: { source: offer?.source } }];
    if (at) view.dispatch(replacing(view.state, at, /** @type {Inline[]} */ (content)));
    view.focus();
  }

  /** @type {Command} */
  function linked(state) {
    const told = offerAt(state);
    if (told) replace(told);
    return Boolean(told);
  }

  /** Say what is selected, or offered where the caret is: what a chip is called is seen nowhere else. */
  function showWhere() {
    const { selection } = view.state;
    const offer = offerAt(view.state)?.offer;
    const words = selection instanceof NodeSelection ? nameOf(selection.node, shown) : "";
    place.where(words || (offer ? say("editor.offer.here", { label: offer.label }) : ""));
  }

  /** @param {File} file @returns {Promise<string | undefined>} the name that it has in the report's folder */
  async function sendPicture(file) {
    const body = new FormData();
    body.append("picture", file);
    const answer = await fetch(pictures, { method: "POST", body }).then((each) => each.json(), () => ({ message: say("editor.gone") }));
    if ("src" in answer) return answer.src;
    const { message, hint = "" } = answer.problem ?? answer;
    place.tell([message, hint].filter(Boolean).join(": "), "wrong");
  }
}
