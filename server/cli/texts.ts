import type { Text } from "../../protocol/index.ts";

/** Every sentence that the command line says itself; the findings bring their own. Help of options stands with the options. */
export const texts = {
  seeHelp: {
    en: "See `pipewright {command} --help`.",
    "zh-cn": "请参阅 `pipewright {command} --help`。",
  },
  seeGeneralHelp: { en: "See `pipewright --help`.", "zh-cn": "请参阅 `pipewright --help`。" },
  unknownCommand: {
    en: "`{word}` is not a command. The commands are {choices}.",
    "zh-cn": "`{word}` 不是命令。可用的命令有 {choices}。",
  },
  unknownCommandNear: {
    en: "`{word}` is not a command. Did you mean `{near}`?",
    "zh-cn": "`{word}` 不是命令。您是不是想写 `{near}`？",
  },
  commandFirst: {
    en: "Which command? The commands are {choices}; options stand behind them.",
    "zh-cn": "缺少命令。可用的命令有 {choices}；选项写在命令后面。",
  },
  pathAsCommand: {
    en: "`{word}` is not a command. To check it, run `pipewright lint {word}`.",
    "zh-cn": "`{word}` 不是命令。要检查它，请运行 `pipewright lint {word}`。",
  },
  unknownOption: { en: "`{option}` is not an option of this command.", "zh-cn": "这个命令没有选项 `{option}`。" },
  unknownOptionNear: {
    en: "`{option}` is not an option of this command. Did you mean `{near}`?",
    "zh-cn": "这个命令没有选项 `{option}`。您是不是想写 `{near}`？",
  },
  optionNeedsValue: {
    en: "`{option}` needs a value: `{option} {value}`.",
    "zh-cn": "`{option}` 需要一个值：`{option} {value}`。",
  },
  optionTakesNoValue: { en: "`{option}` takes no value.", "zh-cn": "`{option}` 不接受值。" },
  unknownFormat: {
    en: "`{word}` is not a format. The formats are {choices}.",
    "zh-cn": "`{word}` 不是输出格式。可用的格式有 {choices}。",
  },
  unknownFormatNear: {
    en: "`{word}` is not a format. Did you mean `{near}`? The formats are {choices}.",
    "zh-cn": "`{word}` 不是输出格式。您是不是想写 `{near}`？可用的格式有 {choices}。",
  },
  unknownPlatform: {
    en: "`{word}` is not a platform version that we know. The versions are {choices}.",
    "zh-cn": "`{word}` 不是已知的平台版本。已知的版本有 {choices}。",
  },
  unknownPlatformNear: {
    en: "`{word}` is not a platform version that we know. Did you mean `{near}`? The versions are {choices}.",
    "zh-cn": "`{word}` 不是已知的平台版本。您是不是想写 `{near}`？已知的版本有 {choices}。",
  },
  badRuleSetting: {
    en: "`--rule {word}` says no level. Write `--rule id=level`, such as `--rule needs/unknown=warning`.",
    "zh-cn": "`--rule {word}` 没有写级别。请写成 `--rule id=级别`，例如 `--rule needs/unknown=warning`。",
  },
  oldPack: {
    en: "`{pack}` is used as it was when last fetched. {reason}",
    "zh-cn": "`{pack}` 按上次获取的内容使用。{reason}",
  },
  badPack: {
    en: "`{path}` can't be used as a pack. {reason}",
    "zh-cn": "`{path}` 无法作为扩展包使用。{reason}",
  },
  unknownRule: {
    en: "There is no rule `{word}`. `pipewright rules` lists them.",
    "zh-cn": "没有规则 `{word}`。`pipewright rules` 会列出所有规则。",
  },
  unknownRuleNear: {
    en: "There is no rule `{word}`. Did you mean `{near}`? `pipewright rules` lists them.",
    "zh-cn": "没有规则 `{word}`。您是不是想写 `{near}`？`pipewright rules` 会列出所有规则。",
  },
  unknownLevel: {
    en: "`{word}` is not a level of `{rule}`. The levels are {choices}.",
    "zh-cn": "`{word}` 不是 `{rule}` 的级别。可用的级别有 {choices}。",
  },
  unknownLevelNear: {
    en: "`{word}` is not a level of `{rule}`. Did you mean `{near}`? The levels are {choices}.",
    "zh-cn": "`{word}` 不是 `{rule}` 的级别。您是不是想写 `{near}`？可用的级别有 {choices}。",
  },
  badMaxWarnings: {
    en: "`--max-warnings` takes a whole number from 0, not `{word}`.",
    "zh-cn": "`--max-warnings` 需要一个不小于 0 的整数，而不是 `{word}`。",
  },
  badFix: {
    en: "`--fix` takes no value, or `suggested`; not `{word}`.",
    "zh-cn": "`--fix` 不带值，或写成 `--fix=suggested`；不能是 `{word}`。",
  },
  oneRuleOnly: {
    en: "`pipewright rules` shows one rule at a time, not `{word}` too.",
    "zh-cn": "`pipewright rules` 一次只显示一条规则，不能再加上 `{word}`。",
  },
  noArguments: { en: "`{word}` is one argument too many.", "zh-cn": "多了一个参数 `{word}`。" },
  lspNeedsStdio: {
    en: "The language server speaks over standard input and output: run `pipewright lsp --stdio`.",
    "zh-cn": "语言服务器通过标准输入输出通信：请运行 `pipewright lsp --stdio`。",
  },
  lspMissing: {
    en: "The language server is not beside this program: `{path}` does not exist. Run `npm run build`.",
    "zh-cn": "语言服务器不在本程序旁边：`{path}` 不存在。请运行 `npm run build`。",
  },

  noSuchPath: { en: "`{path}` does not exist.", "zh-cn": "`{path}` 不存在。" },
  noMatch: {
    en: "No YAML file matches `{path}`. Files that an ignore file names are left out.",
    "zh-cn": "没有 YAML 文件匹配 `{path}`。被忽略文件（如 .gitignore）排除的文件不计在内。",
  },
  noPipelines: { en: "No pipeline file found in `{path}`.", "zh-cn": "在 `{path}` 中没有找到流水线文件。" },
  skipped: {
    en: "`{path}` is skipped: it is not a pipeline file. If it is one, begin it with `# pipewright: dialect=pipeline`.",
    "zh-cn": "跳过 `{path}`：它不是流水线文件。如果它是，请在开头加上 `# pipewright: dialect=pipeline`。",
  },
  notText: {
    en: "`{path}` can't be read: it is not UTF-8 text. Save it as UTF-8.",
    "zh-cn": "无法读取 `{path}`：它不是 UTF-8 文本。请将其保存为 UTF-8。",
  },
  notAFile: { en: "`{path}` can't be read: it is not a file.", "zh-cn": "无法读取 `{path}`：它不是文件。" },
  tooLarge: {
    en: "`{path}` is not checked: it has {size} MB, and {limit} MB is the most.",
    "zh-cn": "未检查 `{path}`：它有 {size} MB，上限为 {limit} MB。",
  },
  noPermission: {
    en: "`{path}` can't be read: the permission is missing.",
    "zh-cn": "无法读取 `{path}`：没有权限。",
  },
  unreadable: { en: "`{path}` can't be read ({reason}).", "zh-cn": "无法读取 `{path}`（{reason}）。" },
  changedMeanwhile: {
    en: "`{path}` is not fixed: it was changed by something else meanwhile. Run this again.",
    "zh-cn": "未修复 `{path}`：它在此期间被别的程序修改了。请重新运行。",
  },
  notWritable: {
    en: "`{path}` is not fixed: it can't be written ({reason}).",
    "zh-cn": "未修复 `{path}`：无法写入（{reason}）。",
  },

  outputNotWritable: { en: "The output can't be written ({reason}).", "zh-cn": "无法写入输出（{reason}）。" },

  fixSafe: { en: "fix: {title} (`--fix`)", "zh-cn": "修复：{title}（`--fix`）" },
  fixSuggested: { en: "fix: {title} (`--fix=suggested`)", "zh-cn": "修复：{title}（`--fix=suggested`）" },
  fixByHand: { en: "fix: {title}", "zh-cn": "修复：{title}" },
  fixOther: { en: "or: {title}", "zh-cn": "或者：{title}" },
  seeRule: { en: "more: `pipewright rules {code}`", "zh-cn": "详情：`pipewright rules {code}`" },
  fixed: { en: "fixed", "zh-cn": "已修复" },
  progress: { en: "Checking file {done} of {total}", "zh-cn": "正在检查第 {done} 个文件，共 {total} 个" },

  clean: { en: "No problems in {files}.", "zh-cn": "{files}中没有问题。" },
  found: { en: "{counts} in {files}.", "zh-cn": "{files}中有 {counts}。" },
  foundSafe: {
    en: "{counts} in {files}; {safe} can be fixed with `--fix`.",
    "zh-cn": "{files}中有 {counts}；其中 {safe} 个可用 `--fix` 修复。",
  },
  foundSuggested: {
    en: "{counts} in {files}; {suggested} can be fixed with `--fix=suggested`.",
    "zh-cn": "{files}中有 {counts}；其中 {suggested} 个可用 `--fix=suggested` 修复。",
  },
  foundBoth: {
    en: "{counts} in {files}; {safe} can be fixed with `--fix`, {suggested} more with `--fix=suggested`.",
    "zh-cn": "{files}中有 {counts}；其中 {safe} 个可用 `--fix` 修复，另有 {suggested} 个可用 `--fix=suggested` 修复。",
  },
  fixedSummary: { en: "Fixed {problems} in {files}.", "zh-cn": "已修复 {files}中的 {problems}。" },
  tooManyWarnings: {
    en: "That is more than the {limit} that `--max-warnings` allows.",
    "zh-cn": "警告数超过了 `--max-warnings` 允许的 {limit} 个。",
  },

  brokenOnFile: {
    en: "`{path}` is not checked: something went wrong inside Pipewright (entry {id}). Run it again with PIPEWRIGHT_DEBUG=1 to see the details, and please report them: {url}",
    "zh-cn":
      "未检查 `{path}`：Pipewright 内部出错（记录编号 {id}）。请设置 PIPEWRIGHT_DEBUG=1 后重新运行以查看详情，并欢迎报告：{url}",
  },
  brokenInside: {
    en: "Something went wrong inside Pipewright (entry {id}). Run it again with PIPEWRIGHT_DEBUG=1 to see the details, and please report them: {url}",
    "zh-cn": "Pipewright 内部出错（记录编号 {id}）。请设置 PIPEWRIGHT_DEBUG=1 后重新运行以查看详情，并欢迎报告：{url}",
  },
} as const satisfies Readonly<Record<string, Text>>;

/** A count with its noun, in the forms that a language's plural needs. */
export interface CountedNoun {
  readonly one: Text;
  readonly other: Text;
}

export const nouns = {
  pack: {
    one: { en: "{count} pack", "zh-cn": "{count} 个扩展包" },
    other: { en: "{count} packs", "zh-cn": "{count} 个扩展包" },
  },
  error: {
    one: { en: "{count} error", "zh-cn": "{count} 个错误" },
    other: { en: "{count} errors", "zh-cn": "{count} 个错误" },
  },
  warning: {
    one: { en: "{count} warning", "zh-cn": "{count} 个警告" },
    other: { en: "{count} warnings", "zh-cn": "{count} 个警告" },
  },
  information: {
    one: { en: "{count} information message", "zh-cn": "{count} 条信息" },
    other: { en: "{count} information messages", "zh-cn": "{count} 条信息" },
  },
  hint: {
    one: { en: "{count} hint", "zh-cn": "{count} 条提示" },
    other: { en: "{count} hints", "zh-cn": "{count} 条提示" },
  },
  problem: {
    one: { en: "{count} problem", "zh-cn": "{count} 个问题" },
    other: { en: "{count} problems", "zh-cn": "{count} 个问题" },
  },
  file: {
    one: { en: "{count} file", "zh-cn": "{count} 个文件" },
    other: { en: "{count} files", "zh-cn": "{count} 个文件" },
  },
} as const satisfies Readonly<Record<string, CountedNoun>>;

/** What a level is called on the screen. */
export const severityNames = {
  error: { en: "error", "zh-cn": "错误" },
  warning: { en: "warning", "zh-cn": "警告" },
  information: { en: "information", "zh-cn": "信息" },
  hint: { en: "hint", "zh-cn": "提示" },
  off: { en: "off", "zh-cn": "关闭" },
} as const satisfies Readonly<Record<string, Text>>;
