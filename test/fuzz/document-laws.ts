import assert from "node:assert/strict";
import type { CutSizes } from "../../server/document/cut-text.ts";
import { lineMarksOf } from "../../server/document/cut-text.ts";
import { changeBetween, linesOf, type SourceFile, type Span, type YamlNode } from "../../server/document/index.ts";
import { parseSource, reparseSource } from "../../server/document/parse-source.ts";
import { readWhole } from "../../server/document/read-whole.ts";

/** Small enough that every text of a few lines is cut wherever it may be. */
export const smallCuts: CutSizes = { block: 2, item: 3 };

/** Law: after any changes the answer is that of `parseSource`. */
export function afterChanges(texts: readonly string[], sizes: CutSizes): void {
  const [first = "", ...rest] = texts;
  let file = parseSource(first, sizes);
  for (const text of rest) {
    file = reparseSource(file, changeBetween(file.text, text), text);
    assert.deepEqual(plainFile(file), plainFile(parseSource(text, sizes)));
  }
}

/**
 * Law: reading by parts gives what reading the whole with the package `yaml` gives, for every text in which that finds
 * no mistake; where it finds one, so do we.
 */
export function likeTheWhole(text: string, sizes: CutSizes): void {
  const lines = linesOf(text);
  const byParts = parseSource(text, sizes);
  const whole = readWhole({ text, lines, marks: lineMarksOf(text, lines), sizes, tooBig: false });
  if (whole.documents.some(({ problems }) => problems.length > 0)) {
    assert.ok(
      byParts.documents.some(({ problems }) => problems.length > 0) || byParts.limits.length > 0,
      `The whole has a mistake, the parts have none: ${JSON.stringify(whole.documents.flatMap((one) => one.problems))}`,
    );
    return;
  }
  const extra = commentsLostBy(byParts, whole);
  const comments = byParts.comments.filter((comment) => !extra.has(comment));
  assert.deepEqual({ ...plainFile(byParts), comments }, plainFile(whole));
}

/**
 * Of the lines below a key without a value that a `---` ends, the package `yaml` drops the comments: what begins with `#`
 * on a line of its own and is nowhere in the whole is no difference.
 */
function commentsLostBy(byParts: SourceFile, whole: SourceFile): ReadonlySet<SourceFile["comments"][number]> {
  const starts = new Set(whole.comments.map(({ span }) => span.start));
  return new Set(
    byParts.comments.filter(({ span, ownLine }) => {
      const isComment = ownLine && byParts.text[span.start] === "#";
      return isComment && !starts.has(span.start) && /\n---/.test(byParts.text.slice(span.end));
    }),
  );
}

/** All that a file says, as plain data. */
export function plainFile(file: SourceFile) {
  return {
    starts: file.lines.starts,
    documents: file.documents.map(({ span, root, problems, repeats, anchors, unresolved }) => ({
      span,
      root: root && plainNode(root),
      problems,
      repeats: repeats.map((map) => place(map.span)).sort(),
      anchors: anchors.map((anchor) => [anchor.name, place(anchor.span), anchor.uses.map(place)]),
      unresolved: unresolved.map((alias) => [alias.name, place(alias.span)]),
    })),
    comments: file.comments,
    limits: file.limits.map(({ limit, span }) => [limit, place(span)]),
  };
}

function place({ start, end, origin }: Span): unknown {
  return origin ? [start, end, [origin.start, origin.end]] : [start, end];
}

function plainNode(node: YamlNode, depth = 0): unknown {
  if (depth > 120) return "deep";
  const at = place(node.span);
  const anchor = "anchor" in node ? node.anchor?.name : undefined;
  switch (node.kind) {
    case "map": {
      const plain = (entries: typeof node.entries) =>
        entries.map(({ key, value, span, merged }) => [
          plainNode(key, depth + 1),
          plainNode(value, depth + 1),
          place(span),
          merged,
        ]);
      return { at, anchor, flow: node.flow, entries: plain(node.entries), duplicates: plain(node.duplicates) };
    }
    case "list":
      return { at, anchor, flow: node.flow, items: node.items.map((item) => plainNode(item, depth + 1)) };
    case "scalar":
      return { at, anchor, value: node.value, text: node.text, style: node.style };
    case "unknown":
      return { at };
  }
}
