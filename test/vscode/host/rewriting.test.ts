import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAllEditors, eventually, inWindow, place, showFile, waitForFindings } from "./workbench.ts";

const pipeline = `pipeline:
  name: web-shop
  stages:
    - name: build
      steps:
        - name: Check out
          type: git-checkout
    - name: test
      steps:
        - name: Unit tests
          run: make test
`;

const ask = <Answer>(command: string, ...words: readonly unknown[]) =>
  vscode.commands.executeCommand<Answer>(command, ...words);

describe("the look and the shape of a file", () => {
  afterEach(closeAllEditors);

  it("is made even by the editor's own command", async () => {
    const { document } = await showFile("pipeline.yml", pipeline.replace("name: web-shop", "name:   web-shop"));
    await waitForFindings(document.uri, []);
    const edits = await eventually("a formatter", async () => {
      const found = await ask<vscode.TextEdit[] | undefined>("vscode.executeFormatDocumentProvider", document.uri, {
        tabSize: 2,
        insertSpaces: true,
      });
      return found && found.length > 0 ? found : undefined;
    });
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, edits);
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.getText(), pipeline);
  });

  it("is left to others where the file isn't ours", async () => {
    const { document } = await showFile("notes.yml", "notes:   []\n");
    const edits = await ask<vscode.TextEdit[] | undefined>("vscode.executeFormatDocumentProvider", document.uri, {
      tabSize: 2,
      insertSpaces: true,
    });
    assert.deepEqual(edits ?? [], []);
  });

  it("changes by extracting a step, whose name may be changed at once", async () => {
    const editor = await showFile("pipeline.yml", pipeline);
    const { uri } = editor.document;
    await waitForFindings(uri, []);
    const at = place(editor, "make test");
    const actions = await ask<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      uri,
      new vscode.Range(at, at),
      vscode.CodeActionKind.RefactorExtract.value,
      5,
    );
    const title = inWindow("Extract this step to a template", "将此步骤提取为模板");
    const extract = actions.find((action) => action.title === title);
    assert.ok(extract?.edit, `it is not among ${actions.map((action) => action.title).join(", ")}`);
    assert.equal(extract.command?.command, "editor.action.rename");
    await vscode.workspace.applyEdit(extract.edit);
    assert.match(editor.document.getText(), /\ntemplates:\n {2}unit-tests:\n {4}kind: steps\n/);
    await waitForFindings(uri, []);
  });

  it("has colours for names", async () => {
    const { document } = await showFile("pipeline.yml", pipeline);
    await waitForFindings(document.uri, []);
    const legend = await eventually("a legend", () =>
      Promise.resolve(
        ask<vscode.SemanticTokensLegend | undefined>("vscode.provideDocumentSemanticTokensLegend", document.uri),
      ),
    );
    const tokens = await ask<vscode.SemanticTokens>("vscode.provideDocumentSemanticTokens", document.uri);
    assert.deepEqual([...tokens.data.slice(0, 4)], [3, 12, 5, legend.tokenTypes.indexOf("class")]);
  });

  it("shows what isn't written, when the settings ask for it", async () => {
    const settings = vscode.workspace.getConfiguration("pipewright");
    await settings.update("inlayHints.enabled", true, vscode.ConfigurationTarget.Global);
    try {
      const { document } = await showFile("pipeline.yml", pipeline);
      const hints = await eventually("hints", async () => {
        const whole = new vscode.Range(0, 0, document.lineCount, 0);
        const found = await ask<vscode.InlayHint[]>("vscode.executeInlayHintProvider", document.uri, whole);
        return found.length === 2 ? found : undefined;
      });
      assert.equal(hints[1]?.label, inWindow("after build", "在 build 之后"));
    } finally {
      await settings.update("inlayHints.enabled", undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
