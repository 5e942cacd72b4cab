import type { Locale, Text } from "../../protocol/index.ts";
import type { OptionSpec, OrFault, ParsedOptions } from "./options.ts";
import type { Terminal } from "./terminal.ts";

/** A command of the program: one file each in `commands/`. */
export interface Command {
  readonly name: string;
  /** How it is called, without the program's name. */
  readonly usage: string;
  readonly help: Text;
  readonly options: readonly OptionSpec[];
  /** What stands below the options in its help. */
  readonly notes?: readonly Text[];
  /** What becomes of options that it doesn't know; `passed-on` where the program that it starts reads them itself. */
  readonly otherOptions?: "refused" | "passed-on";
  /** The exit code; or what was typed wrongly, which becomes 2 and a sentence. */
  run(options: ParsedOptions, terminal: Terminal, locale: Locale): Promise<OrFault<number>>;
}

/** What every command takes. */
export const generalOptions: readonly OptionSpec[] = [
  {
    name: "locale",
    value: { label: "language" },
    help: {
      en: "The language of messages: en or zh-cn; else what the shell asks for (LC_ALL, LC_MESSAGES, LANG).",
      "zh-cn": "消息的语言：en 或 zh-cn；不写时取自终端环境（LC_ALL、LC_MESSAGES、LANG）。",
    },
  },
  {
    name: "no-color",
    help: {
      en: "No colours. The variables NO_COLOR and FORCE_COLOR are heeded too.",
      "zh-cn": "不使用颜色。环境变量 NO_COLOR 和 FORCE_COLOR 同样有效。",
    },
  },
  { name: "help", short: "h", help: { en: "Shows this.", "zh-cn": "显示本帮助。" } },
  { name: "version", short: "v", help: { en: "Shows the version.", "zh-cn": "显示版本号。" } },
];
