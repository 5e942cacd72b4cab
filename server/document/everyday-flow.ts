import { beginsPlain, isControl, readQuoted, scalarOf } from "./everyday-scalar.ts";
import { type EverydayText, NotEveryday } from "./everyday-text.ts";
import type { YamlEntry, YamlList, YamlMap, YamlNode, YamlScalar } from "./tree.ts";

const deepest = 60;

/** `[a, b]` or `{ a: b }` on one line, nested or not. */
export function readFlow(text: EverydayText, from: number, depth: number): YamlMap | YamlList {
  if (depth > deepest) throw new NotEveryday();
  return text.source.charCodeAt(from) === 0x5b ? readFlowList(text, from, depth) : readFlowMap(text, from, depth);
}

function readFlowList(text: EverydayText, from: number, depth: number): YamlList {
  text.nodeCount++;
  const items: YamlNode[] = [];
  let at = text.skipBlanks(from + 1);
  while (text.source.charCodeAt(at) !== 0x5d) {
    items.push(readFlowValue(text, at, depth + 1));
    at = nextInFlow(text, 0x5d);
  }
  text.placeEnd = at + 1;
  return { kind: "list", span: text.span(from, at + 1), flow: true, items };
}

function readFlowMap(text: EverydayText, from: number, depth: number): YamlMap {
  text.nodeCount++;
  const entries: YamlEntry[] = [];
  const duplicates: YamlEntry[] = [];
  let at = text.skipBlanks(from + 1);
  while (text.source.charCodeAt(at) !== 0x7d) {
    const entry = readFlowEntry(text, at, depth + 1);
    const isKnown = entries.some(({ key }) => key.text === entry.key.text);
    (isKnown ? duplicates : entries).push(entry);
    at = nextInFlow(text, 0x7d);
  }
  text.placeEnd = at + 1;
  const map: YamlMap = { kind: "map", span: text.span(from, at + 1), flow: true, entries, duplicates };
  if (duplicates.length > 0) text.repeats.push(map);
  return map;
}

function readFlowEntry(text: EverydayText, from: number, depth: number): YamlEntry {
  const key = readFlowPlain(text, from);
  text.nodeCount--; // a key is no node of the tree
  const colon = text.placeEnd;
  if (text.source.charCodeAt(colon) !== 0x3a || text.source.charCodeAt(colon + 1) !== 0x20) throw new NotEveryday();
  if (key.text === "<<") throw new NotEveryday();
  const at = text.skipBlanks(colon + 1);
  const value = readFlowValue(text, at, depth);
  return { key, value, span: text.span(from, text.placeEnd), merged: false };
}

function readFlowValue(text: EverydayText, at: number, depth: number): YamlNode {
  if (at >= text.lineEnd) throw new NotEveryday();
  switch (text.source.charCodeAt(at)) {
    case 0x5b:
    case 0x7b:
      return readFlow(text, at, depth);
    case 0x22:
    case 0x27:
      return readQuoted(text, at);
    default:
      return readFlowPlain(text, at);
  }
}

function readFlowPlain(text: EverydayText, from: number): YamlScalar {
  const { source, lineEnd } = text;
  // `-` is an indicator before a comma or bracket too.
  if (!beginsPlain(source, from, lineEnd) || source.charCodeAt(from) === 0x2d) throw new NotEveryday();
  let end = from;
  for (let at = from; at < lineEnd; at++) {
    const unit = source.charCodeAt(at);
    if (unit === 0x2c || unit === 0x5d || unit === 0x7d) break;
    if (unit === 0x20) continue;
    if (unit === 0x3a && endsKey(source.charCodeAt(at + 1))) break;
    // A `#` behind a blank is a comment, and brackets inside a word are a mistake.
    if (unit === 0x5b || unit === 0x7b || unit === 0x23 || isControl(unit)) throw new NotEveryday();
    end = at + 1;
  }
  text.nodeCount++;
  text.placeEnd = end;
  return scalarOf(text, source.slice(from, end), from, end);
}

function endsKey(unit: number): boolean {
  return Number.isNaN(unit) || unit <= 0x20 || unit === 0x2c || unit === 0x5d || unit === 0x7d;
}

/** Behind a value: the next one, or the end of the collection. */
function nextInFlow(text: EverydayText, close: number): number {
  const { source } = text;
  const at = text.skipBlanks(text.placeEnd);
  const unit = source.charCodeAt(at);
  if (unit === close) return at;
  if (unit !== 0x2c) throw new NotEveryday();
  const next = text.skipBlanks(at + 1);
  if (next >= text.lineEnd) throw new NotEveryday();
  return next;
}
