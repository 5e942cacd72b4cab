import assert from "node:assert/strict";
import type { InlayHint, SemanticTokens, SemanticTokensDelta } from "vscode-languageserver/node";
import { closeEditors, pullCapabilities, startEditor } from "./editor.ts";

const uri = "file:///home/pipeline.yml";
const pipeline = `pipeline:
  name: shop
  stages:
    - name: build
      steps: []
    - name: test
      steps: []
`;
const whole = { start: { line: 0, character: 0 }, end: { line: 7, character: 0 } };

afterEach(closeEditors);

describe("inlay hints", () => {
  test("are shown when the settings ask for them, and can be written into the file", async () => {
    const editor = await startEditor({ settings: { inlayHints: { enabled: true } } });
    await editor.open(uri, pipeline);
    const hints = await editor.request<InlayHint[]>("textDocument/inlayHint", { textDocument: { uri }, range: whole });
    assert.deepEqual(
      hints.map(({ position, label }) => [position.line, position.character, label]),
      [
        [3, 17, "starts at once"],
        [5, 16, "after build"],
      ],
    );
    assert.deepEqual(hints[1]?.textEdits, [
      {
        range: { start: { line: 5, character: 16 }, end: { line: 5, character: 16 } },
        newText: "\n      needs: [build]",
      },
    ]);
  });

  test("are not shown otherwise, and come when the setting changes", async () => {
    const { workspace, ...rest } = pullCapabilities;
    const capabilities = { ...rest, workspace: { ...workspace, inlayHint: { refreshSupport: true } } };
    const editor = await startEditor({ capabilities });
    await editor.open(uri, pipeline);
    const ask = () => editor.request<InlayHint[]>("textDocument/inlayHint", { textDocument: { uri }, range: whole });
    assert.deepEqual(await ask(), []);
    let refreshed = false;
    const told = new Promise<void>((resolve) => {
      editor.connection.onRequest("workspace/inlayHint/refresh", () => {
        refreshed = true;
        resolve();
        return null;
      });
    });
    await editor.changeSettings({ inlayHints: { enabled: true } });
    await told;
    assert.ok(refreshed);
    assert.equal((await ask()).length, 2);
  });
});

describe("semantic tokens", () => {
  test("of a file, of a part, and what a key has changed", async () => {
    const editor = await startEditor();
    await editor.open(uri, pipeline);
    const { legend } = editor.result.capabilities.semanticTokensProvider ?? {};
    const stage = legend?.tokenTypes.indexOf("class");
    const full = await editor.request<SemanticTokens>("textDocument/semanticTokens/full", { textDocument: { uri } });
    assert.deepEqual(full.data, [3, 12, 5, stage, 1, 2, 12, 4, stage, 1]);
    const part = await editor.request<SemanticTokens>("textDocument/semanticTokens/range", {
      textDocument: { uri },
      range: { start: { line: 5, character: 0 }, end: { line: 6, character: 0 } },
    });
    assert.deepEqual(part.data, [5, 12, 4, stage, 1]);
    await editor.replace(uri, "name: test", "name: tests");
    const delta = await editor.request<SemanticTokensDelta>("textDocument/semanticTokens/full/delta", {
      textDocument: { uri },
      previousResultId: full.resultId,
    });
    assert.deepEqual(delta.edits, [{ start: 7, deleteCount: 1, data: [5] }]);
  });
});
