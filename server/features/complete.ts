import type { Locale } from "../../protocol/index.ts";
import { isAtLeast, type NameOffer } from "../dialects/index.ts";
import { entryOf, makeCurrent, nodeAt, type PathStep, positionAt, type SourceFile, textOf } from "../document/index.ts";
import { keysAt, valuesAt } from "../schema/index.ts";
import { aliasOffers } from "./complete-alias.ts";
import { completeExpression } from "./complete-expression.ts";
import { type CursorPlace, cursorReadings, type PlaceAttempt } from "./cursor-place.ts";
import type { CheckContext } from "./diagnose.ts";
import { declaredFacts } from "./document-facts.ts";
import { expressionAtCursor, quoteAt } from "./expression-at.ts";
import { type KeyPlace, keySnippet, pickableKeys, requiredSnippet } from "./key-snippet.ts";
import { documentation, keyDetail } from "./key-words.ts";
import { deprecatedLast, type Offer, offerOf, quotedAsThere } from "./offer.ts";
import { platformOf } from "./platform-of.ts";
import { scalarText } from "./scalar-text.ts";
import type { Gap, Snippet } from "./snippet.ts";

const gap: Gap = { kind: "gap" };

/** Asked by a person's key for it, or because of a letter that was typed. */
export type Asked = "by-hand" | "by-typing";

/**
 * All that may stand at the cursor in the file's platform version, the likeliest first: what is required, then the
 * order of the dialect's tables, what is deprecated last. Nothing that is there already. Works in half-typed text.
 * Cost: a few readings of the part that the cursor is in.
 */
export function complete(
  file: SourceFile,
  offset: number,
  context: CheckContext,
  asked: Asked = "by-hand",
): readonly Offer[] {
  if (asked === "by-typing" && isIndenting(file, offset)) return [];
  try {
    const aliases = aliasOffers(file, offset);
    if (aliases) return aliases;
    const expression = expressionAtCursor(file, offset, context);
    if (expression) return completeExpression(file, offset, expression, context.locale);
    // A dot or a quote asks for something in an expression alone.
    if (asked === "by-typing" && /[.'*]/.test(file.text[offset - 1] ?? "")) return [];
    for (const attempts of cursorReadings(file, offset)) {
      const offers = offersAt(attempts, file, offset, context);
      if (offers.length > 0) return offers;
    }
    return [];
  } finally {
    makeCurrent(file);
  }
}

function offersAt(
  attempts: readonly PlaceAttempt[],
  file: SourceFile,
  offset: number,
  context: CheckContext,
): readonly Offer[] {
  const offers: Offer[] = [];
  let before = "";
  for (const attempt of attempts) {
    // Brackets or a dash are put around an offer only where none can stand without.
    if (offers.length > 0 && attempt.before !== before) break;
    const place = attempt.read();
    if (!place) continue;
    before = place.before;
    if (place.kind === "key") offers.push(...keyOffers(place, file, context));
    else offers.push(...(conditionOffers(place, file, offset, context) ?? valueOffers(place, file, context)));
  }
  return offers;
}

/** Blanks before the first word of a line are no question. */
function isIndenting(file: SourceFile, offset: number): boolean {
  const { column } = positionAt(file.lines, offset);
  return file.text.slice(offset - column, offset).trim() === "";
}

function keyOffers(place: CursorPlace, file: SourceFile, context: CheckContext): readonly Offer[] {
  const { locale, dialect } = context;
  const { version } = platformOf(place.file, place.document, context);
  const keyPlace: KeyPlace = {
    schema: dialect.schema(version),
    root: place.root,
    path: place.path,
    layout: {
      isFlow: place.scan.within === "flow",
      column: positionAt(file.lines, place.scan.word.start).column + place.before.length,
      newline: file.newline,
    },
  };
  const keys = pickableKeys(keysAt(keyPlace.schema, place.root, place.path));
  const offers = keys.map((key): Offer => {
    const snippet = place.scan.hasColon ? [key.key] : keySnippet(key, keyPlace);
    return {
      ...offerOf(place, file, key.key, snippet),
      kind: "key",
      detail: keyDetail(key, locale),
      documentation: documentation(key, locale),
      deprecated: key.deprecated !== undefined,
    };
  });
  const whole = place.scan.hasColon ? undefined : requiredSnippet(keys, keyPlace);
  const skeleton = whole ? [skeletonOffer(place, file, whole)] : [];
  return [...ownKeyOffers(place, file, context), ...skeleton, ...deprecatedLast(offers)];
}

/** Keys that the author has made up elsewhere in the file, such as the parameters of a template. */
function ownKeyOffers(place: CursorPlace, file: SourceFile, context: CheckContext): readonly Offer[] {
  const keys = context.dialect.keysAt?.(() => declaredFacts(place.file, place.document, context), place.path) ?? [];
  const map = nodeAt(place.root, place.path);
  return keys
    .filter(({ name }) => entryOf(map, name) === undefined)
    .map((key) => {
      const snippet: Snippet = place.scan.hasColon ? [scalarText(key.name)] : [`${scalarText(key.name)}: `, gap];
      return {
        ...offerOf(place, file, key.name, snippet),
        kind: "key",
        ...aboutName(key, context.locale),
        deprecated: false,
      };
    });
}

function aboutName({ detail, about }: NameOffer, locale: Locale): Pick<Offer, "detail" | "documentation"> {
  return { detail: detail?.[locale], documentation: typeof about === "string" ? about : about?.[locale] };
}

function skeletonOffer(
  place: CursorPlace,
  file: SourceFile,
  { keys, snippet }: { readonly keys: readonly string[]; readonly snippet: Snippet },
): Offer {
  const common = { kind: "skeleton", detail: undefined, documentation: undefined, deprecated: false } as const;
  return { ...offerOf(place, file, keys.join(", "), snippet), ...common };
}

function valueOffers(place: CursorPlace, file: SourceFile, context: CheckContext): readonly Offer[] {
  const { locale, dialect } = context;
  const { version } = platformOf(place.file, place.document, context);
  const taken = neighboursOf(place);
  const names = dialect.namesAt?.(declaredFacts(place.file, place.document, context), place.path) ?? [];
  const values = valuesAt(dialect.schema(version), place.root, place.path);
  const nameOffers = names.map((name) => nameOffer(place, file, typeof name === "string" ? { name } : name, locale));
  const offers = values.map((value): Offer => {
    const isDeprecated = value.deprecated !== undefined && isAtLeast(version, value.deprecated);
    return {
      ...offerOf(place, file, value.value, [quotedAsThere(place, file, value.value, value.value)]),
      kind: "value",
      detail: undefined,
      documentation: documentation(value, locale),
      deprecated: isDeprecated,
    };
  });
  return [...nameOffers, ...deprecatedLast(offers)].filter(({ label }) => !taken.has(label));
}

/** Of a value that is an expression as a whole, and that the tree doesn't have yet. */
function conditionOffers(
  place: CursorPlace,
  file: SourceFile,
  offset: number,
  context: CheckContext,
): readonly Offer[] | undefined {
  const { document, path, scan, before } = place;
  const found = context.dialect.expressionsAt?.(declaredFacts(place.file, document, context), path);
  if (!found?.isBare) return undefined;
  if (before !== "") return []; // a condition is no list
  const { start, end } = scan.word;
  const quote = end > start ? quoteAt(file.text, start) : undefined;
  const expression = { start: start + (quote ? 1 : 0), quote, isMarked: false, place: found };
  const offers = completeExpression(file, Math.max(offset, expression.start), expression, context.locale);
  const needsBlank = /[^\s[{,]/.test(file.text[start - 1] ?? " ") && quote === undefined;
  if (!needsBlank) return offers;
  return offers.map((offer) => ({
    ...offer,
    plain: ` ${offer.plain}`,
    edit: { ...offer.edit, text: ` ${offer.edit.text}` },
  }));
}

function nameOffer(place: CursorPlace, file: SourceFile, offer: NameOffer, locale: Locale): Offer {
  const { name, isPlain, written = name } = offer;
  const text = isPlain ? written : scalarText(written);
  return {
    ...offerOf(place, file, name, [quotedAsThere(place, file, written, text)]),
    kind: isPlain ? "value" : "name",
    ...aboutName(offer, locale),
    deprecated: false,
  };
}

/** What the list around holds already: a value stands in a list of names or choices once. */
function neighboursOf({ path, root }: CursorPlace): ReadonlySet<string> {
  const last: PathStep | undefined = path.at(-1);
  const list = typeof last === "number" ? nodeAt(root, path.slice(0, -1)) : undefined;
  return new Set(list?.kind === "list" ? list.items.flatMap((item) => textOf(item) ?? []) : []);
}
