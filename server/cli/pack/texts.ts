import type { Text } from "../../../protocol/index.ts";

export const packTexts = {
  noTool: {
    en: "Say what to do: `pipewright pack new acme` or `pipewright pack check acme`.",
    "zh-cn": "请写明要做什么：`pipewright pack new acme` 或 `pipewright pack check acme`。",
  },
  unknownTool: {
    en: "`pack` can't do `{word}`; it can do {choices}.",
    "zh-cn": "`pack` 不支持 `{word}`；可用：{choices}。",
  },
  unknownToolNear: {
    en: "`pack` can't do `{word}`. Did you mean `{near}`? It can do {choices}.",
    "zh-cn": "`pack` 不支持 `{word}`。您是不是想写 `{near}`？可用：{choices}。",
  },
  noFolder: {
    en: "Say which folder: `pipewright pack {tool} acme`.",
    "zh-cn": "请写明文件夹：`pipewright pack {tool} acme`。",
  },
  oneFolder: {
    en: "`pack new` makes one pack: `{word}` is one folder too many.",
    "zh-cn": "`pack new` 一次只创建一个扩展包：`{word}` 多余。",
  },
  badName: {
    en: "`{word}` can't be a pack's id: it takes lower-case letters, digits and hyphens, and begins with a letter.",
    "zh-cn": "`{word}` 不能作为扩展包标识：须由小写字母、数字和连字符组成，并以字母开头。",
  },
  notEmpty: {
    en: "The folder `{path}` is not empty. Choose another one.",
    "zh-cn": "文件夹 `{path}` 不是空的。请另选一个。",
  },
  unreadable: { en: "`{path}` can't be read ({reason}).", "zh-cn": "无法读取 `{path}`（{reason}）。" },
  noSchema: { en: "`{path}` is no JSON Schema.", "zh-cn": "`{path}` 不是 JSON Schema。" },
  broken: { en: "`{path}` can't be used as a pack. {reason}", "zh-cn": "`{path}` 无法作为扩展包使用。{reason}" },
  clean: { en: "No problems in {packs}.", "zh-cn": "{packs}没有问题。" },
  summary: { en: "{errors} and {warnings} in {packs}.", "zh-cn": "{packs}中有 {errors}、{warnings}。" },
  made: {
    en: "Made the pack `{id}` in `{path}`. Name it in your project's `.pipewright.yml`:",
    "zh-cn": "已在 `{path}` 中创建扩展包 `{id}`。请在项目的 `.pipewright.yml` 中写上：",
  },
  nextCheck: {
    en: "Then look through it with `pipewright pack check {path}`.",
    "zh-cn": "然后用 `pipewright pack check {path}` 检查。",
  },
} satisfies Readonly<Record<string, Text>>;
