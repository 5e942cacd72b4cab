import { locales } from "../../../protocol/index.ts";
import type { Catalog } from "../packs/catalog.ts";
import { knownRules } from "../rules.ts";

interface Template {
  readonly code: string;
  readonly pattern: RegExp;
  /** How much of it is fixed: the more, the surer. */
  readonly weight: number;
}

/** So much of a pasted text is looked at, line by line. */
const mostLines = 40;
const longestLine = 600;

/** The rules that a pasted text speaks of: by their ids, or by one of their messages, in any language. The surest first. */
export function rulesOfMessage(catalog: Catalog, text: string): readonly string[] {
  const found = new Map<string, number>();
  const tell = (code: string, weight: number): void => {
    found.set(code, Math.max(found.get(code) ?? 0, weight));
  };
  for (const [word] of text.matchAll(/[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*/g)) {
    if (catalog.ruleIds.has(word)) tell(word, 1_000);
  }
  for (const line of text.split("\n", mostLines)) {
    const shown = line.slice(0, longestLine);
    if (shown.length < 12) continue;
    for (const { code, pattern, weight } of templatesOf(catalog)) if (pattern.test(shown)) tell(code, weight);
  }
  return [...found]
    .sort((a, b) => b[1] - a[1])
    .map(([code]) => code)
    .slice(0, 3);
}

const known = new WeakMap<Catalog, readonly Template[]>();

function templatesOf(catalog: Catalog): readonly Template[] {
  const before = known.get(catalog);
  if (before) return before;
  const templates = knownRules(catalog).flatMap(({ id, messages }) =>
    Object.values(messages).flatMap((text) => locales.flatMap((locale) => templateOf(id, text[locale]) ?? [])),
  );
  known.set(catalog, templates);
  return templates;
}

/** A message with anything in place of its words. One of hardly more than placeholders could be anything: it is none. */
function templateOf(code: string, message: string): Template | undefined {
  const parts = message.split(/\{[a-zA-Z]+\}/);
  const fixed = parts.join("").replace(/[\s`]/g, "");
  const isHan = /\p{Script=Han}/u.test(fixed);
  if (fixed.length < (isHan ? 5 : 14)) return undefined;
  // A log may have lost the marks around words.
  const source = parts
    .map((part) =>
      part
        .trim()
        .replace(/[.。]$/, "")
        .replace(/[\\^$*+?()[\]{}|]/g, "\\$&")
        .replace(/\./g, "\\.")
        .replace(/`/g, "[`'\"“”]?")
        .replace(/\s+/g, "\\s+"),
    )
    .join(".{1,80}?");
  return { code, pattern: new RegExp(source, "iu"), weight: fixed.length };
}
