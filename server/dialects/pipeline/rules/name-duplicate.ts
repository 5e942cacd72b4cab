import type { SourceFile, Span } from "../../../document/index.ts";
import { firstIsHere, repeatedNames } from "../../ci/repeated-names.ts";
import { waitingOrder } from "../../ci/waiting-order.ts";
import { defineRule, type Fix, type Report } from "../../rule.ts";
import { doubleIncludes } from "../double-includes.ts";
import type { PipelineFacts } from "../facts.ts";
import type { Include } from "../includes.ts";

export const nameDuplicate = defineRule<PipelineFacts, "stage" | "step" | "template">({
  id: "name/duplicate",
  severity: "error",
  title: { en: "A name is used twice", "zh-cn": "名称重复" },
  why: {
    en: "Whoever refers to the name could mean either: `needs`, reports and re-runs would take the first and pass over the others.",
    "zh-cn": "引用这个名称时无法确定指哪一个：`needs`、报告和重跑都会取第一个，其余的被忽略。",
  },
  messages: {
    stage: { en: "Two stages are called `{name}`.", "zh-cn": "有两个阶段都叫 `{name}`。" },
    template: {
      en: "`{first}` and `{second}` both bring in a template `{name}`. Only that of `{first}` can be used.",
      "zh-cn": "`{first}` 和 `{second}` 都引入了名为 `{name}` 的模板，只有 `{first}` 中的能用到。",
    },
    step: { en: "Two steps of this stage are called `{name}`.", "zh-cn": "这个阶段里有两个步骤都叫 `{name}`。" },
  },
  *check(facts) {
    const { stages, templates } = facts;
    for (const { first, second, name, free } of doubleIncludes(facts)) {
      const words = { first: first.path, second: second.path, name };
      const fix = free === undefined ? undefined : putUnder(facts.file, second, free);
      const related = [{ at: first.node.span, text: firstIsHere }];
      yield { at: second.node.span, say: "template", words, related, ...(fix && { fix }) };
    }
    if (waitingOrder(facts).hasRepeats) yield* repeated(stages.all, "stage");
    for (const { steps } of stages.all) yield* repeated(steps, "step");
    for (const { steps } of templates) yield* repeated(steps, "step");
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
      shows: { en: "Two files with one template name", "zh-cn": "两个文件有同名的模板" },
      bad: `
        #- pipeline.yml
        include:
          - shared/java.yml
            ~~~~~~~~~~~~~~~ @first
          - shared/go.yml
            ~~~~~~~~~~~~~ error name/duplicate fix
            | \`shared/java.yml\` and \`shared/go.yml\` both bring in a template \`build\`. Only that of \`shared/java.yml\` can be used.
            | see @first: the first one is here
        pipeline:
          stages:
            - name: build
              template: build
        #- shared/java.yml
        templates:
          build: { kind: stage, steps: [{ name: compile, run: mvn package }] }
        #- shared/go.yml
        templates:
          build: { kind: stage, steps: [{ name: compile, run: go build }] }`,
      good: `
        include:
          - shared/java.yml
          - { path: shared/go.yml, as: go }
        pipeline:
          stages:
            - name: build
              template: build`,
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

/** The path with a prefix for its names. */
function putUnder({ text }: SourceFile, { item, node }: Include, as: string): Fix | undefined {
  const { span } = node;
  if (item !== node || span.origin || node.style === "literal" || node.style === "folded") return undefined;
  const path = text.slice(span.start, span.end);
  return {
    title: { en: "Call its templates `{as}.…`", "zh-cn": "把它的模板叫作 `{as}.…`" },
    words: { as },
    safety: "suggested",
    edits: [
      {
        span,
        text: /[,[\]{}]/.test(path)
          ? `{ path: ${JSON.stringify(node.text)}, as: ${as} }`
          : `{ path: ${path}, as: ${as} }`,
      },
    ],
  };
}

interface Holder {
  readonly name: string | undefined;
  readonly nameSpan: Span;
}

function* repeated(all: readonly Holder[], say: "stage" | "step"): Iterable<Report<"stage" | "step">> {
  if (withoutRepeats.has(all)) return;
  const named = all.flatMap(({ name, nameSpan: span }) => (name === undefined ? [] : [{ name, span }]));
  const reports = [...repeatedNames(named, say)];
  if (reports.length === 0) withoutRepeats.add(all);
  yield* reports;
}

/** The lists that were looked through and found right; they live as long as the stage that has them. */
const withoutRepeats = new WeakSet<readonly Holder[]>();
