import type { GuideAnswer, PageLink } from "../../../protocol/index.ts";
import { nodePathAt, offsetAt, positionAt, textOf, valueAt, type YamlNode } from "../../document/index.ts";
import { type Page, renderMarkdown } from "../../knowledge/index.ts";
import { noteAt } from "../../schema/index.ts";
import type { CheckContext } from "../diagnose.ts";
import { documentAt } from "../document-facts.ts";
import type { GuideContext } from "./guide-context.ts";
import { resolverOf } from "./links-of-pages.ts";
import { keyPathOf, writtenOn } from "./pages-for.ts";

const mostPages = 3;
const mostRelated = 5;

/** What is known of where the cursor is: the key, the step around it, what is wrong on its line, and answers to that. */
export function placeAnswer(
  position: { readonly line: number; readonly character: number },
  context: GuideContext,
  linkTo: (page: Page) => PageLink,
): GuideAnswer | null {
  const { file: open, knowledge, locale } = context;
  if (!open) return null;
  const { file, context: check, findings, platform } = open;
  const offset = offsetAt(file.lines, { line: position.line, column: position.character });
  const document = documentAt(file, offset);
  const root = document?.root;
  const place = root && nodePathAt(root, offset);
  const path = place?.path ?? [];
  const shown = keyPathOf(path);
  const filter = { locale, platform };
  const pagesOfKey = shown === "" ? [] : knowledge.byKey(shown, filter);
  const type = root && stepTypeAt(root, path, context);
  const stepPage = type === undefined ? undefined : knowledge.page(`steps/${type}`, filter);
  const here = findings.filter(({ span }) => {
    const [start, end] = [positionAt(file.lines, span.start), positionAt(file.lines, span.end)];
    return start.line <= position.line && position.line <= end.line;
  });
  const problems = here.slice(0, 10).map(({ code, severity, message, span }) => ({
    code,
    severity,
    message,
    line: positionAt(file.lines, span.start).line,
    pages: writtenOn(code, knowledge, filter).slice(0, mostPages).map(linkTo),
  }));
  const told = new Set(problems.flatMap(({ pages }) => pages.map(({ id }) => id)));
  const related = pagesOfKey.filter(({ id }) => !id.startsWith("keys/") && !told.has(id)).slice(0, mostRelated);
  return {
    kind: "place",
    place: JSON.stringify([shown, type ?? "", problems.map(({ code, message }) => [code, message])]),
    platform: { version: platform, title: open.dialectTitle },
    key: keyPart(path, shown, root, pagesOfKey, check, context),
    step: stepPage && type !== undefined ? stepPart(type, stepPage, context) : null,
    problems,
    related: related.map(linkTo),
  };
}

function keyPart(
  path: readonly (string | number)[],
  shown: string,
  root: YamlNode | undefined,
  pages: readonly Page[],
  { dialect }: CheckContext,
  context: GuideContext,
) {
  const key = path.findLast((step) => typeof step === "string");
  if (key === undefined || !context.file) return null;
  const note = noteAt(dialect.schema(context.file.platform), root, path);
  const doc = note?.doc?.[context.locale];
  const reference = pages.find(({ id }) => id.startsWith("keys/"));
  if (doc === undefined && !reference) return null;
  const from = reference ?? pages[0] ?? nowhere;
  const { html } = renderMarkdown(doc ?? "", from, { locale: context.locale, resolve: resolverOf(context) });
  return { path: shown, title: key, html, page: reference ? `key:${shown}` : null };
}

function stepPart(type: string, page: Page, context: GuideContext) {
  const [first = ""] = page.body.split("\n\n");
  const { html } = renderMarkdown(first, page, { locale: context.locale, resolve: resolverOf(context) });
  return { type, html, page: page.id };
}

/** The type of the innermost map around a place that has a page for it. */
function stepTypeAt(
  root: YamlNode,
  path: readonly (string | number)[],
  { knowledge, locale }: GuideContext,
): string | undefined {
  let node: YamlNode | undefined = root;
  let found: string | undefined;
  for (const step of [...path, undefined]) {
    const type = textOf(valueAt(node, "type"))?.replace(/@.*$/, "");
    if (type !== undefined && knowledge.page(`steps/${type}`, { locale })) found = type;
    if (step === undefined) break;
    if (node?.kind === "map") node = valueAt(node, String(step));
    else node = node?.kind === "list" && typeof step === "number" ? node.items[step] : undefined;
  }
  return found;
}

/** A page of no pack, for what is rendered without one. */
const nowhere: Page = {
  kind: "doc",
  id: "",
  pack: "",
  path: "",
  title: "",
  lang: "en",
  category: "manual",
  version: undefined,
  lastUpdated: undefined,
  ranges: [],
  audience: [],
  keys: [],
  codes: [],
  tags: [],
  asks: [],
  answer: undefined,
  body: "",
};
