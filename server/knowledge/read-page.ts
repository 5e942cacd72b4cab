/** Markdown with front matter as a page. What is wrong in the front matter is left out and told; the text is shown anyhow. */
import { type Locale, locales, type Text, type Words } from "../../protocol/index.ts";
import { nodeAt, parseSource, plainValue, positionAt, type YamlNode } from "../document/index.ts";
import { type Answer, type Category, categories, type Page } from "./page.ts";

export interface PageProblem {
  /** Zero-based, in the file. */
  readonly line: number;
  readonly text: Text;
  readonly words: Words;
}

export interface ReadPage {
  readonly page: Page;
  readonly problems: readonly PageProblem[];
  /** The line of the file that the body begins at, zero-based. */
  readonly bodyLine: number;
}

/** What holds for a page that doesn't say it itself. */
export interface PageDefaults {
  readonly kind: "doc" | "article";
  readonly pack: string;
  readonly lang: Locale;
  readonly category: string | undefined;
  /** The file, from the folder that its pack names: the id of a page that has none. */
  readonly pathInFolder: string;
}

/** `path`: from the pack's folder. */
export function readPage(file: string, path: string, defaults: PageDefaults): ReadPage {
  const text = file.charCodeAt(0) === 0xfeff ? file.slice(1) : file;
  const { front, body, bodyLine } = cut(text);
  const reader = new FrontMatter(front);
  const heading = /^#[ \t]+(.+)$/m.exec(body);
  const title = reader.word("title");
  const page: Page = {
    kind: defaults.kind,
    id: reader.word("id") ?? idOf(defaults.pathInFolder),
    pack: defaults.pack,
    path,
    title: title ?? heading?.[1]?.trim() ?? idOf(defaults.pathInFolder),
    lang: reader.oneOf("lang", locales) ?? defaults.lang,
    category: reader.oneOf("category", categories) ?? categoryOf(defaults),
    version: reader.word("version"),
    lastUpdated: reader.word("last_updated"),
    ranges: reader.words("compatible_versions"),
    audience: reader.words("audience"),
    keys: reader.words("keys"),
    codes: reader.words("codes"),
    tags: reader.words("tags"),
    asks: reader.words("asks"),
    answer: defaults.kind === "article" ? answerIn(reader) : undefined,
    body: title === undefined && heading ? body.replace(heading[0], "") : body,
  };
  return { page, problems: reader.problems, bodyLine };
}

function answerIn(reader: FrontMatter): Answer {
  return {
    author: reader.word("author"),
    status: reader.oneOf("status", ["draft", "reviewed", "stale"] as const) ?? "draft",
    symptoms: reader.words("symptoms"),
    cause: reader.word("cause") ?? "",
    resolution: reader.word("resolution") ?? "",
  };
}

function cut(text: string): { readonly front: string; readonly body: string; readonly bodyLine: number } {
  const opening = /^---[ \t]*\r?\n/.exec(text);
  if (!opening) return { front: "", body: text, bodyLine: 0 };
  const closing = /^---[ \t]*(?:\r?\n|$)/m.exec(text.slice(opening[0].length));
  if (!closing) return { front: "", body: text, bodyLine: 0 };
  const end = opening[0].length + closing.index;
  const bodyStart = end + closing[0].length;
  return {
    front: text.slice(opening[0].length, end),
    body: text.slice(bodyStart),
    bodyLine: text.slice(0, bodyStart).split("\n").length - 1,
  };
}

/** A path without its ending, and without the language before it: `guide/first.md` → `guide/first`. */
function idOf(path: string): string {
  const steps = path.replace(/\.(?:md|markdown|mdx)$/i, "").split("/");
  const [first = ""] = steps;
  const own = locales.some((locale) => locale === first.toLowerCase()) ? steps.slice(1) : steps;
  return own.join("/").replace(/(?:^|\/)(?:_?index|readme)$/i, "") || "index";
}

function categoryOf({ category, pathInFolder }: PageDefaults): Category {
  const named = (word: string | undefined): Category | undefined => categories.find((one) => one === word);
  return (
    named(category) ??
    pathInFolder
      .split("/")
      .map(named)
      .find((one) => one !== undefined) ??
    "manual"
  );
}

/** The head of a page. It begins at line 1, behind the first `---`. */
class FrontMatter {
  readonly problems: PageProblem[] = [];
  readonly #root: YamlNode | undefined;
  readonly #lineOf: (offset: number) => number;

  constructor(front: string) {
    const file = parseSource(front);
    const [document] = file.documents;
    this.#root = document?.root;
    this.#lineOf = (offset) => positionAt(file.lines, offset).line + 1;
    const [problem] = document?.problems ?? [];
    if (problem) this.#tell(problem.span.start, texts.broken);
  }

  word(key: string): string | undefined {
    const node = this.#at(key);
    if (!node || (node.kind === "scalar" && node.value === null)) return undefined;
    if (node.kind === "scalar") return node.text;
    this.#tell(node.span.start, texts.noWord, { key });
    return undefined;
  }

  words(key: string): readonly string[] {
    const node = this.#at(key);
    if (!node || (node.kind === "scalar" && node.value === null)) return [];
    const items = node.kind === "list" ? node.items : [node];
    return items.flatMap((item) => {
      if (item.kind === "scalar") return [item.text];
      this.#tell(item.span.start, texts.noWords, { key });
      return [];
    });
  }

  oneOf<Word extends string>(key: string, choices: readonly Word[]): Word | undefined {
    const word = this.word(key);
    if (word === undefined) return undefined;
    const found = choices.find((choice) => choice === word.toLowerCase());
    if (found === undefined) {
      this.#tell(this.#at(key)?.span.start ?? 0, texts.noChoice, { key, word, choices: choices.join(", ") });
    }
    return found;
  }

  #at(key: string): YamlNode | undefined {
    return this.#root && nodeAt(this.#root, [key]);
  }

  #tell(offset: number, text: Text, words: Words = {}): void {
    this.problems.push({ line: this.#lineOf(offset), text, words });
  }
}

const texts = {
  broken: { en: "The front matter is no right YAML.", "zh-cn": "页面头部不是正确的 YAML。" },
  noWord: { en: "`{key}` takes one word or text.", "zh-cn": "`{key}` 只能是一个词或一段文本。" },
  noWords: { en: "`{key}` takes a list of words.", "zh-cn": "`{key}` 需要一个词的列表。" },
  noChoice: {
    en: "`{key}` is one of {choices}, not `{word}`.",
    "zh-cn": "`{key}` 须为 {choices} 之一，而不是 `{word}`。",
  },
} satisfies Readonly<Record<string, Text>>;

/** Plain data of the front matter as a whole, for tools that look at every key. */
export function frontMatterOf(text: string): unknown {
  const root = parseSource(cut(text).front).documents[0]?.root;
  return root && plainValue(root);
}
