import { type EverydayText, isBlankOrEnd, NotEveryday } from "./everyday-text.ts";
import { plainScalarValue } from "./plain-scalar.ts";
import type { YamlScalar } from "./tree.ts";

export function scalarOf(text: EverydayText, word: string, from: number, to: number): YamlScalar {
  return { kind: "scalar", span: text.span(from, to), value: plainScalarValue(word), text: word, style: "plain" };
}

/** A plain scalar up to the end of its line or the comment behind it. */
export function readPlain(text: EverydayText, from: number): YamlScalar {
  const { source, lineEnd } = text;
  if (!beginsPlain(source, from, lineEnd)) throw new NotEveryday();
  let end = from;
  for (let at = from; at < lineEnd; at++) {
    const unit = source.charCodeAt(at);
    if (unit === 0x20) continue;
    if (unit === 0x23 && source.charCodeAt(at - 1) === 0x20) break;
    if (unit === 0x3a && isBlankOrEnd(source, at + 1, lineEnd)) throw new NotEveryday();
    if (isControl(unit)) throw new NotEveryday();
    end = at + 1;
  }
  text.nodeCount++;
  text.placeEnd = end;
  return scalarOf(text, source.slice(from, end), from, end);
}

/** Whether a plain scalar may begin so; what is an indicator elsewhere is left to the general parser. */
export function beginsPlain(source: string, at: number, lineEnd: number): boolean {
  const unit = source.charCodeAt(at);
  switch (unit) {
    case 0x2d: // -
      return !isBlankOrEnd(source, at + 1, lineEnd);
    case 0x21: // ! " # % & ' * , : > ? @ [ ] ` { | }
    case 0x22:
    case 0x23:
    case 0x25:
    case 0x26:
    case 0x27:
    case 0x2a:
    case 0x2c:
    case 0x3a:
    case 0x3e:
    case 0x3f:
    case 0x40:
    case 0x5b:
    case 0x5d:
    case 0x60:
    case 0x7b:
    case 0x7c:
    case 0x7d:
      return false;
    default:
      return !isControl(unit);
  }
}

/** Tabs, lone carriage returns and whatever else has no place in an everyday scalar. */
export function isControl(unit: number): boolean {
  return unit < 0x20 || unit === 0x7f || unit === 0xfeff;
}

/** A quoted scalar of one line. Of the escapes, those that everybody knows. */
export function readQuoted(text: EverydayText, from: number): YamlScalar {
  const { source } = text;
  const quote = source.charCodeAt(from);
  const double = quote === 0x22;
  let value = "";
  let done = from + 1;
  for (let at = from + 1; at < text.lineEnd; at++) {
    const unit = source.charCodeAt(at);
    if (unit === quote) {
      value += source.slice(done, at);
      if (double || source.charCodeAt(at + 1) !== quote) {
        text.nodeCount++;
        text.placeEnd = at + 1;
        const style = double ? "double" : "single";
        return { kind: "scalar", span: text.span(from, at + 1), value, text: value, style };
      }
      at++;
      done = at; // of two quotes the second is kept
    } else if (double && unit === 0x5c) {
      const meant = escapes[source.charAt(at + 1)];
      if (meant === undefined) throw new NotEveryday();
      value += source.slice(done, at) + meant;
      at++;
      done = at + 1;
    } else if (isControl(unit)) throw new NotEveryday();
  }
  throw new NotEveryday();
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", '"': '"', "\\": "\\", "/": "/" };
