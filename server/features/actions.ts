import { say } from "../../protocol/index.ts";
import { parseSource, type SourceFile, type Span, type TextEdit } from "../document/index.ts";
import type { Action } from "./action.ts";
import { applyFixes, fixAll, fixToApply } from "./apply-fixes.ts";
import { allowInProject, type ProjectFile, switchOffInProject } from "./change-project.ts";
import { type CheckContext, diagnose } from "./diagnose.ts";
import type { Finding } from "./finding.ts";
import { fixRuleAction } from "./fix-rule.ts";
import { ignoreHere } from "./ignore-here.ts";

const titles = {
  ignoreHere: { en: "Ignore `{id}` here", "zh-cn": "在此处忽略 `{id}`" },
  ignoreInProject: {
    en: "Switch off `{id}` in this project (.pipewright.yml)",
    "zh-cn": "在本项目中关闭 `{id}`（.pipewright.yml）",
  },
  allow: {
    runnerLabels: {
      en: "Add `{word}` to my known runner labels (.pipewright.yml)",
      "zh-cn": "将 `{word}` 加入已知的运行器标签（.pipewright.yml）",
    },
  },
  fixAll: { en: "Fix all that can be fixed safely", "zh-cn": "修复所有可安全修复的问题" },
};

/**
 * The quick fixes of the findings that a selection touches: first all cures, the preferred ones first, then for each
 * rule the cure of all its findings, then the ways not to hear of it again. `project` is undefined where there is no place for a `.pipewright.yml`.
 */
export function codeActions(
  file: SourceFile,
  selection: Span,
  findings: readonly Finding[],
  context: CheckContext,
  project: ProjectFile | undefined,
): readonly Action[] {
  const touched = findings.filter(({ span }) => span.start <= selection.end && selection.start <= span.end);
  const cures = touched.flatMap((finding) =>
    finding.fixes.map(
      ({ title, preferred, edits }): Action => ({ title, kind: "quick-fix", finding, preferred, edits }),
    ),
  );
  const firstOfEachRule = touched.filter(
    (finding, index) => touched.findIndex(({ code }) => code === finding.code) === index,
  );
  return [
    ...cures.filter(({ preferred }) => preferred),
    ...cures.filter(({ preferred }) => !preferred),
    ...firstOfEachRule.flatMap((finding) => fixRuleAction(file, finding, findings, context) ?? []),
    ...firstOfEachRule.flatMap((finding) => silencing(file, finding, context, project)),
  ];
}

/** All safe fixes of a file as one action; undefined when there are none. */
export function fixAllAction(
  file: SourceFile,
  findings: readonly Finding[],
  context: CheckContext,
): Action | undefined {
  if (!findings.some((finding) => fixToApply(finding, "safe"))) return undefined;
  const { text, fixed } = fixAll(file.text, "safe", (changed) =>
    changed === file.text ? findings : diagnose(parseSource(changed), context),
  );
  if (text === file.text) return undefined;
  const isOneRound = fixed.every(({ before }) => before === file.text);
  const edits = isOneRound
    ? applyFixes(
        file.text,
        fixed.map(({ fix }) => fix),
      ).applied.flatMap((fix) => fix.edits)
    : [];
  return {
    title: say(titles.fixAll, context.locale),
    kind: "fix-all",
    finding: undefined,
    preferred: false,
    edits: isOneRound ? edits : [changedPart(file.text, text)],
  };
}

/** Broken YAML can't be wished away, so for it there is no silence. */
function silencing(
  file: SourceFile,
  finding: Finding,
  { locale }: CheckContext,
  project: ProjectFile | undefined,
): readonly Action[] {
  const id = finding.code;
  if (id.startsWith("syntax/")) return [];
  const actions: Action[] = [];
  const here = ignoreHere(file, finding);
  const shared = { kind: "quick-fix", finding, preferred: false } as const;
  if (here) actions.push({ ...shared, title: say(titles.ignoreHere, locale, { id }), edits: [here] });
  const allowed = project && finding.allow && allowInProject(project, finding.allow);
  if (allowed && finding.allow) {
    const { word } = finding.allow;
    actions.unshift({
      ...shared,
      title: say(titles.allow[finding.allow.list], locale, { word }),
      edits: [],
      config: allowed,
    });
  }
  const config = project && switchOffInProject(project, id);
  if (config) actions.push({ ...shared, title: say(titles.ignoreInProject, locale, { id }), edits: [], config });
  return actions;
}

/** One edit from the first letter that differs to the last. */
function changedPart(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { span: { start, end: before.length - tail }, text: after.slice(start, after.length - tail) };
}
