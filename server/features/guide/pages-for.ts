import type { Locale } from "../../../protocol/index.ts";
import { nodePathAt, type SourceFile } from "../../document/index.ts";
import { type Knowledge, type Page, plainText } from "../../knowledge/index.ts";
import { documentAt } from "../document-facts.ts";

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

/** Answers to a finding, the best first; its rule's own page is where its code leads. */
export function answersTo(code: string, knowledge: Knowledge, { locale, platform }: Reader): readonly PageTitle[] {
  const pages = byUse(knowledge.byCode(code, { locale, platform })).filter(({ id }) => !id.startsWith("rules/"));
  return pages.slice(0, mostOfRule).map(titled);
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
