import assert from "node:assert/strict";
import type { TextEdit } from "vscode-languageserver/node";
import { closeEditors, pullCapabilities, startEditor } from "./editor.ts";

const uri = "file:///home/[odd]/pipeline.yml";
const crooked = "pipeline:\n    name:   shop\n    stages: []\n";
const options = { tabSize: 2, insertSpaces: true };

afterEach(closeEditors);

describe("formatting", () => {
  test("of a file, with the editor's tab size", async () => {
    const editor = await startEditor();
    assert.equal(editor.result.capabilities.documentFormattingProvider, true);
    await editor.open(uri, crooked);
    const params = { textDocument: { uri }, options: { ...options, tabSize: 3 } };
    const edits = await editor.request<TextEdit[]>("textDocument/formatting", params);
    await editor.apply(uri, { changes: { [uri]: edits } });
    assert.equal(editor.text(uri), "pipeline:\n   name: shop\n   stages: []\n");
    assert.deepEqual(await editor.request("textDocument/formatting", params), []);
  });

  test("of some lines", async () => {
    const editor = await startEditor();
    await editor.open(uri, crooked);
    const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
    const edits = await editor.request<TextEdit[]>("textDocument/rangeFormatting", {
      textDocument: { uri },
      range,
      options,
    });
    await editor.apply(uri, { changes: { [uri]: edits } });
    assert.equal(editor.text(uri), "pipeline:\n    name: shop\n    stages: []\n");
  });

  test("of broken YAML is refused with a sentence", async () => {
    const editor = await startEditor();
    await editor.open(uri, `${crooked}    more: "open\n`);
    await assert.rejects(editor.request("textDocument/formatting", { textDocument: { uri }, options }), {
      message: "This file can't be formatted until its YAML is right: see line 4.",
    });
  });

  test("is offered for our files alone, to an editor that can tell them apart", async () => {
    const { textDocument, ...rest } = pullCapabilities;
    const dynamic = { dynamicRegistration: true };
    const capabilities = { ...rest, textDocument: { ...textDocument, formatting: dynamic, rangeFormatting: dynamic } };
    const editor = await startEditor({ capabilities });
    assert.equal(editor.result.capabilities.documentFormattingProvider, undefined);
    const notOurs = "file:///home/notes.yml";
    await editor.open(notOurs, "notes: []\n");
    await editor.open(uri, crooked);
    await Promise.all([editor.pull(notOurs), editor.pull(uri)]);
    const offers = () => [...editor.registrations.values()].filter(({ method }) => /[fF]ormatting$/.test(method));
    await editor.until(() => offers().length === 2);
    const documentSelector = [{ scheme: "file", pattern: "/home/[[]odd[]]/pipeline.yml" }];
    assert.deepEqual(
      offers()
        .map(({ method, registerOptions }) => ({ method, registerOptions }))
        .sort((a, b) => a.method.localeCompare(b.method)),
      [
        { method: "textDocument/formatting", registerOptions: { documentSelector } },
        { method: "textDocument/rangeFormatting", registerOptions: { documentSelector } },
      ],
    );
    await editor.close(uri);
    await editor.until(() => offers().length === 0);
  });
});
