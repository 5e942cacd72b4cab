/** GitHub Actions in the editor: the same help, by the same features. */
import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAllEditors, eventually, hoverText, inWindow, place, showFile, waitForFindings } from "./workbench.ts";

const workflow = `name: CI
on: [push]
jobs:
  build:
    runs-on: ubuntu-latest
    outputs:
      image: \${{ steps.push.outputs.image }}
    steps:
      - uses: actions/checkout@v4
      - id: push
        run: make push
  deploy:
    needs: build
    runs-on: ubuntu-latest
    steps:
      - run: ./deploy.sh \${{ needs.build.outputs.image }}
`;

const ask = <Answer>(command: string, ...words: readonly unknown[]) =>
  vscode.commands.executeCommand<Answer>(command, ...words);

describe("GitHub Actions in the editor", () => {
  let editor: vscode.TextEditor;
  let uri: vscode.Uri;

  before(async () => {
    editor = await showFile(".github/workflows/ci.yml", workflow);
    uri = editor.document.uri;
    await waitForFindings(uri, []);
  });
  after(closeAllEditors);

  it("explains a key under the mouse, with a link to GitHub's page", async () => {
    const hovers = await eventually("a hover", async () => {
      const found = await ask<vscode.Hover[]>("vscode.executeHoverProvider", uri, place(editor, "runs-on"));
      return found.length > 0 ? found : undefined;
    });
    assert.match(hoverText(hovers), inWindow("machine", "运行器") === "machine" ? /machine/ : /运行器/);
    assert.match(hoverText(hovers), /docs\.github\.com/);
  });

  it("offers runners and jobs", async () => {
    const labelsAt = async (at: vscode.Position): Promise<readonly string[]> => {
      const list = await ask<vscode.CompletionList>("vscode.executeCompletionItemProvider", uri, at);
      return list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
    };
    assert.ok((await labelsAt(place(editor, "ubuntu-latest", 0))).includes("windows-latest"));
  });

  it("outlines jobs and steps", async () => {
    const symbols = await ask<vscode.DocumentSymbol[]>("vscode.executeDocumentSymbolProvider", uri);
    const names = (from: readonly vscode.DocumentSymbol[]): string[] =>
      from.flatMap(({ name, children }) => [name, ...names(children)]);
    for (const name of ["build", "deploy", "push"]) assert.ok(names(symbols).includes(name), name);
  });

  it("renames a job in needs and expressions", async () => {
    const edit = await ask<vscode.WorkspaceEdit>(
      "vscode.executeDocumentRenameProvider",
      uri,
      place(editor, "  build:", 3),
      "package",
    );
    const lines = edit.get(uri).map(({ range, newText }) => `${range.start.line + 1} ${newText}`);
    assert.deepEqual(lines.sort(), ["13 package", "16 package", "4 package"]);
  });

  it("leads from an expression to its step", async () => {
    const found = await ask<(vscode.Location | vscode.LocationLink)[]>(
      "vscode.executeDefinitionProvider",
      uri,
      place(editor, "steps.push", 7),
    );
    const lines = found.map(
      (at) => ("range" in at ? at.range : (at.targetSelectionRange ?? at.targetRange)).start.line + 1,
    );
    assert.deepEqual(lines, [10]);
  });

  it("says what is wrong, and mends it", async () => {
    const faulty = await showFile(".github/workflows/faulty.yml", workflow.replace("needs: build", "needs: biuld"));
    await waitForFindings(faulty.document.uri, ["13:12 needs/unknown"]);
    const [finding] = vscode.languages.getDiagnostics(faulty.document.uri);
    const actions = await ask<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      faulty.document.uri,
      finding?.range,
      vscode.CodeActionKind.QuickFix.value,
      5,
    );
    const preferred = actions.find(({ isPreferred }) => isPreferred);
    assert.ok(preferred?.edit, `no preferred fix among ${actions.map(({ title }) => title).join(", ")}`);
    await vscode.workspace.applyEdit(preferred.edit);
    assert.equal(faulty.document.getText(), workflow);
    await waitForFindings(faulty.document.uri, []);
  });
});
