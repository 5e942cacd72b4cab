/** Letters as wide as two others, or nearly: the scripts of East Asia, their marks, and pictures. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;
const narrow = /[\s.,:;|!'`ijlI()[\]]/;
const broad = /[mwMW@%\u00a0-\u00ff]/;

/**
 * About how wide a text is in an editor's usual font, in pixels; a little too wide rather than too narrow. The picture
 * is laid out where no font can be measured.
 */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const letter of text) {
    if (letter.length > 1 || wide.test(letter)) ems += 1;
    else if (narrow.test(letter)) ems += 0.34;
    else if (broad.test(letter)) ems += 0.88;
    else ems += 0.58;
  }
  return Math.ceil(ems * fontSize);
}

/** The text with its end cut off where it is wider than that. */
export function cutToWidth(text: string, fontSize: number, width: number): string {
  if (textWidth(text, fontSize) <= width) return text;
  let kept = "";
  let used = textWidth("…", fontSize);
  for (const letter of text) {
    used += textWidth(letter, fontSize);
    if (used > width) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}
