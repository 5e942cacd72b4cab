import assert from "node:assert/strict";
import type { MigrateAnswer } from "../../protocol/index.ts";
import { closeEditors, startEditor } from "./editor.ts";

const uri = "file:///home/pipeline.yml";
const old = `pipeline:
  name: shop
  platform: "1.2"
  stages:
    - name: build
      only: ["*-fix?"]
      steps:
        - name: compile
          script: make
`;

afterEach(closeEditors);

describe("moving a pipeline to another platform", () => {
  const ask = async (to: string): Promise<MigrateAnswer | null> => {
    const editor = await startEditor();
    await editor.open(uri, old);
    return editor.request("pipewright/migrate", { textDocument: { uri }, to });
  };

  test("gives edits of this version of the document, and what is left for a person", async () => {
    const answer = await ask("2.1");
    assert.ok(answer?.kind === "moved");
    assert.deepEqual([answer.from, answer.to, answer.version], ["1.2", "2.1", 1]);
    assert.deepEqual(
      answer.edits.map(({ range, newText }) => [range.start.line, newText]),
      [
        [2, '  platform: "2.1"\n'],
        [8, "          run: make\n"],
      ],
    );
    assert.deepEqual(
      answer.steps.map(({ kind, title, rule, after }) => [kind, title, rule, after.start.line]),
      [
        ["done", "Set the platform to 2.1", undefined, 2],
        ["human", "Write `only` as a condition in `when`.", "version/removed", 5],
        ["done", "Rename to `run`", "version/deprecated", 8],
      ],
    );
  });

  test("is refused with a sentence", async () =>
    assert.deepEqual(await ask("1.0"), {
      kind: "refused",
      reason: "This file is for platform 1.2 already; it can only be moved to a later one than that, not to 1.0.",
    }));

  test("is nothing to a file that isn't ours", async () => {
    const editor = await startEditor();
    await editor.open("file:///home/notes.yml", "notes: []\n");
    const params = { textDocument: { uri: "file:///home/notes.yml" }, to: "2.1" };
    assert.equal(await editor.request("pipewright/migrate", params), null);
  });
});
