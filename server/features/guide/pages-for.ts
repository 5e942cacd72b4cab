import type { Locale } from "../../../protocol/index.ts";
import { nodePathAt, type SourceFile } from "../../document/index.ts";
import { type Knowledge, type Page, type PageFilter, plainText } from "../../knowledge/index.ts";
import { documentAt } from "../document-facts.ts";
import type { GuideContext } from "./guide-context.ts";

/** A page, to be led to by its title. */
export interface PageTitle {
  readonly id: string;
  readonly title: string;
}

interface Reader {
  readonly locale: Locale;
  readonly platform: string;
}

const mostOfKey = 3;
const mostOfRule = 2;

/** What somebody wrote to be read comes before what was made of a rule. */
export function byUse(pages: readonly Page[]): readonly Page[] {
  const weight = ({ kind, id }: Page): number => (kind === "article" ? 0 : id.startsWith("rules/") ? 2 : 1);
  return [...pages].sort((a, b) => weight(a) - weight(b));
}

/**
 * The page that explains a rule best: one that a pack has written on it and that holds, which speaks of as few other rules
 * as possible; else the rule's own. Undefined where nobody knows the rule.
 */
export function pageOnRule(code: string, { knowledge, catalog, locale, file }: GuideContext): Page | undefined {
  const filter = { locale, platform: file?.platform };
  const packs = new Set(catalog.packs.map(({ pack }) => pack.id));
  const written = writtenOn(code, knowledge, filter);
  const [best] = written
    .filter(({ pack }) => packs.has(pack))
    .sort((one, other) => one.codes.length - other.codes.length);
  return best ?? knowledge.page(`rules/${code}`, filter) ?? written[0];
}

/** The pages on the key whose name or value is at an offset: those that people wrote, then its reference. */
export function pagesOfKey(
  file: SourceFile,
  offset: number,
  knowledge: Knowledge,
  { locale, platform }: Reader,
): readonly PageTitle[] {
  const root = documentAt(file, offset)?.root;
  if (!root) return [];
  const { path, on } = nodePathAt(root, offset);
  if (on === "gap" || path.length === 0) return [];
  const key = keyPathOf(path);
  const pages = knowledge.byKey(key, { locale, platform });
  const written = pages.filter((page) => !page.id.startsWith("keys/") && page.keys.includes(key));
  const reference = pages.find((page) => page.id.startsWith("keys/") && page.keys.includes(key));
  return [
    ...written.slice(0, mostOfKey).map(titled),
    ...(reference ? [{ id: `key:${key}`, title: plainText(reference.title) }] : []),
  ];
}

/** What people wrote on a rule, the best first; the rule's own page is where its code leads. */
export function writtenOn(code: string, knowledge: Knowledge, filter: PageFilter): readonly Page[] {
  return byUse(knowledge.byCode(code, filter)).filter(({ id }) => !id.startsWith("rules/"));
}

/** Answers to a finding, the best first. */
export function answersTo(code: string, knowledge: Knowledge, reader: Reader): readonly PageTitle[] {
  return writtenOn(code, knowledge, reader).slice(0, mostOfRule).map(titled);
}

function titled({ id, title }: Page): PageTitle {
  return { id, title: plainText(title) };
}

/** `pipeline.stages[].needs` */
export function keyPathOf(path: readonly (string | number)[]): string {
  return path
    .map((step) => (typeof step === "number" ? "[]" : `.${step}`))
    .join("")
    .replace(/^\./, "");
}
