import { hasExpression, type Span, textOf, type YamlEntry, type YamlNode } from "../../../document/index.ts";
import { defineRule, type Report } from "../../rule.ts";
import type { PipelineFacts } from "../facts.ts";

type Say = "literal" | "format";

export const secretPlainText = defineRule<PipelineFacts, Say>({
  id: "secret/plain-text",
  per: "part",
  severity: "warning",
  title: { en: "A secret in plain text", "zh-cn": "明文密钥" },
  why: {
    en: "Whoever can read the repository can read the secret, and it stays in its history. List it under `secrets`, read it with `${{ secrets.NAME }}`, and replace the one that stood here.",
    "zh-cn":
      "能读取仓库的人都能看到该密钥，并且它会一直留在历史记录中。请把它列在 `secrets` 下，用 `${{ secrets.NAME }}` 读取，并更换这里写过的密钥。",
  },
  messages: {
    literal: {
      en: "`{name}` looks like a secret, and stands here in plain text. Keep it in `secrets`.",
      "zh-cn": "`{name}` 看起来是密钥，却以明文写在这里。请存放在 `secrets` 中。",
    },
    format: {
      en: "This is the form of a real credential. Replace it, and keep the new one in `secrets`.",
      "zh-cn": "这里的内容符合真实凭据的格式。请更换它，并把新的存放在 `secrets` 中。",
    },
  },
  *check(facts) {
    const { file, pipeline, stages, templates } = facts;
    const nodes = [
      ...(pipeline?.entries
        .filter(({ key }) => key.text !== "stages")
        .map((entry) => [entry.key.text, entry.value] as const) ?? []),
      ...stages.all.map(({ map }) => ["", map] as const),
      ...templates.map(({ value }) => ["", value] as const),
    ];
    for (const [key, node] of nodes) yield* secretsIn(node, key, facts, file.text);
  },
  examples: [
    {
      bad: `
        pipeline:
          variables:
            DB_PASSWORD: hunter2
                         ~~~~~~~ warning secret/plain-text
            NOTE: AKIAIOSFODNN7EXAMPLE
                  ~~~~~~~~~~~~~~~~~~~~ warning secret/plain-text`,
      good: `
        pipeline:
          secrets: [DB_PASSWORD]
          stages:
            - name: migrate
              variables:
                DB_PASSWORD: \${{ secrets.DB_PASSWORD }}`,
    },
  ],
});

/** The maps whose entries are named by their author or by a step's input. */
const namedValues = new Set(["variables", "env", "with"]);
const secretName = /(?:^|[_-])(?:password|passwd|credentials?|key|token|secret)s?$/i;

/** Forms that nothing else has. Each begins with letters that its issuer has set. */
const credential =
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_[A-Za-z0-9_]{22,}\b|\bglpat-[\w-]{20,}|\bxox[abprs]-[\w-]{10,}|\bsk_live_[0-9A-Za-z]{24,}\b|\bAIza[\w-]{35}\b|\bnpm_[A-Za-z0-9]{36}\b|-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/;

function* secretsIn(node: YamlNode, key: string, facts: PipelineFacts, text: string): Iterable<Report<Say>> {
  if (node.span.origin) return;
  if (node.kind === "list") for (const item of node.items) yield* secretsIn(item, key, facts, text);
  if (node.kind === "scalar") {
    const found = credentialIn(node.span, text);
    if (found) yield { at: found, say: "format" };
  }
  if (node.kind !== "map") return;
  for (const entry of node.entries) {
    if (entry.merged) continue;
    const isLiteral = namedValues.has(key) && isPlainSecret(entry, facts);
    if (isLiteral && !credentialIn(entry.value.span, text))
      yield { at: entry.value.span, say: "literal", words: { name: entry.key.text } };
    else yield* secretsIn(entry.value, entry.key.text, facts, text);
  }
}

function credentialIn({ start, end }: Span, text: string): Span | undefined {
  if (end - start < 20) return undefined;
  const found = credential.exec(text.slice(start, end));
  return found ? { start: start + found.index, end: start + found.index + found[0].length } : undefined;
}

/** Source: the dialect's specification, "Rules", data. */
function isPlainSecret({ key, value }: YamlEntry, { declared }: PipelineFacts): boolean {
  if (!secretName.test(key.text) || value.kind !== "scalar" || typeof value.value !== "string") return false;
  const text = (textOf(value) ?? "").trim();
  if (text === "" || hasExpression(value) || declared.secrets.byName.has(text)) return false;
  return !isPath.test(text) && !isPlaceholder.test(text) && !isShellName.test(text);
}

const isPath =
  /^(?:~|\.{1,2})?\/|^[\w.-]+(?:\/[\w.-]+)+$|^[\w-]+(?:\.[\w-]+)*\.(?:pem|key|crt|cer|json|ya?ml|txt|p12|pfx|jks|env)$/i;
const isShellName = /^(?:\$\{?\w+\}?|%\w+%|\$env:\w+)$/;
/** What templates and examples put where everybody has something else to put. */
const isPlaceholder = /^(?:change[-_ ]?me|todo|tbd|x{3,}|\*{3,}|\.{3}|<.*>|your[-_ ].*)$/i;
