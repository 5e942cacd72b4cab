import assert from "node:assert/strict";
import { parseSource } from "../../server/document/index.ts";
import { diagnose, drawGraph, type FileGraph, graph, writeMermaid } from "../../server/features/index.ts";
import { equalTexts, singleFixture } from "./check-edits.ts";
import type { KitSettings } from "./context.ts";
import type { Fixture, Placing } from "./fixture.ts";

export interface GraphOutcome {
  /** What a screen reader says of each node. */
  readonly nodes: readonly string[];
  /** `build -> test`, `build ..> test` where nobody wrote it; ` !` behind what is part of a circle. */
  readonly edges: readonly string[];
  readonly state?: "whole" | "broken";
}

/** What runs after what, as the picture shows it. */
export function checkGraph(markedText: string, outcome: GraphOutcome, settings: KitSettings, placing: Placing): void {
  const found = graphOf(singleFixture(markedText, settings, placing));
  const { nodes, edges, state = "whole" } = outcome;
  assert.deepEqual(
    {
      nodes: found.parts.flatMap((part) => part.nodes.map(({ spoken }) => spoken)),
      edges: found.parts.flatMap((part) =>
        part.edges.map(
          ({ from, to, kind, isInCircle }) =>
            `${from} ${kind === "written" ? "->" : "..>"} ${to}${isInCircle ? " !" : ""}`,
        ),
      ),
      state: found.state,
    },
    { nodes, edges, state },
  );
}

/** The same as a Mermaid flowchart. */
export function checkMermaid(markedText: string, expected: string, settings: KitSettings, placing: Placing): void {
  equalTexts(writeMermaid(graphOf(singleFixture(markedText, settings, placing)), "right"), expected);
}

function graphOf({ surround, context }: Fixture): FileGraph {
  const file = parseSource(surround.text);
  const found = graph(file, diagnose(file, context), context);
  assert.ok(found, `There is no picture of ${context.dialect.id}.`);
  for (const { nodes } of found.parts) {
    const ids = nodes.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length, "Two nodes share an id.");
  }
  drawGraph(found, "down");
  return found;
}
