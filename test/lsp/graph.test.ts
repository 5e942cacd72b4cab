import assert from "node:assert/strict";
import type { ExportGraphAnswer, GraphAnswer } from "../../protocol/index.ts";
import { isGraphAnswer } from "../../protocol/index.ts";
import { closeEditors, startEditor } from "./editor.ts";

const uri = "file:///home/pipeline.yml";
const text = `pipeline:
  name: shop
  stages:
    - name: build
      steps:
        - name: compile
          run: make
    - name: deploy
      needs: [build, biuld]
      steps:
        - name: ship
          run: make ship
`;

afterEach(closeEditors);

describe("the stage graph", () => {
  const open = async (content = text, address = uri) => {
    const editor = await startEditor();
    await editor.open(address, content);
    return editor;
  };
  const params = (address = uri) => ({ textDocument: { uri: address }, direction: "right" });

  test("is a picture of this version, with places to go to and what was found", async () => {
    const editor = await open();
    const answer = await editor.request<GraphAnswer>("pipewright/graph", params());
    assert.ok(isGraphAnswer(answer) && answer.kind === "picture");
    assert.deepEqual([answer.version, answer.state, answer.title], [1, "whole", "shop"]);
    assert.deepEqual(
      answer.nodes.map(({ id, detail, nameRange, problems }) => [id, detail, nameRange.start.line, problems.length]),
      [
        ["build", "1 step", 3, 0],
        ["deploy", "1 step", 7, 1],
        ["?biuld", "not in this file", 8, 0],
      ],
    );
    assert.deepEqual(
      answer.edges.map(({ from, to, range }) => [from, to, range.start.character]),
      [
        ["build", "deploy", 14],
        ["?biuld", "deploy", 21],
      ],
    );
  });

  test("is given as Mermaid and as SVG", async () => {
    const editor = await open();
    const written = (format: string) =>
      editor.request<ExportGraphAnswer>("pipewright/exportGraph", { ...params(), format });
    assert.match((await written("mermaid"))?.text ?? "", /^flowchart LR\n {2}n1\["build<br\/>1 step"\]\n/);
    assert.match((await written("svg"))?.text ?? "", /^<svg [^>]*aria-label="shop">/);
  });

  test("of a workflow shows its jobs", async () => {
    const workflow = "file:///home/.github/workflows/ci.yml";
    const editor = await open("on: push\njobs:\n  a: { runs-on: x }\n  b: { runs-on: x, needs: a }\n", workflow);
    const answer = await editor.request<GraphAnswer>("pipewright/graph", params(workflow));
    assert.ok(answer?.kind === "picture");
    assert.deepEqual(
      answer.nodes.map(({ id, kind }) => [id, kind]),
      [
        ["a", "job"],
        ["b", "job"],
      ],
    );
  });

  test("too large is told, not drawn", async () => {
    const stages = Array.from({ length: 1_001 }, (_, index) => `    - name: s${index}\n`).join("");
    const editor = await open(`pipeline:\n  stages:\n${stages}`);
    const answer = await editor.request<GraphAnswer>("pipewright/graph", params());
    assert.deepEqual(answer, { kind: "too-large", version: 1, nodeCount: 1_001 });
  });

  test("is nothing for settings, for other files, and for what nobody asked properly", async () => {
    const settings = "file:///home/.pipewright.yml";
    const editor = await open("level: strict\n", settings);
    assert.equal(await editor.request("pipewright/graph", params(settings)), null);
    assert.equal(await editor.request("pipewright/graph", params("file:///home/other.yml")), null);
    assert.equal(await editor.request("pipewright/graph", { textDocument: { uri }, direction: "up" }), null);
  });
});
