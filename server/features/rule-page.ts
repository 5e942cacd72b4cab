import type { Locale, Severity, Text } from "../../protocol/index.ts";
import { say } from "../../protocol/index.ts";
import type { Example, Rule } from "../dialects/index.ts";
import { linesOf, positionAt } from "../document/index.ts";
import type { Finding } from "./finding.ts";
import { type Catalog, ownCatalog } from "./packs/catalog.ts";
import type { KnownRule } from "./rule-example.ts";
import { findingsOfExample, knownRulesWithDialects, readExample } from "./rule-example.ts";

/**
 * The page of a rule as Markdown: what, why, wrong and right texts with the messages that the rule really gives.
 * Made from the rule's own file at the time of asking, so that it can't fall behind; undefined for an unknown id.
 */
export function rulePage(id: string, locale: Locale, catalog: Catalog = ownCatalog): string | undefined {
  const known = knownRulesWithDialects(catalog).find(({ rule }) => rule.id === id);
  return known === undefined ? undefined : pageOf(known, locale);
}

/** Where the page of a rule stands under `docs/rules/<locale>/`. */
export function rulePagePath(id: string): string {
  return `${id}.md`;
}

/** All rules by topic, as Markdown, with links to the pages beside it. */
export function ruleIndexPage(locale: Locale): string {
  const topics = new Map<string, KnownRule[]>();
  for (const known of knownRulesWithDialects()) {
    const topic = topicOf(known.rule.id);
    topics.set(topic, [...(topics.get(topic) ?? []), known]);
  }
  const order = Object.keys(topicTitles);
  const place = (topic: string): number => (order.includes(topic) ? order.indexOf(topic) : order.length);
  const parts = [`# ${words.allRules[locale]}`, words.indexIntroduction[locale]];
  for (const [topic, members] of [...topics].sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))) {
    parts.push(`## ${topicTitles[topic]?.[locale] ?? topic}`, tableOf(members, locale));
  }
  return `${parts.join("\n\n")}\n`;
}

function tableOf(members: readonly KnownRule[], locale: Locale): string {
  const head = [words.rule, words.whatItFinds, words.level, words.fixable].map((text) => text[locale]);
  const rows = [...members]
    .sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1))
    .map((known) => {
      const { rule } = known;
      const fixable = known.rule.examples.some((example) => findingsOf(known, example, locale).some(hasFix));
      const link = `[\`${rule.id}\`](${rulePagePath(rule.id)})`;
      return [link, cell(rule.title[locale]), severityNames[rule.severity][locale], fixable ? words.yes[locale] : ""];
    });
  const lines = [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`);
  return lines.join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function pageOf(known: KnownRule, locale: Locale): string {
  const { rule } = known;
  const parts = [
    `# ${rule.title[locale]}`,
    `\`${rule.id}\` · ${severityNames[rule.severity][locale]} · ${versionsOf(rule, locale)}`,
    rule.why[locale],
    ...(rule.examples.length === 0 ? [] : [`## ${words.examples[locale]}`]),
    ...examplesInOrder(known).flatMap((example) => exampleParts(known, example, locale)),
    `## ${words.adjust[locale]}`,
    say(words.adjustLevel, locale),
    fence(`rules:\n  ${rule.id}: ${rule.severity === "warning" ? "error" : "warning"}`),
    say(words.levels, locale),
    say(words.ignoreHere, locale),
    fence(`# pipewright: ignore ${rule.id} -- ${words.reason[locale]}`),
    say(words.ignoreFile, locale),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** A rule of several languages shows those of our own before the others, in the order in which we list them. */
function examplesInOrder(known: KnownRule): readonly Example[] {
  const place = (example: Example): number => ownCatalog.dialects.indexOf(readExample(known, example).dialect);
  return [...known.rule.examples].sort((a, b) => place(a) - place(b));
}

function exampleParts(known: KnownRule, example: Example, locale: Locale): string[] {
  const { bad, good, path, others } = readExample(known, example);
  const findings = findingsOf(known, example, locale);
  const fixed = findings.some(hasFix);
  const heading = example.shows === undefined ? [] : [`### ${example.shows[locale]}`];
  const platform = example.platform === undefined ? [] : [say(words.onPlatform, locale, { version: example.platform })];
  return [
    ...heading,
    ...platform,
    `**${words.wrong[locale]}**`,
    ...(path === undefined ? [] : [`\`${path}\``]),
    fence(bad, "yaml wrong"),
    ...others.flatMap((other) => [`\`${other.path}\``, fence(other.text)]),
    findings.map((finding) => messageItem(bad, finding, locale)).join("\n"),
    `**${(fixed ? words.rightAfterFix : words.right)[locale]}**`,
    fence(good),
  ];
}

function messageItem(text: string, finding: Finding, locale: Locale): string {
  const lines = linesOf(text);
  const lineOf = (offset: number): string => String(positionAt(lines, offset).line + 1);
  const severity = severityNames[finding.severity][locale];
  const [first = "", ...more] = finding.message.split("\n");
  const line = lineOf(finding.span.start);
  return [
    `- ${say(words.messageAt, locale, { line, severity, message: first })}`,
    ...more.map((words) => `  ${words}`),
    ...finding.related.map(
      ({ span, message }) => `  - ${say(words.relatedAt, locale, { line: lineOf(span.start), message })}`,
    ),
    ...finding.fixes.map(({ title }) => `  - ${say(words.fixTitled, locale, { title })}`),
  ].join("\n");
}

function findingsOf(known: KnownRule, example: Example, locale: Locale): readonly Finding[] {
  const { dialect, bad } = readExample(known, example);
  return findingsOfExample(known.rule, example, dialect, bad, locale);
}

function hasFix({ fixes }: Finding): boolean {
  return fixes.length > 0;
}

/** `wrong`: a guide offers to insert the others alone. */
function fence(text: string, info: "yaml" | "yaml wrong" = "yaml"): string {
  return `\`\`\`${info}\n${text.replace(/\n$/, "")}\n\`\`\``;
}

function versionsOf({ since, until }: Rule, locale: Locale): string {
  if (since !== undefined && until !== undefined) return say(words.fromTo, locale, { since, until });
  if (since !== undefined && since !== "1.0" && since !== "1.0.0") return say(words.from, locale, { since });
  if (until !== undefined) return say(words.upTo, locale, { until });
  return words.allVersions[locale];
}

function topicOf(id: string): string {
  return id.slice(0, id.indexOf("/"));
}

const severityNames: Readonly<Record<Severity, Text>> = {
  error: { en: "error", "zh-cn": "错误" },
  warning: { en: "warning", "zh-cn": "警告" },
  information: { en: "information", "zh-cn": "信息" },
  hint: { en: "hint", "zh-cn": "提示" },
};

/** In the order in which the index shows them. */
const topicTitles: Readonly<Record<string, Text>> = {
  syntax: { en: "YAML syntax", "zh-cn": "YAML 语法" },
  schema: { en: "Keys and values", "zh-cn": "键与值" },
  version: { en: "Platform versions", "zh-cn": "平台版本" },
  name: { en: "Names", "zh-cn": "命名" },
  needs: { en: "Order of stages and jobs", "zh-cn": "阶段和作业的先后" },
  step: { en: "Steps", "zh-cn": "步骤" },
  job: { en: "Jobs", "zh-cn": "作业" },
  uses: { en: "Called workflows and actions", "zh-cn": "调用的工作流和 Action" },
  runner: { en: "Runners", "zh-cn": "运行器" },
  matrix: { en: "Matrices", "zh-cn": "矩阵" },
  permission: { en: "Permissions", "zh-cn": "权限" },
  expr: { en: "Expressions", "zh-cn": "表达式" },
  variable: { en: "Variables", "zh-cn": "变量" },
  secret: { en: "Secrets", "zh-cn": "密钥" },
  parameter: { en: "Parameters", "zh-cn": "参数" },
  template: { en: "Templates", "zh-cn": "模板" },
  include: { en: "Includes", "zh-cn": "引入的文件" },
  trigger: { en: "Triggers", "zh-cn": "触发器" },
  environment: { en: "Environments", "zh-cn": "环境" },
  deploy: { en: "Delivery", "zh-cn": "交付" },
  supply: { en: "Supply chain", "zh-cn": "供应链" },
  limit: { en: "Limits", "zh-cn": "限制" },
  pack: { en: "Packs", "zh-cn": "扩展包" },
  config: { en: "Configuration of Pipewright", "zh-cn": "Pipewright 的配置" },
};

const words = {
  allRules: { en: "All rules", "zh-cn": "全部规则" },
  indexIntroduction: {
    en: "Every finding carries the id of its rule. Follow the id to see why it matters and how to mend it.",
    "zh-cn": "每条检查结果都带有规则的编号。点开编号，可以看到它为什么重要，以及怎样改正。",
  },
  rule: { en: "Rule", "zh-cn": "规则" },
  whatItFinds: { en: "What it finds", "zh-cn": "检查什么" },
  level: { en: "Level", "zh-cn": "级别" },
  fixable: { en: "Quick fix", "zh-cn": "快速修复" },
  yes: { en: "yes", "zh-cn": "有" },
  allVersions: { en: "all platform versions", "zh-cn": "适用于所有平台版本" },
  from: { en: "platform {since} and later", "zh-cn": "适用于平台 {since} 及以上版本" },
  upTo: { en: "platform versions before {until}", "zh-cn": "适用于平台 {until} 之前的版本" },
  fromTo: {
    en: "platform {since} and later, before {until}",
    "zh-cn": "适用于平台 {since} 及以上、{until} 之前的版本",
  },
  examples: { en: "Examples", "zh-cn": "示例" },
  onPlatform: { en: "On platform {version}.", "zh-cn": "平台版本为 {version}。" },
  wrong: { en: "Wrong", "zh-cn": "错误写法" },
  right: { en: "Right", "zh-cn": "正确写法" },
  rightAfterFix: { en: "Right, after the quick fix", "zh-cn": "正确写法（快速修复之后）" },
  messageAt: { en: "Line {line}, {severity}: {message}", "zh-cn": "第 {line} 行，{severity}：{message}" },
  relatedAt: { en: "Line {line}: {message}", "zh-cn": "第 {line} 行：{message}" },
  fixTitled: { en: "Quick fix: {title}", "zh-cn": "快速修复：{title}" },
  adjust: { en: "Change the level, or ignore a place", "zh-cn": "调整级别，或忽略某一处" },
  adjustLevel: {
    en: "In `.pipewright.yml`, for the whole project:",
    "zh-cn": "在 `.pipewright.yml` 中，对整个项目生效：",
  },
  levels: {
    en: "Levels are `error`, `warning`, `information`, `hint` and `off`.",
    "zh-cn": "可用的级别：`error`、`warning`、`information`、`hint` 和 `off`（关闭）。",
  },
  ignoreHere: { en: "Above the line, for one place:", "zh-cn": "写在该行上方，只对这一处生效：" },
  reason: { en: "reason", "zh-cn": "原因" },
  ignoreFile: {
    en: "With `ignore-file` instead of `ignore`, for the whole file.",
    "zh-cn": "把 `ignore` 换成 `ignore-file`，则对整个文件生效。",
  },
} satisfies Record<string, Text>;
