/**
 * Rules of the pipeline dialect that hold for any language with stages and names: under the same ids, so that levels,
 * ignores and pages go for all.
 */
import { nearest } from "../../document/index.ts";
import type { DefinedNameKind, DialectDefinition } from "../../knowledge/index.ts";
import { repeatedNames } from "../ci/repeated-names.ts";
import { changeTo } from "../fixes.ts";
import { environmentUnknown } from "../pipeline/rules/environment-unknown.ts";
import { nameDuplicate } from "../pipeline/rules/name-duplicate.ts";
import { parameterUndefined } from "../pipeline/rules/parameter-undefined.ts";
import { secretUndeclared } from "../pipeline/rules/secret-undeclared.ts";
import { templateUnknown } from "../pipeline/rules/template-unknown.ts";
import { variableUndefined } from "../pipeline/rules/variable-undefined.ts";
import type { Rule } from "../rule.ts";
import type { DescribedFacts } from "./facts.ts";
import { namesAtPath } from "./names.ts";

type Words = Pick<Rule, "id" | "severity" | "title" | "why">;

function wordsOf({ id, severity, title, why }: Words): Words {
  return { id, severity, title, why };
}

const ruleByKind: Readonly<Record<DefinedNameKind, Words>> = {
  variable: wordsOf(variableUndefined),
  parameter: wordsOf(parameterUndefined),
  secret: wordsOf(secretUndeclared),
  environment: wordsOf(environmentUnknown),
  template: wordsOf(templateUnknown),
};

/** What a language with stages, or with names, is checked for beyond its schema and the order of its stages. */
export function rulesOfNames({ stages, names }: DialectDefinition): readonly Rule<DescribedFacts>[] {
  const kinds = [...new Set(names.filter(({ isOpen }) => !isOpen).map(({ kind }) => kind))];
  return [...(stages ? [uniqueStages] : []), ...kinds.map((kind) => declaredNames(kind, names))];
}

const uniqueStages: Rule<DescribedFacts> = {
  ...wordsOf(nameDuplicate),
  messages: { repeated: { en: "Two {things} are called `{name}`.", "zh-cn": "有两个{things}都叫 `{name}`。" } },
  *check({ stages, waitingWords }) {
    const named = stages.all.flatMap(({ name, nameSpan: span }) => (name === undefined ? [] : [{ name, span }]));
    if (named.length === stages.byName.size) return;
    for (const report of repeatedNames(named, "repeated")) {
      yield { ...report, words: { ...report.words, things: waitingWords.many } };
    }
  },
  examples: [],
};

function declaredNames(kind: DefinedNameKind, names: DialectDefinition["names"]): Rule<DescribedFacts> {
  return {
    ...ruleByKind[kind],
    absence: "document",
    messages: {
      unknown: { en: "`{name}` is declared nowhere in this file.", "zh-cn": "此文件中没有声明 `{name}`。" },
      near: {
        en: "`{name}` is declared nowhere in this file. Did you mean `{near}`?",
        "zh-cn": "此文件中没有声明 `{name}`。您是不是想写 `{near}`？",
      },
    },
    *check({ root }) {
      for (const group of root ? names : []) {
        if (!root || group.kind !== kind || group.isOpen) continue;
        const known = new Set(namesAtPath(group.declared, root, group.by).map(({ name }) => name));
        for (const path of group.used) {
          for (const { name, span } of namesAtPath(path, root, "value")) {
            if (known.has(name)) continue;
            const near = nearest(name, known)?.word;
            if (near === undefined) yield { at: span, say: "unknown", words: { name } };
            else yield { at: span, say: "near", words: { name, near }, fix: changeTo(span, near, "suggested") };
          }
        }
      }
    },
    examples: [],
  };
}
