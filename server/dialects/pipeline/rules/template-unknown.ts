import { nearest } from "../../../document/index.ts";
import { changeTo } from "../../fixes.ts";
import { defineRule } from "../../rule.ts";
import type { PipelineFacts } from "../facts.ts";
import { templateUses } from "../template-uses.ts";

export const templateUnknown = defineRule<PipelineFacts, "unknown" | "near" | "notStage" | "notSteps">({
  id: "template/unknown",
  severity: "error",
  absence: "document",
  title: { en: "A template that does not exist", "zh-cn": "不存在的模板" },
  why: {
    en: "The platform does not know what to run in its place, and refuses the file.",
    "zh-cn": "平台不知道该运行什么，会拒绝该文件。",
  },
  messages: {
    unknown: { en: "There is no template `{name}`.", "zh-cn": "没有模板 `{name}`。" },
    near: {
      en: "There is no template `{name}`. Did you mean `{near}`?",
      "zh-cn": "没有模板 `{name}`。您是不是想写 `{near}`？",
    },
    notStage: {
      en: "`{name}` is a template of steps: use it in a step, not as a stage.",
      "zh-cn": "`{name}` 是步骤模板：请在步骤中使用，不能用作阶段。",
    },
    notSteps: {
      en: "`{name}` is a template of a stage: use it as a stage, not in a step.",
      "zh-cn": "`{name}` 是阶段模板：请用作阶段，不能在步骤中使用。",
    },
  },
  *check(facts) {
    const { known } = facts;
    for (const { name, node, kind } of templateUses(facts)) {
      const at = node.span;
      const own = known.find(name)?.content;
      if (own?.kind !== undefined && own.kind !== kind)
        yield { at, say: own.kind === "stage" ? "notSteps" : "notStage", words: { name } };
      // An include that we can't see into may bring the template.
      if (own || known.mayHave(name)) continue;
      const fitting = [...known.all()].filter(([, { content }]) => content.kind === kind).map(([one]) => one);
      const near = nearest(name, fitting)?.word;
      if (near === undefined) yield { at, say: "unknown", words: { name } };
      else yield { at, say: "near", words: { name, near }, fix: changeTo(at, near, "suggested") };
    }
  },
  examples: [
    {
      shows: { en: "A template of another file", "zh-cn": "其他文件中的模板" },
      bad: `
        #- pipeline.yml
        include:
          - { path: shared/java.yml, as: java }
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  template: java.biuld
                            ~~~~~~~~~~ error template/unknown fix
        #- shared/java.yml
        templates:
          build:
            kind: steps
            steps:
              - name: compile
                run: mvn package`,
      good: `
        include:
          - { path: shared/java.yml, as: java }
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  template: java.build`,
    },
    {
      shows: { en: "A misspelt template", "zh-cn": "拼错的模板" },
      bad: `
        templates:
          java-build:
            kind: steps
            steps:
              - name: compile
                run: mvn package
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  template: java-biuld
                            ~~~~~~~~~~ error template/unknown fix`,
      good: `
        templates:
          java-build:
            kind: steps
            steps:
              - name: compile
                run: mvn package
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  template: java-build`,
    },
    {
      shows: { en: "None of that name, and of the wrong kind", "zh-cn": "没有这个名称，以及类型不对" },
      bad: `
        templates:
          whole:
            kind: stage
            steps:
              - name: compile
                run: mvn package
          part:
            kind: steps
            steps:
              - name: compile
                run: mvn package
        pipeline:
          stages:
            - name: build
              template: part
                        ~~~~ error template/unknown
            - name: test
              steps:
                - name: compile
                  template: whole
                            ~~~~~ error template/unknown
                - name: other
                  template: missing
                            ~~~~~~~ error template/unknown`,
      good: `
        templates:
          whole:
            kind: stage
            steps:
              - name: compile
                run: mvn package
        pipeline:
          stages:
            - name: build
              template: whole`,
    },
  ],
});
