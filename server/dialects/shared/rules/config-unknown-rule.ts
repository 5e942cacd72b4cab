import { nearest, type Span } from "../../../document/index.ts";
import { changeTo } from "../../fixes.ts";
import { defineRule, type Report } from "../../rule.ts";
import { ignoresOf, isMeant } from "../ignores.ts";

export const configUnknownRule = defineRule({
  id: "config/unknown-rule",
  severity: "warning",
  scope: "file",
  worksOnBrokenYaml: true,
  title: { en: "A rule is named that does not exist", "zh-cn": "提到了不存在的规则" },
  why: {
    en: "A comment that ignores a misspelt rule ignores nothing, and nobody notices.",
    "zh-cn": "忽略拼错的规则等于什么也没忽略，而且没人会注意到。",
  },
  messages: {
    unknown: {
      en: "There is no rule `{id}`. `pipewright rules` lists them all.",
      "zh-cn": "没有规则 `{id}`。`pipewright rules` 会列出全部规则。",
    },
    near: {
      en: "There is no rule `{id}`. Did you mean `{near}`?",
      "zh-cn": "没有规则 `{id}`。您是不是想写 `{near}`？",
    },
    none: {
      en: "Say which rule to ignore, such as `# pipewright: ignore needs/unknown`.",
      "zh-cn": "请写明要忽略哪条规则，例如 `# pipewright: ignore needs/unknown`。",
    },
  },
  *check({ file, knownRules, namedRules }) {
    for (const { id, span } of namedRules) yield* unknownRule(id, span, knownRules);
    for (const ignore of ignoresOf(file)) {
      if (ignore.rules.length === 0) yield { at: ignore.span, say: "none" };
      for (const { id, span } of ignore.rules) yield* unknownRule(id, span, knownRules);
    }
  },
  examples: [
    {
      shows: { en: "A misspelt rule", "zh-cn": "拼错的规则" },
      bad: `
        pipeline:
          # pipewright: ignore name/styl -- the name is printed on invoices
                               ~~~~~~~~~ warning config/unknown-rule fix
          name: My Shop`,
      good: `
        pipeline:
          # pipewright: ignore name/style -- the name is printed on invoices
          name: My Shop`,
    },
    {
      shows: { en: "A rule of another tool", "zh-cn": "其他工具的规则" },
      bad: `
        # pipewright: ignore-file line-length
                                  ~~~~~~~~~~~ warning config/unknown-rule
        pipeline:
          name: shop`,
      good: `
        pipeline:
          name: shop`,
    },
    {
      shows: { en: "No rule at all", "zh-cn": "没有写规则" },
      bad: `
        pipeline:
          # pipewright: ignore
          ~~~~~~~~~~~~~~~~~~~~ warning config/unknown-rule
          name: My Shop`,
      good: `
        pipeline:
          # pipewright: ignore name/style
          name: My Shop`,
    },
  ],
});

function* unknownRule(id: string, span: Span, known: ReadonlySet<string>): Iterable<Report<"unknown" | "near">> {
  if (id === "*" || known.has(id) || (id.endsWith("/*") && [...known].some((rule) => isMeant(id, rule)))) return;
  const topics = new Set([...known].map((rule) => `${rule.slice(0, rule.indexOf("/"))}/*`));
  const near = nearest(id, id.endsWith("/*") ? topics : known)?.word;
  if (near === undefined) yield { at: span, say: "unknown", words: { id } };
  else yield { at: span, say: "near", words: { id, near }, fix: changeTo(span, near, "suggested") };
}
