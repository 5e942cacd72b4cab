import { Composer, type CST, type Document, Parser, type YAMLParseError } from "yaml";
import { limits } from "./limits.ts";

/** What the general parser makes of a text. Comments as in `EverydayText`: start, end, own line. */
export interface ParsedYaml {
  readonly documents: readonly Document.Parsed[];
  readonly comments: readonly number[];
  /** Set where the text is too deep to be parsed: an offset at that place. */
  readonly tooDeepAt?: number;
}

/** Reads any text with the package `yaml`. Never throws. Cost: one parse of the text. */
export function parseYaml(text: string): ParsedYaml {
  const deep = tooDeepAt(text);
  if (deep !== undefined) return { documents: [], comments: [], tooDeepAt: deep };
  try {
    const tokens = [...new Parser().parse(text)];
    const comments: number[] = [];
    for (const token of tokens) collectComments(token, text, comments);
    const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: "silent" });
    return { documents: [...composer.compose(tokens)], comments: inOrder(comments) };
  } catch (error) {
    // The composer is recursive: a text made to be deep in a way that we didn't count ends its stack, and only that.
    if (!(error instanceof RangeError)) throw error;
    return { documents: [], comments: [], tooDeepAt: 0 };
  }
}

/** A complaint of the general parser, with offsets relative to the text that it was given. */
export interface Complaint {
  readonly code: YAMLParseError["code"];
  readonly message: string;
  readonly at: number;
}

/**
 * One slip makes a parser stumble several times: only the cause counts, which is a tab where there is one, else what
 * comes first in the text.
 */
export function causeOf(complaints: readonly Complaint[]): Complaint | undefined {
  let cause: Complaint | undefined;
  for (const complaint of complaints) {
    if (complaint.code === "TAB_AS_INDENT") return complaint;
    if (cause === undefined || complaint.at < cause.at) cause = complaint;
  }
  return cause;
}

export function complaintsOf(document: Document.Parsed): readonly Complaint[] {
  return document.errors.map(({ code, message, pos }) => ({ code, message, at: pos[0] }));
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

/** Walks a token of the concrete syntax tree without recursion, since its depth is the author's. */
function collectComments(top: CST.Token, text: string, into: number[]): void {
  const pending: CST.Token[] = [top];
  for (let token = pending.pop(); token !== undefined; token = pending.pop()) {
    if (token.type === "comment") {
      const lineStart = text.lastIndexOf("\n", token.offset - 1) + 1;
      const isOwnLine = /^[\s\uFEFF]*$/.test(text.slice(lineStart, token.offset));
      into.push(token.offset, token.offset + token.source.length, isOwnLine ? 1 : 0);
    }
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
}

/** By their starts; three numbers each. */
function inOrder(comments: readonly number[]): readonly number[] {
  const starts: number[] = [];
  for (let index = 0; index < comments.length; index += 3) starts.push(index);
  starts.sort((a, b) => (comments[a] ?? 0) - (comments[b] ?? 0));
  return starts.flatMap((index) => comments.slice(index, index + 3));
}
