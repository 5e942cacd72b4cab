import type { Locale } from "../../../protocol/index.ts";
import { knownVersion } from "../../dialects/index.ts";
import { migrate as migrateText, ownCatalog } from "../../features/index.ts";
import { debug } from "../breakage.ts";
import type { Command } from "../command.ts";
import { visible } from "../display-width.ts";
import { readPlatform } from "../lint/lint-options.ts";
import { packOptions, readPackChoice } from "../lint/run-packs.ts";
import { fault, type OrFault, oneOf, type ParsedOptions } from "../options.ts";
import { type MigratedText, migrationReport } from "../rewrite/migration-report.ts";
import { type RewriteInput, rewriteFiles } from "../rewrite/rewrite-files.ts";
import { rewriteTexts } from "../rewrite/rewrite-texts.ts";
import type { Terminal } from "../terminal.ts";
import { colorsFor } from "../terminal.ts";
import { texts } from "../texts.ts";

const formatNames = ["pretty", "json"] as const;

interface MigrateOptions {
  /** Undefined: the newest of each file's language. */
  readonly to: string | undefined;
  readonly from: string | undefined;
  readonly writes: boolean;
  readonly format: (typeof formatNames)[number];
}

export const migrate: Command = {
  name: "migrate",
  usage: "migrate [options] [<path> | <glob> | -]…",
  help: {
    en: "Moves pipeline files to a later platform version: shows what would change and what is left for a person; with `--write`, does it. Without a path, this folder.",
    "zh-cn":
      "把流水线文件升级到更新的平台版本：显示将要修改的内容和需要手动处理的内容；加上 `--write` 则写入文件。不写路径时处理当前文件夹。",
  },
  options: [
    {
      name: "to",
      value: { label: "version" },
      help: {
        en: "The platform version to move to; the newest by default.",
        "zh-cn": "目标平台版本；默认为最新版本。",
      },
    },
    {
      name: "from",
      value: { label: "version" },
      help: {
        en: "The version that the files are for today, if they and the project don't say it.",
        "zh-cn": "文件目前所用的版本；文件和项目中未写明时使用。",
      },
    },
    ...packOptions,
    { name: "write", help: { en: "Changes the files.", "zh-cn": "写入文件。" } },
    {
      name: "dry-run",
      help: {
        en: "Only shows what would change. This is the default.",
        "zh-cn": "只显示将要修改的内容。这是默认行为。",
      },
    },
    {
      name: "format",
      value: { label: "format" },
      help: { en: "pretty (the default) or json.", "zh-cn": "pretty（默认）或 json。" },
    },
  ],
  notes: [
    {
      en: "Ends with 0 when all is well; with 1 when something is left for a person or a file can't be moved; with 2 when it was called wrongly or a file could not be read or written.",
      "zh-cn": "退出码：一切正常为 0；有内容需要手动处理或文件无法升级为 1；用法错误或有文件无法读写为 2。",
    },
  ],
  async run(options, terminal, locale) {
    const read = readMigrateOptions(options);
    if (!read.ok) return read;
    const { writes, format } = read.value;
    const paths = options.positionals.length > 0 ? options.positionals : ["."];
    const rewrite = (input: RewriteInput) => migrated(input, read.value, locale, terminal);
    const done = await rewriteFiles<MigratedText>(
      { paths, packs: readPackChoice(options), locale, writes, rewrite },
      terminal,
    );
    const colorsOf = (stream: Terminal["out"]) => colorsFor(stream, terminal, options.has("no-color"));
    return { ok: true, value: migrationReport(done, { writes, format, locale, terminal, colorsOf }) };
  },
};

function readMigrateOptions(options: ParsedOptions): OrFault<MigrateOptions> {
  if (options.has("write") && options.has("dry-run")) return fault(rewriteTexts.bothWriteAndDry);
  const sentences = { unknown: texts.unknownFormat, near: texts.unknownFormatNear };
  const format = oneOf(options.value("format") ?? "pretty", formatNames, sentences);
  if (!format.ok) return format;
  const to = readPlatform(options.value("to"), ownCatalog);
  if (!to.ok) return to;
  const from = readPlatform(options.value("from"), ownCatalog);
  if (!from.ok) return from;
  return { ok: true, value: { to: to.value, from: from.value, writes: options.has("write"), format: format.value } };
}

function migrated(
  { text, dialect, config, packs }: RewriteInput,
  { to, from }: MigrateOptions,
  locale: Locale,
  terminal: Terminal,
): MigratedText {
  // What has no versions, such as our own configuration, is met in any folder: nothing to say about it.
  if (!dialect.migration) return { text, answer: undefined };
  const log = (line: string): void => debug(terminal, visible(line));
  const context = { dialect, catalog: packs.catalog, locale, config, choices: {}, levels: new Map(), log };
  const target = knownVersion(to ?? dialect.currentVersion, dialect.versions).version;
  const answer = migrateText(
    text,
    from === undefined ? undefined : knownVersion(from, dialect.versions).version,
    target,
    context,
  );
  return { text: answer.ok ? answer.value.text : text, answer };
}
