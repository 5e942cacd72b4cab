import { type Locale, say, type Text } from "../../../protocol/index.ts";
import { contains } from "../../document/index.ts";
import type { WordNote } from "../dialect.ts";
import type { PipelineFacts } from "./facts.ts";
import { libraryAt } from "./known-templates.ts";
import type { TemplateContent, TemplateParameter } from "./library.ts";
import { templateUses } from "./template-uses.ts";

const words = {
  stage: { en: "a template of a stage", "zh-cn": "阶段模板" },
  steps: { en: "a template of steps", "zh-cn": "步骤模板" },
  none: { en: "a template", "zh-cn": "模板" },
  from: { en: "From `{path}`", "zh-cn": "来自 `{path}`" },
  noParameters: { en: "It takes no parameters.", "zh-cn": "没有参数。" },
  parameter: { en: "Parameter", "zh-cn": "参数" },
  type: { en: "Type", "zh-cn": "类型" },
  default: { en: "Default", "zh-cn": "默认值" },
  meaning: { en: "Meaning", "zh-cn": "含义" },
  required: { en: "required", "zh-cn": "必填" },
  brings: { en: "Brings these templates: {names}.", "zh-cn": "引入这些模板：{names}。" },
  bringsNothing: { en: "Brings no templates.", "zh-cn": "没有引入任何模板。" },
} satisfies Record<string, Text>;

/** What is known of the include, or the template of another file, that the cursor is on. */
export function templateNote(facts: PipelineFacts, offset: number, locale: Locale): WordNote | undefined {
  const include = facts.includes.all.find(({ node }) => !node.span.origin && contains(node.span, offset));
  if (include) return includeNote(facts, include, locale);
  const use = templateUses(facts).find(({ node }) => !node.span.origin && contains(node.span, offset));
  const template = use && facts.known.find(use.name);
  if (!use || !template?.given) return undefined;
  const { content, given } = template;
  const origin = say(words.from, locale, { path: relativePath(facts.related?.uri ?? "", given.place.uri) });
  const kind = say(words[content.kind ?? "none"], locale);
  const parts = [`**${use.name}** · ${kind}`, origin, parameterTable(content, locale)];
  return { span: use.node.span, markdown: parts.join("\n\n") };
}

/** So many names are enough to see what a file is for. */
const mostNames = 30;

function includeNote(
  { related }: PipelineFacts,
  { path, as, node }: PipelineFacts["includes"]["all"][number],
  locale: Locale,
): WordNote | undefined {
  const library = related && libraryAt(related.at(related.uri, path));
  if (!library) return undefined;
  const all = [...library.templates.keys()].map((name) => (as === undefined ? name : `${as}.${name}`));
  const names = `${all
    .slice(0, mostNames)
    .map((name) => `\`${name}\``)
    .join(", ")}${all.length > mostNames ? " …" : ""}`;
  const told = all.length === 0 ? say(words.bringsNothing, locale) : say(words.brings, locale, { names });
  return { span: node.span, markdown: `**${path}**\n\n${told}` };
}

function parameterTable({ parameters }: TemplateContent, locale: Locale): string {
  if (!parameters || parameters.length === 0) return say(words.noParameters, locale);
  const head = [words.parameter, words.type, words.default, words.meaning].map((word) => word[locale]);
  const rows = parameters.map((parameter) => [
    `\`${parameter.name}\``,
    typeOf(parameter),
    parameter.isNeeded
      ? say(words.required, locale)
      : parameter.default === undefined
        ? ""
        : `\`${parameter.default}\``,
    parameter.description ?? "",
  ]);
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.map(cell).join(" | ")} |`).join("\n");
}

function typeOf({ type = "", options }: TemplateParameter): string {
  return type === "choice" && options ? options.map((option) => `\`${option}\``).join(", ") : type;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|").replace(/\s*\n\s*/g, " ");
}

/** The way from one file to another, for people. */
function relativePath(from: string, to: string): string {
  const own = from.split("/").slice(0, -1);
  const steps = to.split("/");
  let shared = 0;
  while (shared < own.length && shared < steps.length - 1 && own[shared] === steps[shared]) shared++;
  const path = [...own.slice(shared).map(() => ".."), ...steps.slice(shared)].join("/");
  try {
    return decodeURIComponent(path);
  } catch {
    // A `%` that encodes nothing: the name is then what is written.
    return path;
  }
}
