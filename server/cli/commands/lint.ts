import { join } from "node:path";
import type { Locale } from "../../../protocol/index.ts";
import { say } from "../../../protocol/index.ts";
import { nodeHost } from "../../host/node/index.ts";
import { debug } from "../breakage.ts";
import type { Command } from "../command.ts";
import { visible } from "../display-width.ts";
import { fixedLines, formats } from "../formats/index.ts";
import type { Checking } from "../lint/check-file.ts";
import { checkInput } from "../lint/check-input.ts";
import { checkPaths, checkUsedConfigs } from "../lint/check-paths.ts";
import { exitCodeOf, hasTooManyWarnings } from "../lint/exit-code.ts";
import type { LintOptions } from "../lint/lint-options.ts";
import { lintOptionSpecs, readLintOptions } from "../lint/lint-options.ts";
import { gitRootOf } from "../lint/paths.ts";
import { projectConfigs } from "../lint/project-configs.ts";
import { relatedReader } from "../lint/related-files.ts";
import type { Report } from "../lint/report.ts";
import { faultOfNamed, packsOfRun, readPackChoice } from "../lint/run-packs.ts";
import { troubleText } from "../lint/trouble-text.ts";
import type { Stream, Terminal } from "../terminal.ts";
import { colorsFor } from "../terminal.ts";
import { texts } from "../texts.ts";

export const lint: Command = {
  name: "lint",
  usage: "lint [options] [<path> | <glob> | -]…",
  help: {
    en: "Checks pipeline files: those named, those that a glob matches, and those found in folders; `-` reads standard input. Without a path, this folder.",
    "zh-cn":
      "检查流水线文件：指定的文件、通配符匹配的文件，以及文件夹中找到的文件；`-` 表示读取标准输入。不写路径时检查当前文件夹。",
  },
  options: lintOptionSpecs,
  notes: [
    {
      en: "Ends with 0 when all is well; with 1 when there is an error, or more warnings than allowed; with 2 when it was called wrongly or a file could not be read.",
      "zh-cn": "退出码：一切正常为 0；有错误或警告超限为 1；用法错误或有文件无法读取为 2。",
    },
    {
      en: "A search of a folder heeds .gitignore, .ignore and .pipewrightignore, and never enters .git and node_modules.",
      "zh-cn": "搜索文件夹时遵守 .gitignore、.ignore 和 .pipewrightignore，且从不进入 .git 和 node_modules。",
    },
  ],
  async run(options, terminal, locale) {
    const { folder, signal } = terminal;
    const choice = readPackChoice(options);
    const configOf = projectConfigs(nodeHost, folder, signal);
    const packsOf = packsOfRun(choice, terminal, locale);
    const here = join(folder, "any");
    const packs = await packsOf(here, await configOf(here));
    const wrong = faultOfNamed(packs, choice);
    if (wrong) return { ok: false, fault: wrong };
    const { catalog } = packs;
    const read = readLintOptions(options, catalog);
    if (!read.ok) return read;
    return { ok: true, value: await lintFiles(read.value, { configOf, packsOf }, terminal, locale) };
  },
};

async function lintFiles(
  options: LintOptions,
  around: Pick<Checking, "configOf" | "packsOf">,
  terminal: Terminal,
  locale: Locale,
): Promise<number> {
  const related = relatedReader(nodeHost, terminal.folder, terminal.signal);
  const checking: Checking = {
    locale,
    related,
    isIncluded: related.isIncluded,
    folder: terminal.folder,
    platform: options.platform,
    levels: options.levels,
    fix: options.fix,
    ...around,
    // A rule that fails is our bug, not the user's.
    log: (line) => debug(terminal, visible(line)),
    signal: terminal.signal,
  };
  const input = options.paths.includes("-") ? await checkInput(terminal, checking) : undefined;
  const paths = options.paths.filter((path) => path !== "-");
  const outcomes = [...(input ? [input.outcome] : []), ...(await checkPaths(paths, checking, terminal))];
  outcomes.push(...(await checkUsedConfigs(outcomes, checking)));
  const report: Report = {
    files: outcomes.flatMap((outcome) => (outcome.kind === "checked" ? [outcome.file] : [])),
    troubles: outcomes.flatMap((outcome) => ("trouble" in outcome && outcome.trouble ? [outcome.trouble] : [])),
    locale,
    catalogs: [...new Set(outcomes.flatMap((outcome) => (outcome.kind === "checked" ? [outcome.catalog] : [])))],
    folder: terminal.folder,
    root: gitRootOf(terminal.folder) ?? terminal.folder,
    maxWarnings: options.maxWarnings,
  };
  for (const trouble of report.troubles) terminal.err.write(`pipewright: ${troubleText(trouble, locale)}\n`);
  const isFilter = input !== undefined && options.fix !== undefined;
  if (isFilter) terminal.out.write(input.output);
  print(report, options, isFilter ? terminal.err : terminal.out, terminal);
  return exitCodeOf(report);
}

function print(report: Report, options: LintOptions, stream: Stream, terminal: Terminal): void {
  const { locale, maxWarnings } = report;
  const colors = colorsFor(stream, terminal, options.isColorOff);
  stream.write(formats[options.format](report, { colors, columns: stream.columns ?? 120 }));
  if (options.format === "pretty") return;
  // The other formats have no place for these.
  const errColors = colorsFor(terminal.err, terminal, options.isColorOff);
  for (const line of fixedLines(report.files, locale, errColors)) terminal.err.write(`${line}\n`);
  if (hasTooManyWarnings(report)) {
    terminal.err.write(`pipewright: ${say(texts.tooManyWarnings, locale, { limit: String(maxWarnings) })}\n`);
  }
}
