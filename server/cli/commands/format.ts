import { type Locale, say } from "../../../protocol/index.ts";
import { applyEdits, parseSource } from "../../document/index.ts";
import { format as formatText } from "../../features/index.ts";
import type { Command } from "../command.ts";
import { counted } from "../counted.ts";
import { visible } from "../display-width.ts";
import { packOptions, readPackChoice } from "../lint/run-packs.ts";
import { troubleText } from "../lint/trouble-text.ts";
import { fault, type OrFault, type ParsedOptions } from "../options.ts";
import { type RewrittenFiles, rewriteFiles } from "../rewrite/rewrite-files.ts";
import { rewriteTexts } from "../rewrite/rewrite-texts.ts";
import type { Terminal } from "../terminal.ts";
import { nouns } from "../texts.ts";

interface Formatted {
  readonly text: string;
  readonly refusal: string | undefined;
}

export const format: Command = {
  name: "format",
  usage: "format [options] [<path> | <glob> | -]…",
  help: {
    en: "Makes indentation, blanks and blank lines of pipeline files even; comments and meaning stay. `-` reads standard input and writes standard output. Without a path, this folder.",
    "zh-cn":
      "统一流水线文件的缩进、空格和空行；注释和含义不变。`-` 表示从标准输入读取并写到标准输出。不写路径时处理当前文件夹。",
  },
  options: [
    ...packOptions,
    {
      name: "check",
      help: {
        en: "Changes nothing; ends with 1 when a file is not formatted.",
        "zh-cn": "不做修改；有文件未格式化时以 1 退出。",
      },
    },
    {
      name: "indent",
      value: { label: "count" },
      help: { en: "Blanks for one level, 1 to 8; 2 by default.", "zh-cn": "每级缩进的空格数，1 到 8；默认 2。" },
    },
  ],
  notes: [
    {
      en: "Ends with 0 when all is well; with 1 when a file is not formatted (`--check`) or can't be, since its YAML is broken; with 2 when it was called wrongly or a file could not be read or written.",
      "zh-cn":
        "退出码：一切正常为 0；有文件未格式化（`--check`）或因 YAML 有错而无法格式化为 1；用法错误或有文件无法读写为 2。",
    },
  ],
  async run(options, terminal, locale) {
    const indentSize = readIndent(options);
    if (!indentSize.ok) return indentSize;
    const isCheck = options.has("check");
    const paths = options.positionals.length > 0 ? options.positionals : ["."];
    const done = await rewriteFiles<Formatted>(
      {
        paths,
        packs: readPackChoice(options),
        locale,
        writes: !isCheck,
        rewrite: ({ text }) => formatted(text, locale, indentSize.value),
      },
      terminal,
    );
    return { ok: true, value: report(done, isCheck, terminal, locale) };
  },
};

function readIndent(options: ParsedOptions): OrFault<number> {
  const word = options.value("indent") ?? "2";
  return /^[1-8]$/.test(word) ? { ok: true, value: Number(word) } : fault(rewriteTexts.badIndent, { word });
}

function formatted(text: string, locale: Locale, indentSize: number): Formatted {
  const answer = formatText(parseSource(text), locale, { indentSize });
  return answer.ok ? { text: applyEdits(text, answer.edits), refusal: undefined } : { text, refusal: answer.refusal };
}

/** Says what became of the files; gives back the exit code. */
function report(
  { files, troubles, output }: RewrittenFiles<Formatted>,
  isCheck: boolean,
  { out, err }: Terminal,
  locale: Locale,
): number {
  const isFilter = output !== undefined && !isCheck;
  if (isFilter) out.write(output);
  const stream = isFilter ? err : out;
  for (const trouble of troubles) err.write(`pipewright: ${troubleText(trouble, locale)}\n`);
  const refused = files.filter(({ result }) => result.refusal !== undefined);
  for (const { name, result } of refused) {
    const words = { path: name, reason: result.refusal ?? "" };
    err.write(`pipewright: ${visible(say(rewriteTexts.refused, locale, words))}\n`);
  }
  const changed = files.filter(({ before, result }) => result.text !== before);
  const sentence = isCheck ? rewriteTexts.notFormatted : rewriteTexts.formatted;
  for (const { name } of changed) stream.write(`${visible(say(sentence, locale, { path: name }))}\n`);
  const words = { count: String(changed.length), files: counted(files.length, nouns.file, locale) };
  const summary = isCheck ? rewriteTexts.unformattedSummary : rewriteTexts.formattedSummary;
  if (changed.length > 0) stream.write(`${say(summary, locale, words)}\n`);
  else if (refused.length === 0 && files.length > 0) stream.write(`${say(rewriteTexts.allFormatted, locale, words)}\n`);
  if (troubles.length > 0) return 2;
  return refused.length > 0 || (isCheck && changed.length > 0) ? 1 : 0;
}
