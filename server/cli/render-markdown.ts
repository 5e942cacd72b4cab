import { displayWidth } from "./display-width.ts";
import type { Colors } from "./terminal.ts";

export interface MarkdownStyle {
  readonly colors: Colors;
  readonly columns: number;
}

/**
 * A page of ours for reading in a terminal: headings stand out, code is set apart, long lines are wrapped. Knows what
 * our pages use: headings, fences, lists, emphasis, code and links; anything else stays as it is written.
 */
export function renderMarkdown(page: string, style: MarkdownStyle): string {
  const drawn: string[] = [];
  let isCode = false;
  for (const line of page.split("\n")) {
    if (/^\s*```/.test(line)) isCode = !isCode;
    else if (isCode) drawn.push(style.colors.cyan(`    ${line}`).trimEnd());
    else drawn.push(...renderLine(line, style));
  }
  return drawn.join("\n").replace(/\n{3,}/g, "\n\n");
}

function renderLine(line: string, { colors, columns }: MarkdownStyle): string[] {
  const [, marks, title] = /^(#{1,6})\s+(.*)$/.exec(line) ?? [];
  if (marks !== undefined && title !== undefined) {
    const strong = inline(title, colors, colors.bold);
    return [marks.length === 1 ? colors.underline(strong) : strong];
  }
  const [, indent = "", bullet = "", text = line] = /^(\s*)((?:[-*]|\d+\.)\s+)(.*)$/.exec(line) ?? [];
  const margin = " ".repeat(indent.length + bullet.length);
  const wrapped = wrap(text, columns - margin.length);
  return wrapped.map(
    (part, index) => `${index === 0 ? `${indent}${bullet}` : margin}${inline(part, colors, (same) => same)}`,
  );
}

function inline(text: string, colors: Colors, base: (text: string) => string): string {
  return base(
    text
      .replaceAll(/\*\*([^*]+)\*\*/g, (_whole, strong: string) => colors.bold(strong))
      .replaceAll(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_whole, words: string, link: string) => `${words} (${link})`)
      .replaceAll(/(`+)([^`]+)\1/g, (whole: string) => colors.cyan(whole)),
  );
}

/** Cuts at blanks, and between wide characters, which need none. Code in backquotes stays together. */
function wrap(text: string, columns: number): string[] {
  const pieces =
    text.match(/`[^`]*`[^\s`]?|\s+|[\u2e80-\u9fff\uff00-\uffef]|[^\s`\u2e80-\u9fff\uff00-\uffef]+|`/gu) ?? [];
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces) {
    // A sign that ends something doesn't begin a line.
    const mayBreak = !/^[\s，。、；：？！）」』”.,;:?!)]/u.test(piece) && line.trim() !== "";
    if (mayBreak && displayWidth(line + piece) > columns) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  return [...lines, line.trimEnd()];
}
