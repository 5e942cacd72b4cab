import { say, type Text } from "../../protocol/index.ts";
import type { SourceFile } from "../document/index.ts";
import type { Action } from "./action.ts";
import { applyFixes, fixToApply } from "./apply-fixes.ts";
import type { CheckContext } from "./diagnose.ts";
import type { Finding } from "./finding.ts";

const title: Text = {
  en: "Fix all {count} findings of `{id}` in this file",
  "zh-cn": "修复此文件中全部 {count} 个 `{id}` 问题",
};

/**
 * The preferred cures of all findings of one rule at once; undefined where fewer than two can be cured together.
 * Guesses too: who asks for this has seen one of them.
 */
export function fixRuleAction(
  file: SourceFile,
  finding: Finding,
  findings: readonly Finding[],
  { locale }: CheckContext,
): Action | undefined {
  const cures = findings.flatMap((one) => {
    const fix = one.code === finding.code ? fixToApply(one, "suggested") : undefined;
    return fix && fix.edits.length > 0 ? [fix] : [];
  });
  if (cures.length < 2) return undefined;
  const { applied } = applyFixes(file.text, cures);
  if (applied.length < 2) return undefined;
  const words = { count: String(applied.length), id: finding.code };
  const edits = applied.flatMap((fix) => fix.edits);
  return { title: say(title, locale, words), kind: "quick-fix", finding, preferred: false, edits };
}
