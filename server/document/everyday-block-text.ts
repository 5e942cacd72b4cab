import { type EverydayText, NotEveryday } from "./everyday-text.ts";
import type { YamlScalar } from "./tree.ts";

/**
 * A block of text, `|` or `>`, with or without `-`, as deep as its first line. `parentIndent` is the depth of the key or
 * list mark. Of folded ones, those with deeper lines are left to the general parser.
 * Source: YAML 1.2.2, 8.1.2 and 8.1.3.
 */
export function readBlockText(text: EverydayText, from: number, parentIndent: number): YamlScalar {
  const { source, lineEnd } = text;
  const isFolded = source.charCodeAt(from) === 0x3e;
  const strips = source.charCodeAt(from + 1) === 0x2d;
  if (text.skipBlanks(from + (strips ? 2 : 1)) < lineEnd) throw new NotEveryday();
  const lines: string[] = [];
  let indent = -1;
  let written = 0;
  let end = 0;
  let next = text.following;
  while (next < source.length) {
    const at = text.skipBlanks(next);
    const newline = source.indexOf("\n", at);
    const after = newline < 0 ? source.length : newline;
    const lineTo = after > at && source.charCodeAt(after - 1) === 0x0d ? after - 1 : after;
    if (at >= lineTo) {
      // A blank line; one that is deeper than the block, or deeper than its first line, is left to the general parser.
      if (at - next > 0 && (indent < 0 || at - next > indent)) throw new NotEveryday();
      if (isFolded && written === 0) throw new NotEveryday();
      lines.push("");
    } else {
      if (indent < 0) indent = at - next;
      if (at - next < indent || indent <= parentIndent) break;
      const line = source.slice(next + indent, lineTo);
      if (line.includes("\r") || (isFolded && /^[ \t]|[ \t]$/.test(line))) throw new NotEveryday();
      lines.push(line);
      written = lines.length;
      end = lineTo;
    }
    next = newline < 0 ? source.length : newline + 1;
  }
  if (written === 0) throw new NotEveryday();
  lines.length = written;
  text.nodeCount++;
  text.continueAt(next);
  text.nextLine();
  if (!text.ended && text.indent > parentIndent) throw new NotEveryday();
  const words = isFolded ? folded(lines) : lines.join("\n");
  const value = strips ? words : `${words}\n`;
  text.placeEnd = end;
  return { kind: "scalar", span: text.span(from, end), value, text: value, style: isFolded ? "folded" : "literal" };
}

/** One line break is a blank, of several the first is none. */
function folded(lines: readonly string[]): string {
  let value = "";
  let breaks = 0;
  for (const line of lines) {
    if (line === "") breaks++;
    else {
      value += value === "" ? line : (breaks === 0 ? " " : "\n".repeat(breaks)) + line;
      breaks = 0;
    }
  }
  return value;
}
