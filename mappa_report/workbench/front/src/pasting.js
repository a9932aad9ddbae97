/** Pasting and dropping: what it becomes, and what is told of what it can't. */
import { Plugin } from "prosemirror-state";
import { counted, say } from "./elements.js";
import { cleaned } from "./paste.js";

/** @param {(words: string) => void} tell @param {(file: File) => void} takePicture */
export function pasting(tell, takePicture) {
  /** @param {DataTransfer | null} data */
  const pictureIn = (data) => [...(data?.files ?? [])].find((file) => /^image\/(png|jpeg)$/.test(file.type));
  /** @param {DataTransfer | null} data */
  function take(data) {
    // Word and Excel send a picture of what is copied along with its words.
    const picture = data?.types.includes("text/html") ? undefined : pictureIn(data);
    if (picture) takePicture(picture);
    else if (data?.files.length && !data.types.includes("text/html")) tell(say("editor.paste.file"));
    else return false;
    return true;
  }
  return new Plugin({
    props: {
      transformPastedHTML(html) {
        const { html: kept, lost } = cleaned(html);
        if (lost.size) {
          const things = [...lost].map(([kind, count]) => counted(`editor.lost.${kind}`, count)).join(", ");
          tell(say(lost.has("picture") ? "editor.paste.left_out.picture" : "editor.paste.left_out", { things }));
        }
        return kept;
      },
      handlePaste: (_, event) => take(event.clipboardData),
      handleDrop: (_, event, __, isMoved) => !isMoved && take(event.dataTransfer),
    },
  });
}
