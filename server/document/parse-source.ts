import { Composer, type CST, type Document, Parser } from "yaml";
import { buildTree } from "./build-tree.ts";
import { limits } from "./limits.ts";
import { linesOf } from "./lines.ts";
import type { Comment, LimitPassed, SourceFile, YamlDocument } from "./source.ts";
import { problemsOf } from "./yaml-problems.ts";

/**
 * Reads a file as YAML 1.2 (core schema, with `<<` merges as in YAML 1.1).
 * Never throws. Past the stated limits less is looked at, and `limits` of the answer says so.
 * Cost: one parse of the whole text.
 */
export function parseSource(text: string): SourceFile {
  const lines = linesOf(text);
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  if (text.length > limits.syntaxUnits) {
    const passed: LimitPassed = { limit: "size", span: { start: 0, end: 0 } };
    return { text, lines, newline, documents: [], comments: [], limits: [passed] };
  }
  const found: LimitPassed[] = [];
  const tooBig = text.length > limits.serviceUnits || lines.starts.length > limits.serviceLines;
  if (tooBig) found.push({ limit: "size", span: { start: 0, end: 0 } });
  const { parsed, comments } = readYaml(text, lines.starts, found);
  const documents = parsed.map((document): YamlDocument => {
    const span = { start: document.range[0], end: document.range[2] };
    const problems = problemsOf(text, lines, document.errors);
    if (tooBig) return { span, root: undefined, problems, anchors: [], unresolved: [] };
    const tree = buildTree(text, document.contents, span.start);
    found.push(...tree.limits);
    return { span, root: tree.root, problems, anchors: tree.anchors, unresolved: tree.unresolved };
  });
  return { text, lines, newline, documents, comments, limits: firstOfEach(found) };
}

interface ReadYaml {
  readonly parsed: readonly Document.Parsed[];
  readonly comments: readonly Comment[];
}

function readYaml(text: string, lineStarts: readonly number[], found: LimitPassed[]): ReadYaml {
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    found.push({ limit: "depth", span: { start: deep, end: deep + 1 } });
    return { parsed: [], comments: [] };
  }
  try {
    const tokens = [...new Parser().parse(text)];
    const comments: Comment[] = [];
    for (const token of tokens) collectComments(token, text, lineStarts, comments);
    const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: "silent" });
    return { parsed: [...composer.compose(tokens)], comments };
  } catch (error) {
    // The composer is recursive: a text made to be deep in a way that we didn't count ends its stack, and only that.
    if (!(error instanceof RangeError)) throw error;
    found.push({ limit: "depth", span: { start: 0, end: Math.min(1, text.length) } });
    return { parsed: [], comments: [] };
  }
}

/**
 * Where brackets or list marks nest far deeper than we look: such a text must not reach the parser.
 * A line that begins like a block key or item starts anew, so that brackets in shell texts don't add up.
 */
function tooDeepAt(text: string): number | undefined {
  let brackets = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x5b || unit === 0x7b) brackets++;
    else if ((unit === 0x5d || unit === 0x7d) && brackets > 0) brackets--;
    else if (unit === 0x0a && brackets > 0 && /^[ ]*(?:- |[\w-]+:\s)/.test(text.slice(at + 1, at + 200))) brackets = 0;
    else if (
      unit === 0x2d &&
      text.charCodeAt(at + 1) === 0x20 &&
      deepList.test(text.slice(at, at + limits.parserNesting * 2 + 2))
    )
      return at;
    if (brackets > limits.parserNesting) return at;
  }
  return undefined;
}

const deepList = new RegExp(`^(?:- ){${limits.parserNesting}}`);

function firstOfEach(found: readonly LimitPassed[]): readonly LimitPassed[] {
  return found.filter((one, index) => found.findIndex((other) => other.limit === one.limit) === index);
}

/** Walks a token of the concrete syntax tree without recursion, since its depth is the author's. */
function collectComments(top: CST.Token, text: string, lineStarts: readonly number[], into: Comment[]): void {
  const pending: CST.Token[] = [top];
  for (let token = pending.pop(); token !== undefined; token = pending.pop()) {
    if (token.type === "comment") into.push(commentAt(token.offset, token.source, text, lineStarts));
    if ("start" in token && Array.isArray(token.start)) pending.push(...token.start);
    if ("end" in token && Array.isArray(token.end)) pending.push(...token.end);
    if ("props" in token && Array.isArray(token.props)) pending.push(...token.props);
    if ("value" in token && token.value) pending.push(token.value);
    if ("items" in token) {
      for (const item of token.items) {
        pending.push(...item.start);
        if (item.sep) pending.push(...item.sep);
        if (item.key) pending.push(item.key);
        if (item.value) pending.push(item.value);
      }
    }
  }
  if (pending.length === 0) into.sort((a, b) => a.span.start - b.span.start);
}

function commentAt(offset: number, source: string, text: string, lineStarts: readonly number[]): Comment {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const before = text.slice(lineStarts[low] ?? 0, offset);
  return {
    span: { start: offset, end: offset + source.length },
    text: source.replace(/^#+/, "").trim(),
    line: low,
    ownLine: /^[\s\uFEFF]*$/.test(before),
  };
}
