import { readBlockText } from "./everyday-block-text.ts";
import { readFlow } from "./everyday-flow.ts";
import { readPlain, readQuoted, scalarOf } from "./everyday-scalar.ts";
import { type EverydayText, isBlankOrEnd, isDash, NotEveryday } from "./everyday-text.ts";
import type { YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from "./tree.ts";

/** Past this depth the general parser is asked, which knows the limits. */
const deepest = 60;

/**
 * Reads a block of the YAML that people write every day: block maps and lists, scalars of one line, blocks of
 * text, flow collections of one line, comments. Throws `NotEveryday` at anything else, such as anchors, tags, scalars over
 * several lines, tabs, and at every mistake: the general parser then reads the same text.
 * Law: where it answers, the answer is the general parser's.
 * Hot: it reads nearly every line of nearly every file, about ten times as fast.
 */
export function readEveryday(text: EverydayText, depth: number): YamlMap | YamlList {
  text.nextLine();
  if (text.ended) throw new NotEveryday();
  const node = readBlock(text, text.indent, depth);
  if (!text.ended) throw new NotEveryday();
  return node;
}

function readBlock(text: EverydayText, indent: number, depth: number): YamlMap | YamlList {
  if (depth > deepest) throw new NotEveryday();
  return isDash(text.source, text.at) ? readList(text, indent, depth) : readMap(text, indent, depth);
}

function readMap(text: EverydayText, indent: number, depth: number): YamlMap {
  text.nodeCount++;
  const start = text.at;
  const entries: YamlEntry[] = [];
  let duplicates: YamlEntry[] | undefined;
  const seen = new Set<string>();
  let end = start;
  while (!text.ended && text.indent === indent) {
    const entry = readEntry(text, indent, depth + 1);
    end = text.placeEnd;
    if (seen.has(entry.key.text)) {
      duplicates ??= [];
      duplicates.push(entry);
    } else {
      seen.add(entry.key.text);
      entries.push(entry);
    }
  }
  if (!text.ended && text.indent > indent) throw new NotEveryday();
  text.placeEnd = end;
  const map: YamlMap = {
    kind: "map",
    span: text.span(start, end),
    flow: false,
    entries,
    duplicates: duplicates ?? none,
  };
  if (duplicates) text.repeats.push(map);
  return map;
}

const none: readonly YamlEntry[] = [];

function readEntry(text: EverydayText, indent: number, depth: number): YamlEntry {
  const start = text.at;
  const colon = keyEnd(text.source, start, text.lineEnd);
  if (colon < 0) throw new NotEveryday();
  const word = text.source.slice(start, colon);
  const key = scalarOf(text, word, start, colon);
  const value = readValue(text, colon + 1, indent, depth, true);
  return { key, value, span: text.span(start, Math.max(colon, text.placeEnd)), merged: false };
}

/**
 * Where a plain key's colon is, or -1 where there is no key that we read: letters, digits and a few signs that can't
 * mean anything else, then a colon with a blank or nothing behind it.
 */
export function keyEnd(source: string, from: number, lineEnd: number): number {
  for (let at = from; at < lineEnd; at++) {
    const unit = source.charCodeAt(at);
    if (unit === 0x3a) return at > from && isBlankOrEnd(source, at + 1, lineEnd) ? at : -1;
    const isWord =
      (unit >= 0x61 && unit <= 0x7a) ||
      (unit >= 0x41 && unit <= 0x5a) ||
      (unit >= 0x30 && unit <= 0x39) ||
      unit === 0x5f ||
      unit === 0x2e ||
      unit === 0x2f ||
      (unit === 0x2d && at > from);
    if (!isWord) return -1;
  }
  return -1;
}

function readList(text: EverydayText, indent: number, depth: number): YamlList {
  text.nodeCount++;
  const start = text.at;
  const items: YamlNode[] = [];
  let end = start;
  while (!text.ended && text.indent === indent && isDash(text.source, text.at)) {
    items.push(readItem(text, indent, depth + 1));
    end = text.placeEnd;
  }
  if (!text.ended && text.indent > indent) throw new NotEveryday();
  text.placeEnd = end;
  return { kind: "list", span: text.span(start, end), flow: false, items };
}

function readItem(text: EverydayText, indent: number, depth: number): YamlNode {
  const from = text.skipBlanks(text.at + 1);
  const { source, lineEnd } = text;
  if (from < lineEnd && keyEnd(source, from, lineEnd) >= 0) {
    // `- key: value`: a map that begins behind the mark, as deep as its first key.
    text.indent += from - text.at;
    text.at = from;
    return readMap(text, text.indent, depth);
  }
  return readValue(text, text.at + 1, indent, depth, false);
}

/** What stands behind a colon or a list mark, on the same line or below. `from` is right behind the mark. */
function readValue(text: EverydayText, from: number, indent: number, depth: number, inMap: boolean): YamlNode {
  const { source, lineEnd } = text;
  const at = text.skipBlanks(from);
  if (at >= lineEnd || source.charCodeAt(at) === 0x23) {
    if (at < lineEnd) text.comment(at, lineEnd, false);
    text.nextLine();
    const isBelow =
      !text.ended && (text.indent > indent || (inMap && text.indent === indent && isDash(source, text.at)));
    return isBelow ? readBlock(text, text.indent, depth) : emptyAt(text, at);
  }
  if (depth > deepest) throw new NotEveryday();
  switch (source.charCodeAt(at)) {
    case 0x7c: // |
    case 0x3e: // >
      return readBlockText(text, at, indent);
    case 0x5b: // [
    case 0x7b: // {
      return endOfValue(text, readFlow(text, at, depth), indent);
    case 0x22: // "
    case 0x27: // '
      return endOfValue(text, readQuoted(text, at), indent);
    default:
      return endOfValue(text, readPlain(text, at), indent);
  }
}

/** A value on one line is over: only a comment may follow, and nothing that is deeper. */
function endOfValue<Node extends YamlNode>(text: EverydayText, node: Node, indent: number): Node {
  const placeEnd = text.placeEnd;
  const rest = text.skipBlanks(placeEnd);
  if (rest < text.lineEnd) {
    if (text.source.charCodeAt(rest) !== 0x23 || rest === placeEnd) throw new NotEveryday();
    text.comment(rest, text.lineEnd, false);
  }
  text.nextLine();
  if (!text.ended && text.indent > indent) throw new NotEveryday();
  text.placeEnd = placeEnd;
  return node;
}

function emptyAt(text: EverydayText, at: number): YamlScalar {
  text.nodeCount++;
  text.placeEnd = at;
  return { kind: "scalar", span: text.span(at, at), value: null, text: "", style: "empty" };
}
