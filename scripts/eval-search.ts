/**
 * How good search is, on questions with known answers: `npm run eval:search`.
 *
 *   --set tuning | tuning-2 | tuning-3 | held-out   which questions; all unless said. Nothing is tuned to those held out.
 *   --worst <count>           shows the questions that are answered worst (not of those held out)
 *   --asks                    instead of questions, ways to ask: one in sixteen is left out of the index and has to find
 *                             its page. Many more than there are questions, and none of them was written to measure
 *   --check                   ends with 1 where a bar is missed on the questions held out
 *
 * nDCG@5: 1 where the best pages come first; MRR: one over the place of the first page that has any grade.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "yaml";
import { type Locale, locales } from "../protocol/index.ts";
import { knowledgeOf, ownCatalog, rulesOfMessage } from "../server/features/index.ts";
import { Knowledge, type Page } from "../server/knowledge/index.ts";
import { ownPages } from "./own-pages.ts";

const sets = ["tuning", "tuning-2", "tuning-3", "held-out"];

interface Labelled {
  readonly query: string;
  readonly lang: Locale;
  readonly kind: string;
  readonly relevant: Readonly<Record<string, number>>;
}

const bars = { ndcg: 0.85, zero: 0.02 };
const root = join(__dirname, "..");

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      set: { type: "string" },
      worst: { type: "string" },
      asks: { type: "boolean" },
      check: { type: "boolean" },
    },
  });
  const own = await ownPages();
  if (values.asks) {
    for (const lang of locales) console.log(`ways to ask ${lang}: ${saidOfAsks(own.pages, lang)}`);
    return;
  }
  const knowledge = await knowledgeOf(ownCatalog, own);
  let isMissed = false;
  for (const set of values.set === undefined ? sets : [values.set]) {
    const all = parse(readFileSync(join(root, "eval/search", `${set}.yaml`), "utf8")) as readonly Labelled[];
    for (const lang of locales) {
      const scored = all.filter((one) => one.lang === lang).map((one) => score(one, knowledge));
      if (scored.length === 0) continue;
      const line = summary(scored);
      console.log(`${set} ${lang}: ${scored.length} queries, ${line.said}`);
      if (set === "held-out" && (line.ndcg < bars.ndcg || line.zero > bars.zero)) isMissed = true;
    }
    if (set !== "held-out" && values.worst !== undefined) showWorst(all, knowledge, Number(values.worst));
  }
  if (values.check && isMissed) process.exitCode = 1;
}

interface Scored {
  readonly labelled: Labelled;
  readonly ids: readonly string[];
  readonly ndcg: number;
  readonly reciprocal: number;
}

function score(labelled: Labelled, knowledge: Knowledge): Scored {
  const { query, lang, relevant } = labelled;
  const codes = rulesOfMessage(ownCatalog, query);
  const ids = knowledge.search({ text: query, limit: 10, codes }, { locale: lang }).map(({ page }) => page.id);
  const gain = (grade: number, place: number): number => (2 ** grade - 1) / Math.log2(place + 2);
  const ideal = Object.values(relevant)
    .sort((a, b) => b - a)
    .slice(0, 5)
    .reduce((sum, grade, place) => sum + gain(grade, place), 0);
  const got = ids.slice(0, 5).reduce((sum, id, place) => sum + gain(relevant[id] ?? 0, place), 0);
  const first = ids.findIndex((id) => (relevant[id] ?? 0) > 0);
  return { labelled, ids, ndcg: got / ideal, reciprocal: first < 0 ? 0 : 1 / (first + 1) };
}

function summary(scored: readonly Scored[]) {
  const mean = (of: (one: Scored) => number): number =>
    scored.reduce((sum, one) => sum + of(one), 0) / Math.max(1, scored.length);
  const ndcg = mean((one) => one.ndcg);
  const zero = mean(({ ids }) => (ids.length === 0 ? 1 : 0));
  const mrr = mean((one) => one.reciprocal);
  const said = `nDCG@5 ${ndcg.toFixed(3)}, MRR ${mrr.toFixed(3)}, without a result ${(zero * 100).toFixed(1)} %`;
  return { ndcg, zero, said };
}

const oneIn = 16;

/** How near the top the page of a way to ask is that its index doesn't have. */
function saidOfAsks(all: readonly Page[], lang: Locale): string {
  const leftOut: { readonly text: string; readonly id: string }[] = [];
  let count = 0;
  const pages = all
    .filter((page) => page.lang === lang)
    .map((page) => {
      const isLeftOut = page.asks.map(() => count++ % oneIn === 0);
      leftOut.push(...page.asks.filter((_, at) => isLeftOut[at]).map((text) => ({ text, id: page.id })));
      return { ...page, asks: page.asks.filter((_, at) => !isLeftOut[at]) };
    });
  const knowledge = new Knowledge([{ pages }]);
  const sum = leftOut.reduce((before, { text, id }) => {
    const at = knowledge.search({ text, limit: 10 }, { locale: lang }).findIndex(({ page }) => page.id === id);
    return before + (at < 0 ? 0 : 1 / (at + 1));
  }, 0);
  return `${leftOut.length} left out, MRR ${(sum / Math.max(1, leftOut.length)).toFixed(3)}`;
}

function showWorst(all: readonly Labelled[], knowledge: Knowledge, count: number): void {
  const scored = all.map((one) => score(one, knowledge)).sort((a, b) => a.ndcg - b.ndcg);
  for (const { labelled, ids, ndcg } of scored.slice(0, count)) {
    console.log(
      `\n${ndcg.toFixed(2)} [${labelled.lang} ${labelled.kind}] ${labelled.query.replace(/\n/g, " ⏎ ").slice(0, 200)}`,
    );
    console.log(`  wanted ${JSON.stringify(labelled.relevant)}`);
    console.log(`  got    ${ids.slice(0, 6).join(", ")}`);
  }
}

void main();
