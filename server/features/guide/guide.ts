import type { GuideAnswer, GuideHit, GuideQuestion, Locale, PageLink, Text } from "../../../protocol/index.ts";
import {
  gistOf,
  type Hit,
  holdsFor,
  type Page,
  plainText,
  type RenderedSample,
  renderPage,
} from "../../knowledge/index.ts";
import { rulesOfMessage } from "../knowledge/rules-of-message.ts";
import { categoryTitles } from "./category-titles.ts";
import { explainLog } from "./explain-log.ts";
import type { GuideContext } from "./guide-context.ts";
import { pageIdOf, resolverOf } from "./links-of-pages.ts";
import { byUse, pageOnRule } from "./pages-for.ts";
import { pictureAddress } from "./pictures.ts";
import { placeAnswer } from "./place.ts";
import { versionsInWords } from "./version-words.ts";

const mostHits = 20;

/** What a guide shows; null where there is no such page. Pure: the same question has the same answer. */
export function guide(question: GuideQuestion, context: GuideContext): GuideAnswer | null {
  switch (question.kind) {
    case "contents":
      return contents(context);
    case "page":
      return page(question.id, context);
    case "search":
      return { kind: "hits", text: question.text, hits: hitsFor(question.text, context, mostHits) };
    case "place":
      return placeAnswer(question.position, context, (one) => linkTo(one));
    case "log":
      return explainLog(question.text, context, (text, limit) => hitsFor(text, context, limit));
  }
}

function platformIn({ file }: GuideContext) {
  return file ? { version: file.platform, title: file.dialectTitle } : null;
}

function contents(context: GuideContext): GuideAnswer {
  const { knowledge, catalog, locale, file } = context;
  const shelves = knowledge.contents({ locale, platform: file?.platform });
  return {
    kind: "contents",
    titles: [...catalog.packs.map(({ pack }) => pack.title[locale]), texts.ours[locale]],
    platform: platformIn(context),
    categories: [...shelves].map(([id, pages]) => ({
      id,
      title: categoryTitles[id][locale],
      // What is made of keys, steps and rules would bury the rest.
      pages: pages.filter((one) => !isMade(one)).map((one) => linkTo(one)),
    })),
  };
}

function page(asked: string, context: GuideContext): GuideAnswer | null {
  const { locale, file } = context;
  const { page: found, anchor } = pageFor(asked, context);
  if (!found) return null;
  const rendered = renderPage(found, { locale, resolve: resolverOf(context) });
  const platform = file?.platform;
  return {
    kind: "page",
    id: found.id,
    title: plainText(found.title),
    pageKind: found.kind,
    html: rendered.html,
    samples: rendered.samples.map((sample) => sampleOf(sample, found, context)),
    pictures: rendered.pictures.map((path) => pictureAddress(found.pack, path, context.catalog)),
    headings: rendered.headings,
    anchor,
    otherLanguage: found.lang === locale ? null : languageNames[found.lang][locale],
    holds: holdsFor(found, platform),
    versions: versionsInWords(found.ranges, locale),
    lastUpdated: found.lastUpdated ?? "",
    platform: platformIn(context),
    status: found.answer?.status ?? "",
    related: relatedTo(found, context).map((one) => linkTo(one)),
  };
}

/** `code:needs/unknown` is what explains a finding best; any other id names a page. */
function pageFor(asked: string, context: GuideContext): { readonly page: Page | undefined; readonly anchor: string } {
  const code = /^code:(.*)$/.exec(asked)?.[1];
  if (code !== undefined) return { page: pageOnRule(code, context), anchor: "" };
  const { knowledge, locale, file } = context;
  const { id, anchor } = pageIdOf(asked, context);
  return { page: knowledge.page(id, { locale, platform: file?.platform }), anchor };
}

/** A sample that says no version of its own is for those of its page: for the newest, where today's is none of them. */
function sampleOf({ text, language, dialect, platform }: RenderedSample, page: Page, { catalog }: GuideContext) {
  const { versions = [], currentVersion } = (dialect === undefined ? undefined : catalog.dialect(dialect)) ?? {};
  const ofPage = holdsFor(page, currentVersion) ? undefined : versions.findLast((version) => holdsFor(page, version));
  return { text, language, dialect: dialect ?? null, platform: platform ?? ofPage ?? null };
}

const mostRelated = 6;

/** Pages on the same rules and keys, and what search finds for its title. */
function relatedTo(page: Page, { knowledge, locale, file }: GuideContext): readonly Page[] {
  const filter = { locale, platform: file?.platform };
  const found = new Map<string, Page>();
  for (const code of page.codes) for (const one of byUse(knowledge.byCode(code, filter))) found.set(one.id, one);
  for (const key of page.keys.slice(0, 5)) {
    for (const one of knowledge.byKey(key, filter).slice(0, 2)) found.set(one.id, one);
  }
  for (const { page: one } of knowledge.search({ text: page.title, limit: 5 }, filter)) found.set(one.id, one);
  found.delete(page.id);
  return [...found.values()].slice(0, mostRelated);
}

function hitsFor(text: string, { knowledge, catalog, locale, file }: GuideContext, limit: number): readonly GuideHit[] {
  const codes = rulesOfMessage(catalog, text);
  return knowledge.search({ text, limit, codes }, { locale, platform: file?.platform }).map(hitOf);
}

function hitOf({ page, excerpt }: Hit): GuideHit {
  return { page: linkTo(page), excerpt: excerpt.text, marks: excerpt.marks };
}

const longestGist = 220;

export function linkTo(page: Page): PageLink {
  const gist = plainText(page.answer?.cause || gistOf(page.body));
  const cut = gist.length > longestGist ? `${gist.slice(0, longestGist).replace(/\s+\S*$/, "")} …` : gist;
  return { id: page.id, title: plainText(page.title), kind: page.kind, gist: cut };
}

function isMade({ id }: Page): boolean {
  return /^(?:keys|steps|rules)\//.test(id);
}

const languageNames: Readonly<Record<Locale, Text>> = {
  en: { en: "English", "zh-cn": "英文" },
  "zh-cn": { en: "Chinese", "zh-cn": "中文" },
};

const texts = {
  ours: { en: "Pipewright", "zh-cn": "Pipewright" },
} satisfies Readonly<Record<string, Text>>;
