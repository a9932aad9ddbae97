/**
 * What a section's page and the server say to one another. The server has each of these types too
 * (mappa_report/workbench/editing/), and refuses with 400 what does not fit them.
 *
 * Addresses, below that of the page, /reports/AREA/YEAR/sections/FILE:
 *   POST check            Sent -> Checked
 *   POST save             Sent -> SaveAnswer (409 with outcome "clash" or "refused")
 *   POST pictures         multipart, one file in the field "picture" -> PictureAnswer
 *   GET  pictures/NAME    the picture that a picture's src names
 * 400, 413 and 500 answer { message } in plain words.
 */

export type Align = "left" | "right" | "centre";

/** In this order where a text has several, which is their rank in the schema. */
export type Mark =
  | { type: "link"; attrs: { href: string } }
  | { type: "foreign"; attrs: { lang: string } }
  | { type: "strong" }
  | { type: "em" };

/** What stands in a line. Each but text is an atom, and counts as one character. */
export type Inline =
  | { type: "text"; text: string; marks?: Mark[] }
  | { type: "hard_break"; marks?: Mark[] }
  /** source is its exact text, such as "{{ statistics.total }}", and a key of Section.values. */
  | { type: "placeholder"; attrs: { source: string }; marks?: Mark[] }
  /**
   * A note of one paragraph; in paragraphs, items and cells below a table's head. A new one has label "": the server
   * gives it a name. Its content has no notes.
   */
  | { type: "footnote"; attrs: { label: string; content: Inline[] }; marks?: Mark[] }
  /** What the editor can't hold, as a chip: its text stays as it is. It can be moved and removed, not made. */
  | { type: "kept_inline"; attrs: { source: string }; marks?: Mark[] };

export type Cell = { type: "table_cell" | "table_header"; attrs: { align: Align }; content?: Inline[] };
/** The first row has table_header alone, each other row table_cell alone, and all as many. A column has one align. */
export type Row = { type: "table_row"; content: Cell[] };
export type Item = { type: "list_item"; content: [Paragraph, ...Inner[]] };
export type Paragraph = { type: "paragraph"; content?: Inline[] };

/**
 * What stands in items and quotations. Who spoke is the last paragraph of a blockquote, and begins with a dash: "— A
 * partner". The caption of a table is the paragraph above it that begins "Table:". The lines of a contact are one
 * paragraph with hard_breaks.
 */
export type Inner =
  | Paragraph
  | { type: "blockquote"; content: Inner[] }
  | { type: "bullet_list"; content: Item[] }
  | { type: "ordered_list"; attrs: { start: number }; content: Item[] }
  | { type: "table"; content: Row[] }
  /** content is the caption: text and marks, without notes and breaks. alt may be "", and the check says so. */
  | { type: "picture"; attrs: { src: string; alt: string }; content?: Inline[] };

/** level is 2 to 4; a level 1 that somebody typed is shown, and the check says what is wrong with it. */
export type Node =
  | Inner
  | { type: "heading"; attrs: { level: 1 | 2 | 3 | 4 | 5 | 6 }; content?: Inline[] }
  /** words["section.kept." + label] says what it is. It can be moved and removed, not made. */
  | { type: "kept"; attrs: { source: string; label: string } };

/** id names the block within the version of the file that has this hash. */
export type Block = { id: number; node: Node };

/** A line of the section's head, as a field of a form. name is the key that Sent.head has for it. */
export type HeadField = {
  name: string;
  label: string;
  hint: string;
  value: string;
  /** Empty for a line of text; else it is a choice among these. */
  choices: { value: string; label: string }[];
};

/** <script type="application/json" id="section-data"> */
export type Section = {
  hash: string;
  head: HeadField[];
  blocks: Block[];
  values: Values;
  /** Linked figures that can be put in; source is that of a placeholder. */
  figures: { source: string; label: string; value: string }[];
  words: { [key: string]: string };
};

/** What placeholders print, by their source: words, or null where the check says why nothing can print. */
export type Values = { [source: string]: string | null };

/**
 * The whole text in its order. { id } is a block that is as it was; { was, node } one that is changed (was: the id that
 * it had, null for a new one). was of Sent is the hash that it began from. head has the fields that were changed alone.
 */
export type Sent = {
  was: string;
  head?: { [name: string]: string };
  blocks: ({ id: number } | { was: number | null; node: Node })[];
};

/**
 * Where something stands. block is an index in Sent.blocks; box counts the text boxes of a block in their order
 * (paragraphs, headings, cells, captions of pictures); from and to count characters of it as JavaScript does, an atom as
 * one. What is in a note stands at its mark. block is null for what stands in no block; then field may name a HeadField.
 */
export type Range = { block: number | null; box: number; from: number; to: number };

export type Problem = Range & {
  code: string;
  severity: "error" | "warning" | "info";
  message: string;
  label: string;
  notes: string[];
  hint: string;
  field: string | null;
  /** What puts it right: the range, which is that of the remedy where there is one, becomes content. */
  remedies: { label: string; content: Inline[] }[];
};

/** A number in the text that is one of the return's: the range can become the placeholder source. */
export type Offer = Range & { source: string; value: string; label: string };

/** list is HTML for the page: its buttons have data-told, an index in problems followed by offers. count says how many. */
export type Checked = { problems: Problem[]; offers: Offer[]; values: Values; list: string; count: string };

/**
 * saved: the file has what was sent; merged: that and what others changed; clash: both changed the same, nothing was
 * saved, and the section's page settles that, given text, which was sent, and was, which that began as; refused: nothing was saved, and problems say why.
 * blocks are those of the file as it is now, under hash. at says for each of Sent.blocks which of them it is, as an
 * index in blocks; null where nothing of it stands in the file, as of an empty paragraph. head has values alone, and no
 * choices.
 */
export type SaveAnswer = {
  outcome: "saved" | "merged" | "clash" | "refused";
  hash: string;
  head: HeadField[];
  blocks: Block[];
  at: (number | null)[];
  problems: Problem[];
  was: string;
  text: string;
};

export type PictureAnswer = { src: string } | { problem: { message: string; hint: string } };
