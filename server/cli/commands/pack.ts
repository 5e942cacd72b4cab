import type { Command } from "../command.ts";
import { fault, oneOf } from "../options.ts";
import { packCheck } from "../pack/check.ts";
import { packNew } from "../pack/new.ts";
import { packTexts } from "../pack/texts.ts";

const tools = { new: packNew, check: packCheck } as const;
const toolNames = ["new", "check"] as const;

export const pack: Command = {
  name: "pack",
  usage: "pack new | check [options] [<folder>…]",
  help: {
    en: "Makes a pack of your own (`new`), and looks through packs for what is wrong or missing (`check`).",
    "zh-cn": "创建自己的扩展包（`new`），检查扩展包中的错误和缺失（`check`）。",
  },
  options: [
    {
      name: "from",
      value: { label: "file" },
      help: {
        en: "new: a JSON Schema of your pipeline language; without it the pack extends `pipeline`.",
        "zh-cn": "new：您的流水线语言的 JSON Schema；不写时扩展包扩展 `pipeline`。",
      },
    },
    {
      name: "docs",
      value: { label: "folder" },
      help: {
        en: "new: a folder of Markdown that becomes the pack's pages, as it is.",
        "zh-cn": "new：Markdown 文件夹，直接作为扩展包的页面。",
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
      en: "Ends with 0 when all is well; with 1 when `check` finds an error; with 2 when it was called wrongly or a pack could not be read or written.",
      "zh-cn": "退出码：一切正常为 0；`check` 发现错误为 1；用法错误或扩展包无法读写为 2。",
    },
  ],
  async run(options, terminal, locale) {
    const [word, ...folders] = options.positionals;
    if (word === undefined) return fault(packTexts.noTool);
    const name = oneOf(word, toolNames, { unknown: packTexts.unknownTool, near: packTexts.unknownToolNear });
    return name.ok ? tools[name.value](folders, options, terminal, locale) : name;
  },
};
