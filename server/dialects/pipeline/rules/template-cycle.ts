import { defineRule, type Related } from "../../rule.ts";
import type { PipelineFacts } from "../facts.ts";
import { type CircleStep, templateCircles } from "../template-circles.ts";

export const templateCycle = defineRule<PipelineFacts, "circle" | "self">({
  id: "template/cycle",
  severity: "error",
  title: { en: "Templates use each other in a circle", "zh-cn": "模板之间循环使用" },
  why: {
    en: "To write them out would never end; the platform refuses the file.",
    "zh-cn": "展开它们永远不会结束，平台会拒绝该文件。",
  },
  messages: {
    circle: {
      en: "These templates use each other without end: {path}.",
      "zh-cn": "这些模板互相使用，没有尽头：{path}。",
    },
    self: { en: "The template `{name}` uses itself.", "zh-cn": "模板 `{name}` 使用了自己。" },
  },
  *check(facts) {
    for (const circle of templateCircles(facts)) {
      const [first, ...others] = circle;
      if (!first?.use?.inside) continue;
      const { inside, node } = first.use;
      if (others.length === 0) yield { at: node.span, say: "self", words: { name: inside.name } };
      else {
        // By the names that each template is used by.
        const names = [inside.name, ...circle.slice(0, -1).map(({ name }) => name), inside.name];
        const path = names.map((one) => `\`${one}\``).join(" → ");
        yield { at: node.span, say: "circle", words: { path }, related: others.flatMap(relatedTo) };
      }
    }
  },
  examples: [
    {
      shows: { en: "Two templates", "zh-cn": "两个模板" },
      bad: `
        templates:
          a:
            kind: steps
            steps:
              - name: to b
                template: b
                          ~ error template/cycle
                          | These templates use each other without end: \`a\` → \`b\` → \`a\`.
                          | see @back: \`b\` uses \`a\` here
          b:
            kind: steps
            steps:
              - name: to a
                template: a
                          ~ @back`,
      good: `
        templates:
          a:
            kind: steps
            steps:
              - name: to b
                template: b
          b:
            kind: steps
            steps:
              - name: hello
                run: echo`,
    },
    {
      shows: { en: "A way back through another file", "zh-cn": "经过其他文件绕回来" },
      bad: `
        #- deploy.yml
        include: [checks.yml]
        templates:
          deploy:
            kind: steps
            steps:
              - name: look
                template: check
                          ~~~~~ error template/cycle
                          | These templates use each other without end: \`deploy\` → \`check\` → \`deploy\`.
        #- checks.yml
        include: [{ path: deploy.yml, as: main }]
        templates:
          check:
            kind: steps
            steps:
              - name: to see it
                template: main.deploy`,
      good: `
        include: [checks.yml]
        templates:
          deploy:
            kind: steps
            steps:
              - name: look
                run: ./look.sh`,
    },
    {
      shows: { en: "A template in itself", "zh-cn": "模板使用自己" },
      bad: `
        templates:
          a:
            kind: steps
            steps:
              - name: again
                template: a
                          ~ error template/cycle`,
      good: `
        templates:
          a:
            kind: steps
            steps:
              - name: hello
                run: echo`,
    },
  ],
});

/** A step in another file is on the path by its name; its place is that file's own. */
function relatedTo({ use }: CircleStep): readonly Related[] {
  if (!use) return [];
  const text = { en: "`{from}` uses `{to}` here", "zh-cn": "`{from}` 在这里使用了 `{to}`" };
  return [{ at: use.node.span, text, words: { from: use.inside?.name ?? "", to: use.name } }];
}
