import assert from "node:assert/strict";
import type { CodeAction } from "vscode-languageserver/node";
import { closeEditors, startEditor } from "./editor.ts";

const uri = "file:///home/pipeline.yml";
const pipeline = `pipeline:
  name: shop
  stages:
    - name: build
      needs: []
      steps:
        - name: checkout
          type: git-checkout
        - name: compile
          run: make
`;

afterEach(closeEditors);

describe("refactorings", () => {
  test("are code actions of their kinds; a name that was made up says where it stands", async () => {
    const editor = await startEditor();
    await editor.open(uri, pipeline);
    const at = editor.position(uri, "compile");
    const context = { diagnostics: [], only: ["refactor.extract"] };
    const params = { textDocument: { uri }, range: { start: at, end: at }, context };
    const [extract, ...others] = await editor.request<CodeAction[]>("textDocument/codeAction", params);
    assert.deepEqual(others, []);
    assert.deepEqual([extract?.title, extract?.kind], ["Extract this step to a template", "refactor.extract"]);
    const text = await editor.apply(uri, extract?.edit ?? {});
    const { line, character } = extract?.data.renameAt ?? {};
    assert.ok(text.split("\n")[line]?.slice(character).startsWith("compile:"));
    assert.deepEqual(await editor.pulled(uri), []);
  });

  test("stand behind the quick fixes in the plain list", async () => {
    const editor = await startEditor();
    await editor.open(uri, pipeline.replace("needs: []", "needs: [biuld]"));
    const at = editor.position(uri, "biuld");
    const params = { textDocument: { uri }, range: { start: at, end: at }, context: { diagnostics: [] } };
    const actions = await editor.request<CodeAction[]>("textDocument/codeAction", params);
    assert.deepEqual(
      actions.map(({ title, kind }) => [title, kind]),
      [
        ["Ignore `needs/unknown` here", "quickfix"],
        ["Write each item on a line of its own", "refactor.rewrite"],
      ],
    );
  });
});
