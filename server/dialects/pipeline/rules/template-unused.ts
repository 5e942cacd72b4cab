import { entryOf, valueAt } from "../../../document/index.ts";
import { removeEntry } from "../../fixes.ts";
import { defineRule } from "../../rule.ts";
import type { PipelineFacts } from "../facts.ts";
import { templatesUsedElsewhere } from "../template-users.ts";
import { templateUses } from "../template-uses.ts";

export const templateUnused = defineRule<PipelineFacts, "unused">({
  id: "template/unused",
  severity: "hint",
  absence: "document",
  title: { en: "A template that nothing uses", "zh-cn": "没有用到的模板" },
  why: {
    en: "Whoever reads the file looks for its use. In a library, for other files, it is fine.",
    "zh-cn": "读文件的人会去找它的用处。在供其他文件使用的库里则没有问题。",
  },
  messages: { unused: { en: "Nothing uses the template `{name}`.", "zh-cn": "没有用到模板 `{name}`。" } },
  *check(facts) {
    const { file, root } = facts;
    const templates = valueAt(root, "templates");
    // A file without a pipeline is a library.
    if (templates?.kind !== "map" || !entryOf(root, "pipeline")) return;
    const used = new Set(
      templateUses(facts)
        .filter(({ inside, name }) => inside?.name !== name)
        .map(({ name }) => name),
    );
    const usedElsewhere = templatesUsedElsewhere(facts);
    for (const entry of templates.entries) {
      const name = entry.key.text;
      if (used.has(name) || usedElsewhere?.has(name) !== false || entry.merged) continue;
      const fix = removeEntry(file, templates, entry);
      yield { at: entry.key.span, say: "unused", words: { name }, tags: ["unused"], ...(fix && { fix }) };
    }
  },
  examples: [
    {
      bad: `
        templates:
          java-build:
            kind: steps
            steps:
              - name: compile
                run: mvn package
          go-build:
          ~~~~~~~~ hint template/unused unused fix
            kind: steps
            steps:
              - name: compile
                run: go build
        pipeline:
          stages:
            - name: build
              steps:
                - name: compile
                  template: java-build`,
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
  ],
});
