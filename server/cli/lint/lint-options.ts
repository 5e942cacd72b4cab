import { isMeant, knownVersion } from "../../dialects/index.ts";
import { nearest } from "../../document/index.ts";
import type { FixWhich, Level } from "../../features/index.ts";
import { type Catalog, levels } from "../../features/index.ts";
import type { FormatName } from "../formats/index.ts";
import { formatNames } from "../formats/index.ts";
import type { OptionSpec, OrFault, ParsedOptions } from "../options.ts";
import { fault, oneOf } from "../options.ts";
import { texts } from "../texts.ts";
import { packOptions } from "./run-packs.ts";

/** What `lint` was asked to do, checked. */
export interface LintOptions {
  /** At least one; `-` for standard input. */
  readonly paths: readonly string[];
  readonly format: FormatName;
  readonly platform: string | undefined;
  /** Undefined: as many as there are. */
  readonly maxWarnings: number | undefined;
  readonly fix: FixWhich | undefined;
  /** In the order of the command line; a later one wins. */
  readonly levels: ReadonlyMap<string, Level>;
  readonly isColorOff: boolean;
}

export const lintOptionSpecs: readonly OptionSpec[] = [
  {
    name: "format",
    value: { label: "format" },
    help: {
      en: "pretty (the default), json, sarif, github or junit.",
      "zh-cn": "pretty（默认）、json、sarif、github 或 junit。",
    },
  },
  {
    name: "platform",
    value: { label: "version" },
    help: {
      en: "The platform version to check for, such as 2.0: before any other that a file or project asks for.",
      "zh-cn": "按哪个平台版本检查，例如 2.0；优先于文件和项目中的设置。",
    },
  },
  ...packOptions,
  {
    name: "rule",
    value: { label: "id=level" },
    help: {
      en: "The level of a rule or topic: needs/unknown=warning, supply/*=off. May be repeated.",
      "zh-cn": "设置规则或主题的级别：needs/unknown=warning、supply/*=off。可重复使用。",
    },
  },
  {
    name: "max-warnings",
    value: { label: "count" },
    help: {
      en: "Ends with 1 when there are more warnings than this. No limit by default.",
      "zh-cn": "警告多于此数时以 1 退出。默认没有上限。",
    },
  },
  {
    name: "fix",
    value: { label: "suggested", optional: true },
    help: {
      en: "Applies the safe fixes; --fix=suggested the preferred guesses too. With `-` the fixed text goes to standard output and the findings to standard error.",
      "zh-cn":
        "应用安全的修复；--fix=suggested 还会应用首选的建议。与 `-` 一起使用时，修复后的文本写到标准输出，检查结果写到标准错误。",
    },
  },
];

/** `catalog`: the languages and rules that count in the folder of the run. */
export function readLintOptions(options: ParsedOptions, catalog: Catalog): OrFault<LintOptions> {
  const format = oneOf(options.value("format") ?? "pretty", formatNames, {
    unknown: texts.unknownFormat,
    near: texts.unknownFormatNear,
  });
  if (!format.ok) return format;
  const platform = readPlatform(options.value("platform"), catalog);
  if (!platform.ok) return platform;
  const maxWarnings = readMaxWarnings(options.value("max-warnings"));
  if (!maxWarnings.ok) return maxWarnings;
  const fix = readFix(options);
  if (!fix.ok) return fix;
  const chosen = readLevels(options.values("rule"), catalog);
  if (!chosen.ok) return chosen;
  return {
    ok: true,
    value: {
      paths: options.positionals.length > 0 ? options.positionals : ["."],
      format: format.value,
      platform: platform.value,
      maxWarnings: maxWarnings.value,
      fix: fix.value,
      levels: chosen.value,
      isColorOff: options.has("no-color"),
    },
  };
}

export function readPlatform(word: string | undefined, { dialects }: Catalog): OrFault<string | undefined> {
  if (word === undefined) return { ok: true, value: undefined };
  const versions = [...new Set(dialects.flatMap((dialect) => dialect.versions))].sort();
  if (knownVersion(word, versions).known) return { ok: true, value: word };
  const near = nearest(word, versions)?.word;
  const words = { word, choices: versions.join(", ") };
  return near === undefined
    ? fault(texts.unknownPlatform, words)
    : fault(texts.unknownPlatformNear, { ...words, near });
}

function readMaxWarnings(word: string | undefined): OrFault<number | undefined> {
  if (word === undefined) return { ok: true, value: undefined };
  return /^\d{1,9}$/.test(word) ? { ok: true, value: Number(word) } : fault(texts.badMaxWarnings, { word });
}

function readFix(options: ParsedOptions): OrFault<FixWhich | undefined> {
  if (!options.has("fix")) return { ok: true, value: undefined };
  const word = options.value("fix");
  if (word === undefined) return { ok: true, value: "safe" };
  return word === "suggested" ? { ok: true, value: word } : fault(texts.badFix, { word });
}

function readLevels(settings: readonly string[], catalog: Catalog): OrFault<ReadonlyMap<string, Level>> {
  const chosen = new Map<string, Level>();
  for (const setting of settings) {
    const [, id, word] = /^([^=]+)=(.+)$/.exec(setting) ?? [];
    if (id === undefined || word === undefined) return fault(texts.badRuleSetting, { word: setting });
    const known = knownRule(id, catalog);
    if (!known.ok) return known;
    const sentences = { unknown: texts.unknownLevel, near: texts.unknownLevelNear };
    const level = oneOf(word, levels, sentences, { rule: id });
    if (!level.ok) return level;
    // Taken out first, so that the map's order is that of the last word on each.
    chosen.delete(id);
    chosen.set(id, level.value);
  }
  return { ok: true, value: chosen };
}

/** A rule's id, or a pattern (`supply/*`) that at least one rule is meant by. */
export function knownRule(id: string, { ruleIds }: Catalog): OrFault<string> {
  const ids = [...ruleIds];
  if (ids.some((known) => isMeant(id, known))) return { ok: true, value: id };
  const topics = [...new Set(ids.map((known) => `${known.slice(0, known.indexOf("/"))}/*`))];
  const near = nearest(id, id.endsWith("/*") ? topics : ids)?.word;
  return near === undefined ? fault(texts.unknownRule, { word: id }) : fault(texts.unknownRuleNear, { word: id, near });
}
