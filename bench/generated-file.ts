/** A file that the bench has made, and where in it is typed and asked. */
export interface GeneratedFile {
  readonly text: string;
  readonly lineCount: number;
  /** The end of a plain scalar near the middle, where letters can be typed and the file stays valid. Zero-based. */
  readonly typing: { readonly line: number; readonly character: number };
  /** What stands before the key of that scalar: a line of its own with this may follow, and take another key. */
  readonly indent: string;
  /** How many mistakes were planted in it. */
  readonly mistakeCount?: number;
  /** Files that it names, with their addresses from the folder of the workspace on. */
  readonly beside?: readonly { readonly path: string; readonly text: string }[];
}

export const defaultSeed = 2021;

/** The line nearest to the middle that begins with an indented key. */
export function placeNearMiddle(lines: readonly string[], beginning: string): Pick<GeneratedFile, "typing" | "indent"> {
  const middle = lines.length / 2;
  let nearest = -1;
  for (const [line, text] of lines.entries()) {
    if (!text.startsWith(beginning)) continue;
    if (nearest < 0 || Math.abs(line - middle) < Math.abs(nearest - middle)) nearest = line;
  }
  return {
    typing: { line: nearest, character: lines[nearest]?.length ?? 0 },
    indent: /^ */.exec(beginning)?.[0] ?? "",
  };
}

/** The lines of a text that begins with a newline, for the looks of it. */
export function linesOf(text: string): readonly string[] {
  return text.slice(1).split("\n");
}
