/** How text stands on a terminal: in cells of equal width, of which a Chinese character takes two. */

/** What the terminal draws as one: a letter with its accents, an emoji of several code points. */
export interface Cell {
  readonly text: string;
  /** Columns on the screen. */
  readonly width: number;
  /** Where it ends in the text it came from, in UTF-16 units. */
  readonly end: number;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Source: Unicode 16, EastAsianWidth.txt, the ranges of W and F that are assigned to scripts and signs. */
const wide =
  /^[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f200}-\u{1f202}\u{20000}-\u{3fffd}]/u;
const emoji = /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f)/u;
const withoutWidth = /^(?:\p{Mn}|\p{Me}|\u200b|\u200c|\u200d|\u2060)+$/u;

/** Characters that would move the cursor, change colours or turn the direction of the text around. */
const unsafe = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

/** How far a tab goes at most. Terminals differ from editors, so the frame draws blanks. */
const tabWidth = 4;

/** The cells of one line. Tabs become blanks, control characters their visible signs. */
export function cellsOf(line: string): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const { segment, index } of graphemes.segment(line)) {
    const isTab = segment === "\t";
    const width = isTab ? tabWidth - (column % tabWidth) : widthOfGrapheme(segment);
    cells.push({ text: isTab ? " ".repeat(width) : visible(segment), width, end: index + segment.length });
    column += width;
  }
  return cells;
}

/** The columns that a text takes, without its tabs. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const { segment } of graphemes.segment(text)) width += widthOfGrapheme(segment);
  return width;
}

function widthOfGrapheme(segment: string): number {
  if (segment.length === 1 && segment >= " " && segment <= "~") return 1;
  if (emoji.test(segment) || wide.test(segment)) return 2;
  return withoutWidth.test(segment) ? 0 : 1;
}

/** A text that can't command the terminal: what a file or a name holds is shown, never obeyed. Line ends stay. */
export function visible(text: string): string {
  if (!unsafe.test(text)) return text;
  return Array.from(text, (character) =>
    character === "\n" || !unsafe.test(character) ? character : signOf(character),
  ).join("");
}

/** The sign that Unicode has for a control character ("␛"), else the replacement character. */
function signOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? "\u2421" : "\ufffd";
}
