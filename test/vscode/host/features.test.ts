import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAllEditors, eventually, hoverText, inWindow, place, showFile, waitForFindings } from "./workbench.ts";

const pipeline = `pipeline:
  name: web-shop
  stages:
    - name: build
      steps:
        - name: Check out
          type: git-checkout
    - name: test
      needs: [build]
      steps:
        - name: Unit tests
          type: unit-test
          with:
            command: make test
`;

const ask = <Answer>(command: string, ...words: readonly unknown[]) =>
  vscode.commands.executeCommand<Answer>(command, ...words);

describe("help in the editor", () => {
  let editor: vscode.TextEditor;
  let uri: vscode.Uri;

  before(async () => {
    editor = await showFile("pipeline.yml", pipeline);
    uri = editor.document.uri;
    await waitForFindings(uri, []);
  });
  after(closeAllEditors);

  it("explains a key under the mouse", async () => {
    const hovers = await eventually("a hover", async () => {
      const found = await ask<vscode.Hover[]>("vscode.executeHoverProvider", uri, place(editor, "needs:"));
      return found.length > 0 ? found : undefined;
    });
    assert.match(hoverText(hovers), inWindow("stage", "阶段") === "stage" ? /stage/ : /阶段/);
  });

  it("explains a step of the catalogue under the mouse", async () => {
    const hovers = await ask<vscode.Hover[]>("vscode.executeHoverProvider", uri, place(editor, "unit-test", 3));
    assert.match(hoverText(hovers), /command/);
  });

  it("offers the steps of the catalogue", async () => {
    const list = await ask<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      uri,
      place(editor, "unit-test", 0),
    );
    const labels = list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
    for (const type of ["git-checkout", "unit-test", "k8s-deploy"])
      assert.ok(labels.includes(type), `${type} is not in ${labels.join(", ")}`);
  });

  it("outlines the file by its stages and steps", async () => {
    const symbols = await ask<vscode.DocumentSymbol[]>("vscode.executeDocumentSymbolProvider", uri);
    const names = (from: readonly vscode.DocumentSymbol[]): string[] =>
      from.flatMap(({ name, children }) => [name, ...names(children)]);
    const all = names(symbols);
    for (const name of ["web-shop", "build", "test", "Unit tests"])
      assert.ok(all.includes(name), `${name} is not in ${all.join(", ")}`);
  });

  it("leads from a need to its stage", async () => {
    const found = await ask<(vscode.Location | vscode.LocationLink)[]>(
      "vscode.executeDefinitionProvider",
      uri,
      place(editor, "[build]", 2),
    );
    const lines = found.map(
      (at) => ("range" in at ? at.range : (at.targetSelectionRange ?? at.targetRange)).start.line + 1,
    );
    assert.deepEqual(lines, [4]);
  });

  it("finds the needs of a stage", async () => {
    const found = await ask<vscode.Location[]>(
      "vscode.executeReferenceProvider",
      uri,
      place(editor, "- name: build", 9),
    );
    assert.deepEqual(found.map(({ range }) => range.start.line + 1).sort(), [4, 9]);
  });

  it("renames a stage and its needs", async () => {
    const edit = await ask<vscode.WorkspaceEdit>(
      "vscode.executeDocumentRenameProvider",
      uri,
      place(editor, "- name: build", 9),
      "package",
    );
    const edits = edit.get(uri);
    assert.deepEqual(edits.map(({ range, newText }) => `${range.start.line + 1} ${newText}`).sort(), [
      "4 package",
      "9 package",
    ]);
  });

  it("folds stages", async () => {
    const ranges = await ask<vscode.FoldingRange[]>("vscode.executeFoldingRangeProvider", uri);
    assert.ok(
      ranges.some(({ start }) => start === 3),
      "no fold begins at the first stage",
    );
  });

  it("selects outward", async () => {
    const [selection] = await ask<vscode.SelectionRange[]>("vscode.executeSelectionRangeProvider", uri, [
      place(editor, "[build]", 2),
    ]);
    assert.ok(selection?.parent, "nothing wider than the word");
  });
});

describe("quick fixes in the editor", () => {
  const commands = pipeline.replace(/type: unit-test[\s\S]*/, "run: make test\n");

  afterEach(closeAllEditors);

  it("change what was misspelt", async () => {
    const editor = await showFile("pipeline.yml", commands.replace("[build]", "[biuld]"));
    const { uri } = editor.document;
    await waitForFindings(uri, ["9:15 needs/unknown"]);
    const [finding] = vscode.languages.getDiagnostics(uri);
    const actions = await ask<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      uri,
      finding?.range,
      vscode.CodeActionKind.QuickFix.value,
      5,
    );
    const preferred = actions.find(({ isPreferred }) => isPreferred);
    assert.ok(preferred?.edit, `no preferred fix among ${actions.map(({ title }) => title).join(", ")}`);
    await vscode.workspace.applyEdit(preferred.edit);
    assert.equal(editor.document.getText(), commands);
    await waitForFindings(uri, []);
  });
});
