/** Where the cursor is. */
export interface InsertionPlace {
  /** The text of its line. */
  readonly line: string;
  readonly character: number;
  /** How lines end in the file. */
  readonly eol: "\n" | "\r\n";
}

export interface Insertion {
  /** Where in the line it goes. */
  readonly character: number;
  readonly text: string;
}

/**
 * A sample as it fits at the cursor: its own indentation is taken off, and each line begins at the column of the cursor,
 * so that what stood together stands together. Empty lines stay empty. No line of the file is torn apart: in a text, the
 * sample goes below it, indented as that is; before a text, that moves down.
 */
export function fitSample(sample: string, { line, character, eol }: InsertionPlace): Insertion {
  const before = line.slice(0, character);
  const isInText = before.trim() !== "";
  const margin = isInText ? (/^\s*/.exec(line)?.[0] ?? "") : before;
  const joint = `${eol}${margin}`;
  const body = withoutIndentation(sample).map((text, index) => (index === 0 ? text : text === "" ? eol : joint + text));
  if (isInText) return { character: line.length, text: joint + body.join("") };
  const isBeforeText = line.slice(character).trim() !== "";
  return { character, text: body.join("") + (isBeforeText ? joint : "") };
}

/** The lines of a text without what all of them are indented by, and without empty lines around. */
export function withoutIndentation(text: string): readonly string[] {
  const lines = text
    .replace(/\r\n?/g, "\n")
    .replace(/^(?:[ \t]*\n)+|\s+$/g, "")
    .split("\n");
  const depths = lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const depth = Math.min(...depths, Number.MAX_SAFE_INTEGER);
  return lines.map((line) => (line.trim() === "" ? "" : line.slice(depth)));
}
