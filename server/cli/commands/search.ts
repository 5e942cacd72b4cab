import { type Locale, say } from "../../../protocol/index.ts";
import { type Catalog, knowledgeOf, rulesOfMessage } from "../../features/index.ts";
import { readOwnPages } from "../../host/node/index.ts";
import { type Category, categories, type Hit, type Knowledge, readPreparedPages } from "../../knowledge/index.ts";
import type { Command } from "../command.ts";
import { displayWidth, visible } from "../display-width.ts";
import { formatOption, readFormatOption } from "../format-option.ts";
import { readPlatform } from "../lint/lint-options.ts";
import { faultOfNamed, packOptions, packsHere, readPackChoice } from "../lint/run-packs.ts";
import { fault, type OrFault, oneOf, type ParsedOptions } from "../options.ts";
import type { Colors, Terminal } from "../terminal.ts";
import { colorsFor } from "../terminal.ts";

interface SearchOptions {
  readonly query: string;
  readonly platform: string | undefined;
  readonly category: Category | undefined;
  readonly tag: string | undefined;
  readonly limit: number;
  readonly format: "pretty" | "json";
}

export const search: Command = {
  name: "search",
  usage: "search [options] <words>…",
  help: {
    en: "Finds pages and answers: a question, a few words, or a message from a log.",
    "zh-cn": "查找页面和解答：可以是问题、几个词，或日志中的消息。",
  },
  options: [
    {
      name: "platform",
      value: { label: "version" },
      help: { en: "Only pages that hold for this platform version.", "zh-cn": "只查找适用于此平台版本的页面。" },
    },
    {
      name: "category",
      value: { label: "category" },
      help: {
        en: `Only pages of this category: ${categories.join(", ")}.`,
        "zh-cn": `只查找此分类的页面：${categories.join("、")}。`,
      },
    },
    {
      name: "tag",
      value: { label: "tag" },
      help: { en: "Only pages with this tag.", "zh-cn": "只查找带此标签的页面。" },
    },
    {
      name: "limit",
      value: { label: "count" },
      help: { en: "At most so many; 10 by default.", "zh-cn": "最多返回的数量；默认 10。" },
    },
    ...packOptions,
    formatOption,
  ],
  notes: [
    {
      en: "Ends with 0, also where nothing fits; with 2 when it was called wrongly.",
      "zh-cn": "退出码：正常为 0，没有结果时也是 0；用法错误为 2。",
    },
  ],
  async run(options, terminal, locale) {
    const choice = readPackChoice(options);
    const packs = await packsHere(choice, terminal, locale);
    const wrong = faultOfNamed(packs, choice);
    if (wrong) return { ok: false, fault: wrong };
    const { catalog } = packs;
    const read = readSearchOptions(options, catalog);
    if (!read.ok) return read;
    const knowledge = await knowledgeOf(catalog, readPreparedPages(await readOwnPages()), terminal.signal);
    const hits = hitsOf(read.value, knowledge, catalog, locale);
    const { format, query } = read.value;
    if (format === "json") terminal.out.write(`${JSON.stringify(hits.map(jsonOf), undefined, 2)}\n`);
    else if (hits.length > 0) terminal.out.write(pretty(hits, terminal, options));
    else terminal.err.write(`pipewright: ${visible(say(nothing, locale, { query }))}\n`);
    return { ok: true, value: 0 };
  },
};

const nothing = {
  en: "Nothing was found for “{query}”. Try fewer words, or other ones.",
  "zh-cn": "没有找到与“{query}”有关的内容。请减少词语，或换一种说法。",
};
const noQuery = {
  en: 'Say what to look for: `pipewright search "the cache never hits"`.',
  "zh-cn": '请写上要查找的内容：`pipewright search "缓存不生效"`。',
};
const badLimit = {
  en: "`--limit` takes a number from 1 to 100, not `{word}`.",
  "zh-cn": "`--limit` 须为 1 到 100 的数字，而不是 `{word}`。",
};
const badCategory = {
  en: "There is no category `{word}`. There are: {choices}.",
  "zh-cn": "没有分类 `{word}`。可用的分类：{choices}。",
};
const badCategoryNear = {
  en: "There is no category `{word}`. Did you mean `{near}`? There are: {choices}.",
  "zh-cn": "没有分类 `{word}`。您是不是想写 `{near}`？可用的分类：{choices}。",
};

function readSearchOptions(options: ParsedOptions, catalog: Catalog): OrFault<SearchOptions> {
  const query = options.positionals.join(" ").trim();
  if (query === "") return fault(noQuery);
  const format = readFormatOption(options);
  if (!format.ok) return format;
  const platform = readPlatform(options.value("platform"), catalog);
  if (!platform.ok) return platform;
  const word = options.value("category");
  const category =
    word === undefined ? undefined : oneOf(word, categories, { unknown: badCategory, near: badCategoryNear });
  if (category !== undefined && !category.ok) return category;
  const limit = options.value("limit") ?? "10";
  if (!/^[1-9]\d?$|^100$/.test(limit)) return fault(badLimit, { word: limit });
  return {
    ok: true,
    value: {
      query,
      platform: platform.value,
      category: category?.value,
      tag: options.value("tag"),
      limit: Number(limit),
      format: format.value,
    },
  };
}

function hitsOf(asked: SearchOptions, knowledge: Knowledge, catalog: Catalog, locale: Locale): readonly Hit[] {
  const { query: text, limit, platform, category, tag } = asked;
  const codes = rulesOfMessage(catalog, text);
  return knowledge.search({ text, limit, codes }, { locale, platform, category, tag });
}

function jsonOf({ page, score, excerpt }: Hit) {
  const { id, kind, title, lang, keys, codes, pack, path } = page;
  const rounded = Math.round(score * 1_000) / 1_000;
  return { id, kind, title, lang, score: rounded, keys, codes, page: `${pack}/${path}`, excerpt: excerpt.text };
}

function pretty(hits: readonly Hit[], terminal: Terminal, options: ParsedOptions): string {
  const colors = colorsFor(terminal.out, terminal, options.has("no-color"));
  const width = Math.min(terminal.out.columns ?? 100, 100);
  const blocks = hits.map(({ page, excerpt }) => {
    const head = `${colors.bold(visible(page.title))}  ${colors.dim(page.id)}`;
    return [head, ...wrapped(marked(excerpt, colors), width - 2).map((line) => `  ${line}`)].join("\n");
  });
  return `${blocks.join("\n\n")}\n`;
}

/** The pieces of an excerpt between blanks, those that match set off. */
function marked(
  { text, marks }: Hit["excerpt"],
  { bold }: Colors,
): readonly { readonly shown: string; readonly width: number }[] {
  return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => {
    const isMatch = marks.some(({ start, end }) => start < index + word.length && end > index);
    const plain = visible(word);
    return { shown: isMatch && plain.length < 40 ? bold(plain) : plain, width: displayWidth(plain) };
  });
}

function wrapped(
  words: readonly { readonly shown: string; readonly width: number }[],
  width: number,
): readonly string[] {
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const { shown, width: own } of words) {
    if (used > 0 && used + 1 + own > width) {
      lines.push(line);
      line = "";
      used = 0;
    }
    line += used > 0 ? ` ${shown}` : shown;
    used += own + (used > 0 ? 1 : 0);
  }
  return line === "" ? lines : [...lines, line];
}
