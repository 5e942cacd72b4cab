import type { Locale } from "../../../protocol/index.ts";
import { say } from "../../../protocol/index.ts";
import { nearest } from "../../document/index.ts";
import { type Catalog, knownRules, rulePage } from "../../features/index.ts";
import type { Command } from "../command.ts";
import { displayWidth } from "../display-width.ts";
import { formatOption, readFormatOption } from "../format-option.ts";
import { packOptions, packsHere, readPackChoice } from "../lint/run-packs.ts";
import type { ParsedOptions } from "../options.ts";
import { fault } from "../options.ts";
import { renderMarkdown } from "../render-markdown.ts";
import { ruleLink } from "../rule-link.ts";
import type { Colors, Terminal } from "../terminal.ts";
import { colorsFor } from "../terminal.ts";
import { severityNames, texts } from "../texts.ts";

type Rule = ReturnType<typeof knownRules>[number];

export const rules: Command = {
  name: "rules",
  usage: "rules [options] [<id>]",
  help: {
    en: "Lists every rule with its level and its page; with an id, shows that page.",
    "zh-cn": "列出所有规则及其级别和说明页；写上规则 id 则显示它的说明页。",
  },
  options: [...packOptions, formatOption],
  async run(options, terminal, locale) {
    const { catalog } = await packsHere(readPackChoice(options), terminal, locale);
    const [id, another] = options.positionals;
    if (another !== undefined) return fault(texts.oneRuleOnly, { word: another });
    const format = readFormatOption(options);
    if (!format.ok) return format;
    if (id === undefined) {
      terminal.out.write(
        format.value === "json"
          ? asJson(knownRules(catalog).map((rule) => entryOf(rule, locale, catalog)))
          : list(terminal, options, locale, catalog),
      );
      return { ok: true, value: 0 };
    }
    const rule = knownRules(catalog).find((known) => known.id === id);
    const page = rulePage(id, locale, catalog);
    if (rule === undefined || page === undefined) return unknownRule(id, catalog);
    const columns = Math.min(terminal.out.columns ?? 100, 100);
    const colors = colorsOf(terminal, options);
    terminal.out.write(
      format.value === "json"
        ? asJson({ ...entryOf(rule, locale, catalog), why: rule.why[locale], markdown: page })
        : `${[renderMarkdown(page, { colors, columns }), ruleLink(id, locale, [catalog]) ?? []].flat().join("\n")}\n`,
    );
    return { ok: true, value: 0 };
  },
};

function unknownRule(word: string, catalog: Catalog): ReturnType<typeof fault> {
  const near = nearest(
    word,
    knownRules(catalog).map(({ id }) => id),
  )?.word;
  return near === undefined ? fault(texts.unknownRule, { word }) : fault(texts.unknownRuleNear, { word, near });
}

function entryOf({ id, severity, title }: Rule, locale: Locale, catalog: Catalog) {
  return { id, level: severity, title: title[locale], page: ruleLink(id, locale, [catalog]) ?? null };
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function list(terminal: Terminal, options: ParsedOptions, locale: Locale, catalog: Catalog): string {
  const colors = colorsOf(terminal, options);
  const rows = knownRules(catalog).map((rule) => ({ rule, level: say(severityNames[rule.severity], locale) }));
  const idWidth = Math.max(...rows.map(({ rule }) => rule.id.length));
  const levelWidth = Math.max(...rows.map(({ level }) => displayWidth(level)));
  const lines = rows.flatMap(({ rule, level }) => {
    const link = ruleLink(rule.id, locale, [catalog]);
    return [
      `${colors.bold(rule.id.padEnd(idWidth))}  ${level}${" ".repeat(levelWidth - displayWidth(level))}  ${rule.title[locale]}`,
      ...(link === undefined ? [] : [`${" ".repeat(idWidth)}  ${colors.dim(link)}`]),
    ];
  });
  return `${lines.join("\n")}\n`;
}

function colorsOf(terminal: Terminal, options: ParsedOptions): Colors {
  return colorsFor(terminal.out, terminal, options.has("no-color"));
}
