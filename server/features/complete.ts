import { isAtLeast } from "../dialects/index.ts";
import {
  makeCurrent,
  nodeAt,
  type PathStep,
  positionAt,
  type SourceFile,
  type TextEdit,
  textOf,
} from "../document/index.ts";
import { keysAt, valuesAt } from "../schema/index.ts";
import { type CursorPlace, cursorReadings } from "./cursor-place.ts";
import type { CheckContext } from "./diagnose.ts";
import { declaredFacts } from "./document-facts.ts";
import { type KeyPlace, keySnippet, pickableKeys, requiredSnippet } from "./key-snippet.ts";
import { documentation, keyDetail } from "./key-words.ts";
import { platformOf } from "./platform-of.ts";
import { inQuotes, scalarText } from "./scalar-text.ts";
import { plainText, type Snippet, snippetText } from "./snippet.ts";

/** Something that may be written at the cursor. */
export interface Offer {
  readonly kind: "key" | "value" | "name" | "skeleton";
  readonly label: string;
  /** Behind the label, short: what kind of value, whether required, since when. */
  readonly detail: string | undefined;
  /** Markdown. */
  readonly documentation: string | undefined;
  readonly deprecated: boolean;
  /** With the stops of a snippet: `$1`, `${1:text}`, `${1|a,b|}`. */
  readonly edit: TextEdit;
  /** The text of the edit for an editor without snippets. */
  readonly plain: string;
  /** What the letters between the edit's start and the cursor are compared with. */
  readonly filter: string;
}

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
    for (const places of cursorReadings(file, offset)) {
      const offers = offersAt(places, file, context);
      if (offers.length > 0) return offers;
    }
    return [];
  } finally {
    makeCurrent(file);
  }
}

function offersAt(places: Iterable<CursorPlace>, file: SourceFile, context: CheckContext): readonly Offer[] {
  const offers: Offer[] = [];
  let before = "";
  for (const place of places) {
    // Brackets or a dash are put around an offer only where none can stand without.
    if (offers.length > 0 && place.before !== before) break;
    before = place.before;
    offers.push(...(place.kind === "key" ? keyOffers(place, file, context) : valueOffers(place, file, context)));
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
  return [...(whole ? [skeletonOffer(place, file, whole)] : []), ...deprecatedLast(offers)];
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
  const nameOffers = names.map((name): Offer => {
    const common = { kind: "name", detail: undefined, documentation: undefined, deprecated: false } as const;
    return { ...offerOf(place, file, name, [quotedAsThere(place, file, name, scalarText(name))]), ...common };
  });
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

/** What the list around holds already: a value stands in a list of names or choices once. */
function neighboursOf({ path, root }: CursorPlace): ReadonlySet<string> {
  const last: PathStep | undefined = path.at(-1);
  const list = typeof last === "number" ? nodeAt(root, path.slice(0, -1)) : undefined;
  return new Set(list?.kind === "list" ? list.items.flatMap((item) => textOf(item) ?? []) : []);
}

function deprecatedLast(offers: readonly Offer[]): readonly Offer[] {
  return [...offers.filter(({ deprecated }) => !deprecated), ...offers.filter(({ deprecated }) => deprecated)];
}

/** In the quotes that the person has begun, else as it is written by itself. */
function quotedAsThere({ scan }: CursorPlace, file: SourceFile, word: string, text: string): string {
  const quote = file.text[scan.word.start];
  const isBegun = scan.word.end > scan.word.start && (quote === '"' || quote === "'");
  return isBegun ? inQuotes(word.replace(/^"(.*)"$/, "$1"), quote) : text;
}

function offerOf({ scan, before, after }: CursorPlace, file: SourceFile, label: string, snippet: Snippet) {
  const { start, end } = scan.word;
  const needsBlank = scan.role === "value" && /[^\s[{,]/.test(file.text[start - 1] ?? " ");
  const whole: Snippet = [needsBlank ? " " : "", before, ...snippet, after];
  const quote = /^["']/.exec(file.text.slice(start, end))?.[0] ?? "";
  return {
    label,
    edit: { span: { start, end }, text: snippetText(whole) },
    plain: plainText(whole),
    filter: quote + label,
  };
}
