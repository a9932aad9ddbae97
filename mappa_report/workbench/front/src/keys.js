/** Word's keys, and what becomes a list or a chip while it is typed. */
import { baseKeymap, chainCommands, exitCode } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { InputRule, inputRules, undoInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import { goToNextCell } from "prosemirror-tables";
import * as commands from "./commands.js";
import { schema } from "./schema.js";

/** @import { Command } from "prosemirror-state" */

const { nodes } = schema;

/** @type {Command} */
function lineBreak(state, dispatch) {
  const { parent } = state.selection.$from;
  if (parent.type !== nodes.paragraph) return true;
  return commands.inserted(nodes.hard_break.create())(state, dispatch);
}

/** The keys for marks, undoing and chips, which footnotes have too. */
export const wordKeys = {
  "Mod-b": commands.bold,
  "Mod-i": commands.italic,
  "Mod-z": chainCommands(undoInputRule, undo),
  "Mod-y": redo,
  "Shift-Mod-z": redo,
  Backspace: chainCommands(undoInputRule, commands.withoutAtom(-1)),
  Delete: commands.withoutAtom(1),
};

/** @param {Record<string, Command>} others those that the page adds */
export function keys(others) {
  return [
    keymap(others),
    keymap({
      ...wordKeys,
      "Alt-Ctrl-0": commands.text,
      "Alt-Ctrl-1": commands.heading(2),
      "Alt-Ctrl-2": commands.heading(3),
      "Alt-Ctrl-3": commands.heading(4),
      "Shift-Ctrl-l": commands.list(nodes.bullet_list),
      Tab: chainCommands(sinkListItem(nodes.list_item), commands.nextCell),
      "Shift-Tab": chainCommands(liftListItem(nodes.list_item), goToNextCell(-1)),
      Enter: chainCommands(commands.below, splitListItem(nodes.list_item)),
      "Shift-Enter": chainCommands(exitCode, lineBreak),
    }),
    keymap(baseKeymap),
  ];
}

/** "- " and "1. " begin lists, and {{ name }} becomes its chip. */
export function typed() {
  return inputRules({
    rules: [
      wrappingInputRule(/^\s*[-*•–]\s$/, nodes.bullet_list),
      wrappingInputRule(
        /^\s*(\d{1,3})[.)]\s$/,
        nodes.ordered_list,
        (match) => ({ start: Number(match[1]) }),
        (match, node) => node.childCount + node.attrs.start === Number(match[1]),
      ),
      new InputRule(/\{\{ ?([^{}]*\S) ?\}\}$/, (state, match, start, end) =>
        state.tr.replaceWith(start, end, nodes.placeholder.create({ source: `{{ ${match[1]} }}` })),
      ),
    ],
  });
}
