import type { Span } from "../../../document/index.ts";
import { changeTo } from "../../fixes.ts";
import { defineRule, type Report } from "../../rule.ts";
import type { PipelineFacts } from "../facts.ts";

export const nameDuplicate = defineRule<PipelineFacts, "stage" | "step">({
  id: "name/duplicate",
  severity: "error",
  title: { en: "A name is used twice", "zh-cn": "名称重复" },
  why: {
    en: "Whoever refers to the name could mean either: `needs`, reports and re-runs would take the first and pass over the others.",
    "zh-cn": "引用这个名称时无法确定指哪一个：`needs`、报告和重跑都会取第一个，其余的被忽略。",
  },
  messages: {
    stage: { en: "Two stages are called `{name}`.", "zh-cn": "有两个阶段都叫 `{name}`。" },
    step: { en: "Two steps of this stage are called `{name}`.", "zh-cn": "这个阶段里有两个步骤都叫 `{name}`。" },
  },
  *check({ stages, templates }) {
    yield* repeated(stages.all, "stage");
    for (const { steps } of [...stages.all, ...templates]) yield* repeated(steps, "step");
  },
  examples: [
    {
      shows: { en: "Two stages", "zh-cn": "两个阶段" },
      bad: `
        pipeline:
          stages:
            - name: build
                    ~~~~~ @first
            - name: build
                    ~~~~~ error name/duplicate fix
                    | Two stages are called \`build\`.
                    | see @first: the first one is here`,
      good: `
        pipeline:
          stages:
            - name: build
            - name: build-2`,
    },
    {
      shows: { en: "Two steps of a stage", "zh-cn": "同一阶段的两个步骤" },
      bad: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: test
                  run: npm test
                - name: test
                        ~~~~ error name/duplicate fix
                  run: npm run e2e`,
      good: `
        pipeline:
          stages:
            - name: build
              steps:
                - name: test
                  run: npm test
                - name: test-2
                  run: npm run e2e`,
    },
  ],
});

interface Named {
  readonly name: string | undefined;
  readonly nameSpan: Span;
}

const firstIsHere = { en: "the first one is here", "zh-cn": "第一个在这里" };

function* repeated(all: readonly Named[], say: "stage" | "step"): Iterable<Report<"stage" | "step">> {
  if (withoutRepeats.has(all)) return;
  let isRepeated = false;
  const first = new Map<string, Named>();
  const taken = new Set(all.map(({ name }) => name));
  const lastNumbers = new Map<string, number>();
  for (const one of all) {
    if (one.name === undefined) continue;
    const earlier = first.get(one.name);
    if (!earlier) {
      first.set(one.name, one);
      continue;
    }
    isRepeated = true;
    const free = freeName(one.name, taken, lastNumbers);
    taken.add(free);
    yield {
      at: one.nameSpan,
      say,
      words: { name: one.name },
      related: [{ at: earlier.nameSpan, text: firstIsHere }],
      fix: changeTo(one.nameSpan, free, "suggested"),
    };
  }
  if (!isRepeated) withoutRepeats.add(all);
}

/** The lists that were looked through and found right; they live as long as the stage that has them. */
const withoutRepeats = new WeakSet<readonly Named[]>();

/** Goes on behind the number that was found last: a name may be there thousands of times. */
function freeName(name: string, taken: ReadonlySet<string | undefined>, lastNumbers: Map<string, number>): string {
  for (let number = (lastNumbers.get(name) ?? 1) + 1; ; number++) {
    if (taken.has(`${name}-${number}`)) continue;
    lastNumbers.set(name, number);
    return `${name}-${number}`;
  }
}
