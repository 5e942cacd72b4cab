import type { Text } from "../../../../protocol/index.ts";
import type { SourceFile } from "../../../document/index.ts";
import type { Exclusive } from "../../../schema/index.ts";
import { addKey, removeEntries, removeEntry } from "../../fixes.ts";
import { defineRule, type Fix, type Report, type SharedFacts } from "../../rule.ts";
import { atStart, oneOfTexts } from "../fault-words.ts";

type Say = "both" | "several" | "none" | "companion";

export const schemaExclusive = defineRule<SharedFacts, Say>({
  id: "schema/exclusive",
  per: "part",
  severity: "error",
  title: { en: "Keys that don't go together", "zh-cn": "不能同时使用的键" },
  why: {
    en: "The platform can't tell which of them is meant, or what to do at all, and refuses the file.",
    "zh-cn": "平台无法判断以哪个为准，或者根本不知道要做什么，因此会拒绝该文件。",
  },
  messages: {
    both: {
      en: "{Place} has either {one} or {other}, not both.",
      "zh-cn": "{Place}只能写 {one} 或 {other} 其中之一，不能同时写。",
    },
    several: { en: "{Place} has only one of {choices}.", "zh-cn": "{Place}只能写 {choices} 其中之一。" },
    none: { en: "{Place} needs {choices}.", "zh-cn": "{Place}需要 {choices}。" },
    companion: {
      en: "{Place} has `{key}` only beside {choices}.",
      "zh-cn": "{Place}的 `{key}` 只能和 {choices} 一起使用。",
    },
  },
  *check({ faults, file }) {
    for (const fault of faults) {
      if (fault.kind === "exclusive" && fault.topic === undefined) {
        const report = exclusiveReport(file, fault);
        yield fault.reason.kind === "both" ? report : { ...report, absence: "inside" };
      }
    }
  },
  examples: [
    {
      shows: { en: "A step that does two things", "zh-cn": "同时做两件事的步骤" },
      bad: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  type: maven-build
                  ~~~~ @first
                  run: mvn package
                  ~~~ error schema/exclusive fix
                  | A step has either a \`type\` or a \`run\`, not both.
                  | see @first: The other one is here.`,
      good: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  type: maven-build`,
    },
    {
      shows: { en: "A step that does nothing", "zh-cn": "什么也不做的步骤" },
      bad: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  ~~~~ error schema/exclusive fix`,
      good: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  type: git-checkout`,
    },
    {
      shows: { en: "Inputs for a step that has none", "zh-cn": "给没有输入的步骤写了输入" },
      bad: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  run: make
                  with: { jobs: 4 }
                  ~~~~ error schema/exclusive fix`,
      good: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  run: make`,
    },
    {
      shows: { en: "Two triggers in one item, and three", "zh-cn": "一项里写了两个或三个触发器" },
      bad: `
        pipeline:
          triggers:
            - push:
              merge_request:
              ~~~~~~~~~~~~~ error schema/exclusive fix
            - push:
              merge_request:
              ~~~~~~~~~~~~~ error schema/exclusive fix
              schedule: { cron: "0 3 * * *" }`,
      good: `
        pipeline:
          triggers:
            - push:
            - push:`,
    },
  ],
});

function exclusiveReport(file: SourceFile, fault: Exclusive): Report<Say> {
  const { reason, alternatives, span } = fault;
  const Place = atStart(fault.place);
  const choices = oneOfTexts(alternatives.map((key) => phraseOf(fault, key)));
  switch (reason.kind) {
    case "both":
      return bothReport(file, fault, Place);
    case "none":
      return { at: span, say: "none", words: { Place, choices }, fix: additions(file, fault) };
    case "companion": {
      const removal = removeEntry(file, fault.map, reason.companion);
      const words = { Place, choices, key: reason.companion.key.text };
      return { at: span, say: "companion", words, ...(removal && { fix: { ...removal, preferred: false } }) };
    }
  }
}

function bothReport(file: SourceFile, fault: Exclusive, Place: Text): Report<Say> {
  const { present, span } = fault;
  const [first, second, third] = present;
  const fix = removals(file, fault);
  const related = first && [{ at: first.key.span, text: { en: "The other one is here.", "zh-cn": "另一个在这里。" } }];
  const more = { fix, ...(related && { related }) };
  if (third || !first || !second) {
    const choices = oneOfTexts(present.map(({ key }) => phraseOf(fault, key.text)));
    return { at: span, say: "several", words: { Place, choices }, ...more };
  }
  const words = { Place, one: phraseOf(fault, first.key.text), other: phraseOf(fault, second.key.text) };
  return { at: span, say: "both", words, ...more };
}

function phraseOf({ phrases }: Exclusive, key: string): Text {
  return phrases[key] ?? { en: `\`${key}\``, "zh-cn": `\`${key}\`` };
}

/**
 * For each that stands there, a fix that keeps it and drops the others, with what belongs beside those alone.
 * None is preferred: which one was meant, only the author knows.
 */
function removals(file: SourceFile, { map, present, beside }: Exclusive): readonly Fix[] {
  return present.flatMap((kept) => {
    const dropped = present.filter((entry) => entry !== kept);
    const orphans = map.entries.filter(({ key }) => {
      const keys = beside[key.text];
      return keys && !keys.includes(kept.key.text) && dropped.some((entry) => keys.includes(entry.key.text));
    });
    const fix = removeEntries(file, map, [...dropped, ...orphans]);
    return fix ? [{ ...fix, preferred: false }] : [];
  });
}

function additions(file: SourceFile, { map, alternatives, samples }: Exclusive): readonly Fix[] {
  return alternatives.flatMap((key) => {
    const fix = addKey(file, map, { key, value: samples[key] ?? "change-me" });
    return fix ? [{ ...fix, preferred: false }] : [];
  });
}
