import { anyValue, type FunctionInfo, someText } from "./types.ts";

/** The functions of GitHub's workflow expressions, which the platform's own have been modelled on. */
export const expressionFunctions: readonly FunctionInfo[] = [
  {
    name: "contains",
    signature: "contains(where, what)",
    least: 2,
    most: 2,
    gives: { kind: "boolean" },
    plainArguments: [1],
    doc: {
      en: "`contains(where, what)`: whether a text or a list holds something. Case does not count.",
      "zh-cn": "`contains(where, what)`：文本或列表中是否包含某项，不区分大小写。",
    },
  },
  {
    name: "startsWith",
    signature: "startsWith(text, beginning)",
    least: 2,
    most: 2,
    gives: { kind: "boolean" },
    plainArguments: [0, 1],
    doc: {
      en: "`startsWith(text, beginning)`: whether a text begins so. Case does not count.",
      "zh-cn": "`startsWith(text, beginning)`：文本是否以某段内容开头，不区分大小写。",
    },
  },
  {
    name: "endsWith",
    signature: "endsWith(text, end)",
    least: 2,
    most: 2,
    gives: { kind: "boolean" },
    plainArguments: [0, 1],
    doc: {
      en: "`endsWith(text, end)`: whether a text ends so. Case does not count.",
      "zh-cn": "`endsWith(text, end)`：文本是否以某段内容结尾，不区分大小写。",
    },
  },
  {
    name: "format",
    signature: "format(text, value, …)",
    least: 1,
    most: 255,
    gives: someText,
    plainArguments: [0],
    doc: {
      en: "`format('{0} of {1}', a, b)`: a text with the values put in. Write `{{` for a brace.",
      "zh-cn": "`format('{0} of {1}', a, b)`：把值填入文本。花括号本身写作 `{{`。",
    },
  },
  {
    name: "join",
    signature: "join(list, between)",
    least: 1,
    most: 2,
    gives: someText,
    plainArguments: [1],
    doc: {
      en: "`join(list, ', ')`: the items of a list as one text, with a comma between them unless you say otherwise.",
      "zh-cn": "`join(list, ', ')`：把列表各项连成一段文本，默认用逗号分隔。",
    },
  },
  {
    name: "toJSON",
    signature: "toJSON(value)",
    least: 1,
    most: 1,
    gives: someText,
    doc: { en: "`toJSON(value)`: a value as JSON.", "zh-cn": "`toJSON(value)`：把值转换为 JSON 文本。" },
  },
  {
    name: "fromJSON",
    signature: "fromJSON(text)",
    least: 1,
    most: 1,
    gives: anyValue,
    plainArguments: [0],
    doc: {
      en: "`fromJSON(text)`: the value that a JSON text stands for.",
      "zh-cn": "`fromJSON(text)`：把 JSON 文本解析为值。",
    },
  },
  {
    name: "hashFiles",
    signature: "hashFiles(path, …)",
    least: 1,
    most: 255,
    gives: someText,
    doc: {
      en: "`hashFiles('**/pom.xml')`: one hash over all files that match; good for cache keys.",
      "zh-cn": "`hashFiles('**/pom.xml')`：对所有匹配文件计算出的一个哈希值，适合用作缓存键。",
    },
  },
  {
    name: "success",
    signature: "success()",
    least: 0,
    most: 0,
    only: "when",
    gives: { kind: "boolean" },
    doc: { en: "`success()`: nothing before has failed.", "zh-cn": "`success()`：之前没有失败。" },
  },
  {
    name: "failure",
    signature: "failure()",
    least: 0,
    most: 0,
    only: "when",
    gives: { kind: "boolean" },
    doc: { en: "`failure()`: something before has failed.", "zh-cn": "`failure()`：之前有失败。" },
  },
  {
    name: "always",
    signature: "always()",
    least: 0,
    most: 0,
    only: "when",
    gives: { kind: "boolean" },
    doc: { en: "`always()`: whatever has happened before.", "zh-cn": "`always()`：无论之前结果如何。" },
  },
  {
    name: "cancelled",
    signature: "cancelled()",
    least: 0,
    most: 0,
    only: "when",
    gives: { kind: "boolean" },
    doc: { en: "`cancelled()`: the run was cancelled.", "zh-cn": "`cancelled()`：运行已被取消。" },
  },
];

/** By names in lower case: the names of functions ignore case. */
export const functionsByName: ReadonlyMap<string, FunctionInfo> = new Map(
  expressionFunctions.map((one) => [one.name.toLowerCase(), one]),
);
