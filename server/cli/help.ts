import type { Locale, Text } from "../../protocol/index.ts";
import { say } from "../../protocol/index.ts";
import type { Command } from "./command.ts";
import { generalOptions } from "./command.ts";
import { displayWidth } from "./display-width.ts";
import type { OptionSpec } from "./options.ts";

const words = {
  usage: { en: "Usage:", "zh-cn": "用法：" },
  commands: { en: "Commands:", "zh-cn": "命令：" },
  options: { en: "Options:", "zh-cn": "选项：" },
  what: {
    en: "Checks CI/CD pipeline files and says what is wrong, where, and what to do.",
    "zh-cn": "检查 CI/CD 流水线文件，指出哪里有错、为什么、该怎么改。",
  },
  more: {
    en: "`pipewright <command> --help` says more about a command.",
    "zh-cn": "`pipewright <命令> --help` 显示某个命令的详细帮助。",
  },
} as const satisfies Readonly<Record<string, Text>>;

export function generalHelp(commands: readonly Command[], locale: Locale): string {
  const rows = commands.map(({ usage, help }) => [usage, say(help, locale)] as const);
  return [
    say(words.what, locale),
    "",
    say(words.commands, locale),
    ...table(rows),
    "",
    say(words.options, locale),
    ...optionTable(generalOptions, locale),
    "",
    say(words.more, locale),
    "",
  ].join("\n");
}

export function commandHelp(command: Command, locale: Locale): string {
  const notes = (command.notes ?? []).map((note) => say(note, locale));
  return [
    `${say(words.usage, locale)} pipewright ${command.usage}`,
    "",
    say(command.help, locale),
    "",
    say(words.options, locale),
    ...optionTable([...command.options, ...generalOptions], locale),
    ...(notes.length > 0 ? ["", ...notes] : []),
    "",
  ].join("\n");
}

function optionTable(options: readonly OptionSpec[], locale: Locale): string[] {
  return table(
    options.map(({ name, short, value, help }) => {
      const written = value === undefined ? "" : value.optional ? `[=${value.label}]` : ` <${value.label}>`;
      return [`${short === undefined ? "" : `-${short}, `}--${name}${written}`, say(help, locale)];
    }),
  );
}

/** Two columns, the second wrapped by the terminal where it must. */
function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([first]) => displayWidth(first)));
  return rows.map(([first, second]) => `  ${first}${" ".repeat(width - displayWidth(first))}  ${second}`);
}
