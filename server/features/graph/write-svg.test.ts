import assert from "node:assert/strict";
import { DOMParser } from "@xmldom/xmldom";
import type { FileGraph, SeenNode } from "../graph.ts";
import { drawGraph } from "./draw-graph.ts";
import { writeSvg } from "./write-svg.ts";

const node = (id: string, label: string, kind: SeenNode["kind"] = "stage"): SeenNode => ({
  id,
  kind,
  label,
  detail: "2 steps",
  spoken: `stage ${label}`,
  steps: [],
  span: { start: 0, end: 0 },
  nameSpan: { start: 0, end: 0 },
  isInCircle: false,
  problems: [],
});

describe("a graph as SVG", () => {
  test("is one file of well-formed XML, whatever the author wrote", () => {
    const names = [
      '<b onload="x">&amp;',
      "]]>\u0000\u{1f680}\ud800",
      "a very long name that no box could ever hold, so it is cut",
    ];
    const graph: FileGraph = {
      state: "whole",
      nodeCount: 3,
      parts: [
        {
          title: undefined,
          nodes: names.map((name, index) => node(`n${index}`, name, index === 2 ? "absent" : "stage")),
          edges: [{ from: "n0", to: "n1", kind: "implied", span: { start: 0, end: 0 }, isInCircle: false }],
        },
      ],
    };
    const svg = writeSvg(drawGraph(graph, "right"), "web <shop>");
    const problems: string[] = [];
    const document = new DOMParser({ onError: (_level, message) => void problems.push(message) }).parseFromString(
      svg,
      "image/svg+xml",
    );
    assert.deepEqual(problems, []);
    const texts = [...document.getElementsByTagName("text")].map(({ textContent }) => textContent);
    assert.deepEqual(texts, [
      '<b onload="x">&amp;',
      "2 steps",
      "]]>\u{1f680}",
      "2 steps",
      "a very long name that no bo…",
      "2 steps",
    ]);
    assert.equal(document.documentElement?.getAttribute("aria-label"), "web <shop>");
  });
});
