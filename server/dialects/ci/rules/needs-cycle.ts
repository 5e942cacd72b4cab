import { defineRule, type Fix, type Related } from "../../rule.ts";
import type { CiFacts } from "../facts.ts";
import { startAtOnce, withoutNeed } from "../needs-fixes.ts";
import type { Need, Waiter, Waiting } from "../waiting.ts";
import { waitingOrder } from "../waiting-order.ts";

export const needsCycle = defineRule<CiFacts, "written" | "implied">({
  id: "needs/cycle",
  severity: "error",
  title: { en: "Stages need each other in a circle", "zh-cn": "阶段之间循环依赖" },
  why: {
    en: "Each of them waits for another, so none can ever start. Where a stage has no `needs`, the stage before it is meant: that counts too.",
    "zh-cn": "它们互相等待，谁也无法开始。没有写 `needs` 的阶段依赖它前面的阶段，这也算在内。",
  },
  messages: {
    written: {
      en: "These {things} wait for each other and could never start: {path}.",
      "zh-cn": "这些{things}互相等待，永远无法开始：{path}。",
    },
    implied: {
      en: "These {things} wait for each other and could never start: {path}. `{stage}` has no `needs`, so it waits for the stage before it; `needs: []` lets it start at once.",
      "zh-cn":
        "这些{things}互相等待，永远无法开始：{path}。`{stage}` 没有写 `needs`，所以会等待它前面的阶段；写上 `needs: []` 就会立即开始。",
    },
  },
  *check(facts) {
    const { file, waitingWords } = facts;
    for (const cycle of cyclesOf(facts)) {
      const [first] = cycle;
      if (!first) continue;
      const names = cycle.map(({ stage }) => stage.name ?? "");
      const path = [...names, names[0]].map((name) => `\`${name}\``).join(" → ");
      const implied = cycle.find(({ need }) => need.implied);
      const related = cycle.slice(1).map(relatedTo);
      const fix = fixesOf(cycle).map(
        ({ stage, need }): Fix =>
          need.implied ? startAtOnce(file, stage, waitingWords) : withoutNeed(file, stage, need, waitingWords),
      );
      const words = { path, stage: implied?.stage.name ?? "", things: waitingWords.many };
      const report = { at: first.need.span, words, related, fix };
      // A stage that is just being written has no `needs` yet.
      if (implied) yield { ...report, say: "implied", absence: "document" };
      else yield { ...report, say: "written" };
    }
  },
  examples: [
    {
      shows: { en: "Two stages", "zh-cn": "两个阶段" },
      bad: `
        pipeline:
          stages:
            - name: build
              needs: [test]
                      ~~~~ error needs/cycle fix
                      | These stages wait for each other and could never start: \`build\` → \`test\` → \`build\`.
                      | see @back: \`test\` needs \`build\` here
            - name: test
              needs: [build]
                      ~~~~~ @back`,
      good: `
        pipeline:
          stages:
            - name: build
              needs: []
            - name: test
              needs: [build]`,
    },
    {
      shows: { en: "A need that nobody wrote", "zh-cn": "没有写出来的依赖" },
      bad: `
        pipeline:
          stages:
            - name: deploy
              needs: [build]
                      ~~~~~ error needs/cycle fix
            - name: build`,
      good: `
        pipeline:
          stages:
            - name: deploy
              needs: [build]
            - name: build
              needs: []`,
    },
  ],
});

interface Edge {
  readonly stage: Waiter;
  readonly need: Need;
}

const writtenHere = { en: "`{stage}` needs `{need}` here", "zh-cn": "`{stage}` 在这里依赖 `{need}`" };
const impliedHere = {
  en: "`{stage}` has no `needs`, so it waits for `{need}`, the stage before it",
  "zh-cn": "`{stage}` 没有写 `needs`，所以等待它前面的 `{need}`",
};

function relatedTo({ stage, need }: Edge): Related {
  return {
    at: need.span,
    text: need.implied ? impliedHere : writtenHere,
    words: { stage: stage.name ?? "", need: need.name },
  };
}

/** What nobody wrote is most likely what nobody meant: such a need is the first to go. */
function fixesOf(cycle: readonly Edge[]): readonly Edge[] {
  return [...cycle.filter(({ need }) => need.implied), ...cycle.filter(({ need }) => !need.implied)];
}

/**
 * Circles, each once, beginning at its first stage in the file: the shortest one through that stage, then what is
 * left when its first need is gone. Cost: stages times needs for each circle found, at most 100 circles.
 */
function cyclesOf(facts: CiFacts): readonly (readonly Edge[])[] {
  const { waiting } = facts;
  const cycles: Edge[][] = [];
  const gone = new Set<Need>();
  for (const place of waitingOrder(facts).endless) {
    const stage = waiting.all[place];
    if (!stage) continue;
    for (let cycle = shortestCircle(stage, waiting, gone); cycle && cycles.length < 100; ) {
      cycles.push(cycle);
      const [first] = cycle;
      if (first) gone.add(first.need);
      cycle = shortestCircle(stage, waiting, gone);
    }
  }
  return cycles;
}

function shortestCircle(start: Waiter, waiting: Waiting, gone: ReadonlySet<Need>): Edge[] | undefined {
  const cameBy = new Map<Waiter, Edge>();
  const pending: Waiter[] = [start];
  for (let stage = pending.shift(); stage !== undefined; stage = pending.shift()) {
    for (const need of stage.needs) {
      const needed = waiting.byName.get(need.name);
      if (!needed || needed === stage || gone.has(need)) continue;
      if (needed === start) return pathTo(stage, { stage, need }, cameBy);
      if (cameBy.has(needed)) continue;
      cameBy.set(needed, { stage, need });
      pending.push(needed);
    }
  }
  return undefined;
}

function pathTo(end: Waiter, last: Edge, cameBy: ReadonlyMap<Waiter, Edge>): Edge[] {
  const path = [last];
  for (let edge = cameBy.get(end); edge !== undefined; edge = cameBy.get(edge.stage)) path.unshift(edge);
  return path;
}
