import type { Text, Words } from "../../../protocol/index.ts";
import { parseSource, positionAt } from "../../document/index.ts";
import type { Sample } from "../../knowledge/index.ts";
import { diagnose } from "../diagnose.ts";
import type { Finding } from "../finding.ts";
import { noProjectConfig } from "../project-config.ts";
import type { Catalog } from "./catalog.ts";

/** Something wrong with a sample of a page; the line is one of the page's body, zero-based. */
export interface SampleProblem {
  readonly line: number;
  readonly text: Text;
  readonly words: Words;
}

/**
 * Checks a sample as what it claims to be, at each of the versions: ```` ```yaml dialect=pipeline ````, with
 * `platform=2.1` at that one alone, with `within=pipeline.stages[]` as what stands there, with `wrong=needs/unknown` as
 * a wrong text with just those findings. One that claims nothing is not looked at.
 */
export function checkSample(sample: Sample, versions: readonly string[], catalog: Catalog): readonly SampleProblem[] {
  const { settings, line } = sample;
  const wanted = settings.get("dialect");
  if (wanted === undefined) return [];
  const dialect = catalog.dialect(wanted);
  if (!dialect) return [{ line: line - 1, text: texts.noDialect, words: { dialect: wanted } }];
  const within = settings.get("within");
  const { text, firstLine, indent } = within === undefined ? whole(sample.text) : surrounded(sample.text, within);
  const named = settings.get("wrong")?.split(",") ?? [];
  const only = settings.get("platform");
  const checked = only === undefined ? versions.filter((version) => dialect.versions.includes(version)) : [only];
  const file = parseSource(text);
  const lastLine = firstLine + sample.text.trimEnd().split("\n").length - 1;
  for (const version of checked.length > 0 ? checked : [dialect.currentVersion]) {
    const findings = diagnose(file, {
      dialect,
      catalog,
      locale: "en",
      config: noProjectConfig,
      choices: { commandLine: version },
      log: () => undefined,
    }).filter((finding) => {
      const at = positionAt(file.lines, finding.span.start);
      if (within === undefined) return true;
      return at.line >= firstLine && at.line <= lastLine && at.column >= indent && isOfPart(finding);
    });
    const problems = compare(findings, named, version).map(({ finding, text: say, words }): SampleProblem => {
      const at = finding ? positionAt(file.lines, finding.span.start).line - firstLine : -1;
      return { line: line + Math.max(-1, at), text: say, words };
    });
    if (problems.length > 0) return problems;
  }
  return [];
}

interface Difference {
  readonly finding?: Finding;
  readonly text: Text;
  readonly words: Words;
}

function compare(findings: readonly Finding[], named: readonly string[], version: string): readonly Difference[] {
  const found = new Set(findings.map(({ code }) => code));
  return [
    ...findings
      .filter(({ code }) => !named.includes(code))
      .slice(0, 3)
      .map((finding) => ({
        finding,
        text: texts.finding,
        words: { version, code: finding.code, message: finding.message },
      })),
    ...named.filter((code) => !found.has(code)).map((code) => ({ text: texts.missing, words: { version, code } })),
  ];
}

/** Of a part that stands alone, nobody can say what it lacks or what is around it. */
function isOfPart({ code, absence }: Finding): boolean {
  return (
    absence === undefined &&
    /^(?:syntax|schema|version|step|expr\/syntax|trigger|limit)/.test(code) &&
    code !== "step/order"
  );
}

interface Surrounded {
  readonly text: string;
  readonly firstLine: number;
  readonly indent: number;
}

function whole(text: string): Surrounded {
  return { text, firstLine: 0, indent: 0 };
}

/** The text as what stands at a key path: keys and list items around it, each on a line of its own. */
function surrounded(text: string, path: string): Surrounded {
  const steps = path.split(".").flatMap((step) => {
    const [key = "", ...lists] = step.split("[]");
    return [key === "*" ? "any" : key, ...lists.map(() => "-")];
  });
  const lines: string[] = [];
  let indent = 0;
  for (const step of steps) {
    lines.push(`${" ".repeat(indent)}${step === "-" ? "-" : `${step}:`}`);
    indent += 2;
  }
  const inner = text
    .trimEnd()
    .split("\n")
    .map((line) => (line === "" ? "" : `${" ".repeat(indent)}${line}`));
  return { text: `${[...lines, ...inner].join("\n")}\n`, firstLine: lines.length, indent };
}

const texts = {
  noDialect: { en: "There is no dialect `{dialect}` for this sample.", "zh-cn": "没有此示例所写的方言 `{dialect}`。" },
  finding: {
    en: "This sample has a finding at {version}: {code}: {message} Mend it, or say `wrong={code}` at the fence.",
    "zh-cn": "此示例在 {version} 下有检查结果 {code}：{message} 请修改，或在围栏处写上 `wrong={code}`。",
  },
  missing: {
    en: "This sample claims to be wrong by `{code}`, and isn't at {version}.",
    "zh-cn": "此示例声称违反 `{code}`，但在 {version} 下并没有。",
  },
} satisfies Readonly<Record<string, Text>>;
