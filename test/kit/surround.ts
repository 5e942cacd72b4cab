import type { Span, TextEdit } from "../../server/document/index.ts";

/**
 * The smallest valid file around a text of a test, and the way back.
 * A text whose root keys are root keys stands alone. Any other is put under `pipeline:`, and the required keys
 * that it lacks are added after it. What was added is never shown in results.
 */
export interface Surround {
  readonly text: string;
  /** Where an offset of the test's text is in the file. */
  toFile(offset: number): number;
  /** The part of a span that is in the test's text; undefined when nothing of it is. */
  fromFile(span: Span): Span | undefined;
  /** The test's text in a changed file. */
  unwrap(changed: string): string;
  /** An edit of the file as one of the test's text, undefined when it changes what was added. */
  editFromFile(edit: TextEdit): TextEdit | undefined;
}

const rootKey = /^(?:["']?)(?:pipeline|templates|include|x-[^\s:"']*)(?:["']?)[ \t]*:/m;
const head = "pipeline:\n";
const depth = 2;

/** The keys that every pipeline needs, and the least that can stand there. */
const required: readonly (readonly [key: string, lines: string])[] = [
  ["name", "  name: fixture\n"],
  ["stages", '  stages:\n    - name: fixture\n      steps:\n        - name: nothing\n          run: "true"\n'],
];

export function standsAlone(text: string): boolean {
  return rootKey.test(text) || /^(?:---|%YAML|\uFEFF|\{)/m.test(text);
}

/** The text as a file of its own. */
export function alone(text: string): Surround {
  return {
    text,
    toFile: (offset) => offset,
    fromFile: (span) => span,
    unwrap: (changed) => changed,
    editFromFile: (edit) => edit,
  };
}

/** The text under `pipeline:`. */
export function underPipeline(text: string): Surround {
  const lines = text.split("\n");
  const starts: number[] = [];
  let start = 0;
  for (const line of lines) {
    starts.push(start);
    start += line.length + 1;
  }
  const indent = (line: string): string => (line === "" ? "" : " ".repeat(depth) + line);
  const ended = text === "" || text.endsWith("\n");
  const body = lines.map(indent).join("\n") + (ended ? "" : "\n");
  const tail = required.flatMap(([key, added]) =>
    new RegExp(`^["']?${key}["']?[ \\t]*:`, "m").test(text) ? [] : [added],
  );
  const added = tail.join("");

  const toFile = (offset: number): number => {
    const index = starts.findLastIndex((lineStart) => lineStart <= offset);
    const before = lines.slice(0, index).filter((line) => line !== "").length;
    return head.length + offset + (before + (lines[index] === "" ? 0 : 1)) * depth;
  };
  const bodyStart = toFile(0);
  const bodyEnd = toFile(text.length);
  const back = (offset: number): number => {
    // The blanks that we put before a line count as its start.
    const index = starts.findLastIndex((lineStart) => toFile(lineStart) <= offset);
    const lineStart = starts[Math.max(0, index)] ?? 0;
    const next = starts[index + 1];
    const most = next === undefined ? text.length : next;
    return Math.min(lineStart + Math.max(0, offset - toFile(lineStart)), most);
  };
  const fromFile = (span: Span): Span | undefined =>
    span.end < bodyStart || span.start > bodyEnd ? undefined : { start: back(span.start), end: back(span.end) };
  const unwrap = (changed: string): string => {
    const newline = changed.includes("\r\n") ? "\r\n" : "\n";
    const plain = changed.replaceAll("\r\n", "\n");
    if (!plain.startsWith(head) || !plain.endsWith(added)) return changed;
    const inner = plain.slice(head.length, plain.length - added.length);
    const outdented = inner.replace(/^ {2}/gm, "").replace(/^ (?! )/gm, "");
    return (ended ? outdented : outdented.replace(/\n$/, "")).replaceAll("\n", newline);
  };
  const editFromFile = (edit: TextEdit): TextEdit | undefined => {
    const span = fromFile(edit.span);
    if (span === undefined) return undefined;
    return { span, text: edit.text.replace(new RegExp(`(\\n) {${depth}}`, "g"), "$1") };
  };
  return { text: head + body + added, toFile, fromFile, unwrap, editFromFile };
}
