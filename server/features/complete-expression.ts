import type { Locale } from "../../protocol/index.ts";
import { type ExpressionOffer, offersInExpression } from "../dialects/index.ts";
import type { SourceFile } from "../document/index.ts";
import type { ExpressionAtCursor } from "./expression-at.ts";
import { declarationText, signatureOf, typeWords } from "./expression-words.ts";
import type { Offer } from "./offer.ts";
import { type Gap, plainText, type Snippet, snippetText } from "./snippet.ts";

/** The word that an offer takes the place of, and what stands around it. */
interface WordPlace {
  readonly start: number;
  readonly end: number;
  /** Where the dot stands that a member is written behind. */
  readonly dot: number | undefined;
  readonly place: "member" | "index" | "operand";
  readonly quote: "'" | '"' | undefined;
  /** What has to be written around an offer: blanks, and the closing marks where there are none yet. */
  readonly before: string;
  readonly after: string;
  readonly next: string;
}

const gap: Gap = { kind: "gap" };

/** All that may stand at the cursor in an expression, the likeliest first; see `offersInExpression`. */
export function completeExpression(
  file: SourceFile,
  offset: number,
  expression: ExpressionAtCursor,
  locale: Locale,
): readonly Offer[] {
  const { start, quote, place } = expression;
  if (!place) return [];
  const before = withoutDoubled(file.text.slice(start, offset), quote);
  const found = offersInExpression(before, place.scope);
  if (!found) return [];
  // Back into the letters of the file, in which quotes may be doubled.
  const toFile = (at: number): number => offset - doubled(before.slice(at), quote).length;
  const word = wordPlace(file.text, offset, expression, {
    start: toFile(found.start),
    dot: found.dot === undefined ? undefined : toFile(found.dot),
    place: found.place,
  });
  return found.offers.flatMap((offer) => offerAt(offer, word, locale) ?? []);
}

function wordPlace(
  text: string,
  offset: number,
  { start, quote, isMarked }: ExpressionAtCursor,
  found: Pick<WordPlace, "start" | "dot" | "place">,
): WordPlace {
  const rest = /^[\w-]*/.exec(text.slice(offset, offset + 200))?.[0].length ?? 0;
  const isText = text[found.start] === "'" && found.start < offset;
  const closing = isText && text[offset + rest] === "'" ? (quote === "'" ? 2 : 1) : 0;
  const end = offset + rest + closing;
  const lineEnd = text.indexOf("\n", end);
  const line = text.slice(end, lineEnd < 0 ? text.length : lineEnd);
  const lacksMarks = isMarked && /^[ \t]*["']?[ \t]*\r?$/.test(line);
  const before = isMarked && found.start === start ? " " : "";
  const after = lacksMarks ? " }}" : isMarked && line.startsWith("}}") ? " " : "";
  return { ...found, end, quote, before, after, next: line };
}

function offerAt(offer: ExpressionOffer, word: WordPlace, locale: Locale): Offer | undefined {
  const { name } = offer;
  const nothing = { detail: undefined, documentation: undefined, deprecated: false } as const;
  switch (offer.kind) {
    case "context":
      return {
        ...written(name, [name, gap], word),
        ...nothing,
        kind: "context",
        documentation: offer.context.doc[locale],
      };
    case "function": {
      const { called } = offer;
      const count = Math.min(called.least, 3);
      const gaps = Array.from({ length: count }, (_, index): Snippet => (index === 0 ? [gap] : [", ", gap])).flat();
      const snippet: Snippet = word.next.startsWith("(") ? [name] : [`${name}(`, ...gaps, ")"];
      return {
        ...written(name, snippet, word),
        kind: "function",
        detail: signatureOf(called),
        documentation: called.doc[locale],
        deprecated: false,
      };
    }
    case "member":
      return memberOffer(offer, word, locale);
    case "text": {
      const { start, end } = word;
      const isBegun = end > start;
      const text = quoted(name, word.quote);
      const own = { ...written(name, [text], word), filter: isBegun ? text : name };
      return { ...own, ...nothing, kind: "value" };
    }
    case "literal":
      return { ...written(name, [name], word), ...nothing, kind: "value" };
  }
}

function memberOffer(
  { name, member }: Extract<ExpressionOffer, { kind: "member" }>,
  word: WordPlace,
  locale: Locale,
): Offer | undefined {
  const { declaration, doc, type } = member;
  const value = declaration?.value;
  const detail = declaration?.detail?.[locale] ?? (value === undefined ? typeWords(type)?.[locale] : oneLine(value));
  const told = [doc?.[locale], declaration && declarationText(declaration, locale)].filter((one) => one !== undefined);
  const about = {
    kind: declaration ? "name" : "value",
    detail,
    documentation: told.length === 0 ? undefined : told.join("\n\n"),
    deprecated: false,
  } as const;
  const more: Snippet = type.kind === "object" ? [gap] : [];
  const isWord = /^[A-Za-z_][\w-]*$/.test(name);
  if (word.place === "member" && isWord) return { ...written(name, [name, ...more], word), ...about };
  // A name with blanks or the like stands in brackets.
  if (word.quote === '"' && /["\\]/.test(name)) return undefined;
  const text = quoted(name, word.quote);
  if (word.place === "index") {
    const close = word.next.startsWith("]") ? [] : ["]"];
    const isBegun = word.end > word.start;
    return { ...written(name, [text, ...close, ...more], word), ...about, filter: isBegun ? text : name };
  }
  const start = word.dot ?? word.start;
  return { ...written(name, [`[${text}]`, ...more], { ...word, start }), ...about, filter: `.${name}` };
}

function written(label: string, snippet: Snippet, { start, end, before, after }: WordPlace) {
  const [last] = snippet.slice(-1);
  // Nothing is left to fill in where the expression goes on anyhow.
  const isOpenEnd = typeof last !== "string" && after === "";
  const whole: Snippet = [before, ...(isOpenEnd ? snippet.slice(0, -1) : snippet), after].filter((one) => one !== "");
  return {
    label,
    edit: { span: { start, end }, text: snippetText(whole) },
    plain: plainText(whole),
    filter: label,
  };
}

/** A text of the language, in a value that has quotes of its own. */
function quoted(name: string, quote: WordPlace["quote"]): string {
  return doubled(`'${name.replaceAll("'", "''")}'`, quote);
}

function doubled(text: string, quote: WordPlace["quote"]): string {
  return quote === "'" ? text.replaceAll("'", "''") : text;
}

function withoutDoubled(text: string, quote: WordPlace["quote"]): string {
  return quote === "'" ? text.replaceAll("''", "'") : text;
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
