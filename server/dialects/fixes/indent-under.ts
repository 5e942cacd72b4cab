import type { SourceFile, TextEdit, YamlMap } from "../../document/index.ts";
import type { Fix } from "../rule.ts";
import { lineStart, opensLine } from "./text-places.ts";

/**
 * Moves the keys of the root under a new key, two blanks to the right; those that `stays` keeps stay at the root,
 * behind them where they stood between. Comments move with the key below them. Undefined for a root in braces.
 */
export function indentUnder(
  file: SourceFile,
  root: YamlMap,
  key: string,
  stays: (key: string) => boolean,
): Fix | undefined {
  const own = root.entries.filter(({ merged }) => !merged);
  if (root.flow || own.length < root.entries.length || !own.every(({ span }) => opensLine(file, span.start)))
    return undefined;
  const moving = own.filter((entry) => !stays(entry.key.text));
  const [first] = moving;
  const last = moving.at(-1);
  if (!first || !last) return undefined;
  return {
    title: { en: "Put these keys under `{key}:`", "zh-cn": "把这些键移到 `{key}:` 下面" },
    words: { key },
    safety: "suggested",
    edits: [rewritten(file, own, key, { from: own.indexOf(first), to: own.indexOf(last) }, stays)],
  };
}

/** One edit from the first key that moves to the last one. */
function rewritten(
  file: SourceFile,
  own: YamlMap["entries"],
  key: string,
  { from, to }: { readonly from: number; readonly to: number },
  stays: (key: string) => boolean,
): TextEdit {
  const pieces = own.slice(from, to + 1).map((entry, index) => {
    const next = own[from + index + 1];
    const start = lineStart(file, entry.span.start);
    const end = from + index === to || !next ? entry.span.end : commentsAbove(file, next.span.start, entry.span.end);
    return {
      stays: stays(entry.key.text),
      start: index === 0 ? start : commentsAbove(file, entry.span.start, own[from + index - 1]?.span.end ?? 0),
      end,
    };
  });
  const start = pieces[0]?.start ?? 0;
  const end = pieces.at(-1)?.end ?? start;
  const moved = pieces
    .filter((piece) => !piece.stays)
    .map((piece) => indented(file.text.slice(piece.start, piece.end)));
  const kept = pieces.filter((piece) => piece.stays).map((piece) => file.text.slice(piece.start, piece.end));
  const text = [`${key}:`, ...[...moved, ...kept].map((piece) => piece.replace(/\r?\n$/, ""))].join(file.newline);
  return { span: { start, end }, text };
}

/** Where the comment lines begin that stand right above a key; no further up than `least`. */
function commentsAbove(file: SourceFile, offset: number, least: number): number {
  let start = lineStart(file, offset);
  for (let above = lineStart(file, start - 1); start > 0 && above > least; above = lineStart(file, above - 1)) {
    if (!/^[ \t]*#/.test(file.text.slice(above, start))) break;
    start = above;
  }
  return start;
}

function indented(text: string): string {
  return text.replace(/^(?=[^\r\n])/gm, "  ");
}
