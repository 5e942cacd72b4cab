import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { ownPages } from "../scripts/own-pages.ts";
import {
  Knowledge,
  type Page,
  type PreparedPages,
  readPreparedPages,
  Shelf,
  writePreparedPages,
} from "../server/knowledge/index.ts";
import type { Figure } from "./figure.ts";
import type { Plan } from "./plan.ts";
import { figuresOf } from "./plan.ts";
import { pick, randomFrom } from "./random.ts";
import { spreadOf } from "./statistics.ts";

const pageCount = 10_000;
/** As many words as the built-in pages have in the mean, some of them anew in each page. */
const newWords = 250;
/** Each question so often: a person who types asks with every letter. */
const rounds = 10;

/** Of each kind that people ask: a question, a few words, a line of a log, one with a slip. */
const questions = [
  "my stage waits forever for an approval and nobody gets a mail",
  "docker push denied",
  "cache key hashFiles lock file",
  "how do I pass a value from one stage to another",
  "ImagePullBackOff",
  "deployment waits for aproval",
  "2026-11-20T09:14:40.001Z [ERROR] Failed to execute goal on project shop: Could not resolve dependencies for project com.example:shop:jar:1.4.2: Could not transfer artifact org.example:lib:pom:2.0 (401 Unauthorized)",
];

/** Search in many pages of usual length, in this process: its work is ours alone, and no wire is in it. */
export async function measureSearch({ runs, seed, progress }: Plan): Promise<readonly Figure[]> {
  progress(`search: ${pageCount.toLocaleString("en-US")} pages are made and prepared`);
  const pages = manyPages(await ownPages(), seed);
  const text = writePreparedPages({ pages, prepared: new Shelf([{ pages }]).prepare() });
  progress("search: pipewright");
  const firsts: number[] = [];
  const costs: number[] = [];
  const collect = garbageCollector();
  for (let run = 0; run < runs; run++) {
    // What the making of the pages and the runs before have left; an editor reads its pages once.
    collect();
    const startedMs = performance.now();
    const knowledge = new Knowledge([readPreparedPages(text)]);
    ask(knowledge, questions[0] ?? "");
    firsts.push(performance.now() - startedMs);
    // As with keys: a few that warm up.
    for (const question of questions) ask(knowledge, question);
    for (let round = 0; round < rounds; round++) for (const question of questions) costs.push(ask(knowledge, question));
  }
  const row = { measure: "search", subject: "pipewright", lines: pageCount } as const;
  return [
    ...figuresOf(row, "cpu", "ms", costs),
    ...figuresOf(row, "cpu of 19 in 20", "ms", [spreadOf(costs).p95]),
    ...figuresOf(row, "wall of the first", "ms", firsts),
  ];
}

/** V8's own, without a flag on the command line. */
function garbageCollector(): () => void {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc") as () => void;
}

/** The CPU time that an answer took, in milliseconds. */
function ask(knowledge: Knowledge, text: string): number {
  const before = process.cpuUsage();
  knowledge.search({ text, limit: 10 }, { locale: "en", platform: "2.1" });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** The built-in pages again and again, each time with some words of their own. */
function manyPages({ pages }: PreparedPages, seed: number): readonly Page[] {
  const random = randomFrom(seed);
  const written = pages.filter(
    ({ lang, asks, id }) => lang === "en" && asks.length > 0 && !/^(?:keys|steps|rules)\//.test(id),
  );
  const words = [...new Set(written.flatMap(({ body }) => body.split(/\s+/)))];
  return Array.from({ length: pageCount }, (_, index): Page => {
    const page = pick(written, random);
    const own = Array.from({ length: newWords }, () => pick(words, random)).join(" ");
    const asks = page.asks.filter((_ask, at) => (at + index) % 4 === 0);
    return {
      ...page,
      id: `${page.id}-${index}`,
      title: `${page.title} ${index}`,
      asks,
      body: `${page.body}\n\n${own}`,
    };
  });
}
