import { defineRule, type Related } from "../../rule.ts";
import type { PipelineFacts } from "../facts.ts";
import { type TemplateUse, templateUses } from "../template-uses.ts";

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
    for (const circle of circlesOf(templateUses(facts))) {
      const [first, ...others] = circle;
      if (!first?.inside) continue;
      const { name } = first.inside;
      if (others.length === 0) yield { at: first.node.span, say: "self", words: { name } };
      else {
        const path = [...circle.map(({ inside }) => inside?.name ?? ""), name].map((one) => `\`${one}\``).join(" → ");
        yield { at: first.node.span, say: "circle", words: { path }, related: others.map(relatedTo) };
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

function relatedTo({ inside, name, node }: TemplateUse): Related {
  return {
    at: node.span,
    text: { en: "`{from}` uses `{to}` here", "zh-cn": "`{from}` 在这里使用了 `{to}`" },
    words: { from: inside?.name ?? "", to: name },
  };
}

/** Each circle once, beginning with its first template in the file. Cost: about the number of uses, for each circle. */
function circlesOf(uses: readonly TemplateUse[]): readonly (readonly TemplateUse[])[] {
  const byTemplate = new Map<string, TemplateUse[]>();
  for (const use of uses) {
    if (!use.inside) continue;
    const known = byTemplate.get(use.inside.name);
    if (known) known.push(use);
    else byTemplate.set(use.inside.name, [use]);
  }
  const circles: (readonly TemplateUse[])[] = [];
  const told = new Set<string>();
  for (const name of byTemplate.keys()) {
    const circle = told.has(name) || circles.length >= mostCircles ? undefined : circleFrom(name, byTemplate);
    if (!circle) continue;
    circles.push(circle);
    for (const { inside } of circle) told.add(inside?.name ?? "");
  }
  return circles;
}

const mostCircles = 100;

/** The shortest way from a template back to itself. */
function circleFrom(
  start: string,
  byTemplate: ReadonlyMap<string, readonly TemplateUse[]>,
): readonly TemplateUse[] | undefined {
  const cameBy = new Map<string, { readonly use: TemplateUse; readonly before: string | undefined }>();
  const pending = [start];
  for (let at = 0; at < pending.length; at++) {
    const name = pending[at] ?? "";
    for (const use of byTemplate.get(name) ?? []) {
      if (cameBy.has(use.name)) continue;
      cameBy.set(use.name, { use, before: name });
      if (use.name === start) return wayTo(start, cameBy);
      pending.push(use.name);
    }
  }
  return undefined;
}

function wayTo(
  start: string,
  cameBy: ReadonlyMap<string, { readonly use: TemplateUse; readonly before: string | undefined }>,
): readonly TemplateUse[] {
  const way: TemplateUse[] = [];
  for (let name: string | undefined = start; name !== undefined; ) {
    const step = cameBy.get(name);
    if (!step) break;
    way.unshift(step.use);
    name = step.before === start ? undefined : step.before;
  }
  return way;
}
