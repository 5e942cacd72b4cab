import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  closeAllEditors,
  eventually,
  hoverText,
  isInFront,
  openCode,
  place,
  show,
  waitForFindings,
  waitForPage,
  workspaceFolder,
} from "../host/workbench.ts";

// The wiring in a browser: our `browser` entry in the worker host, its server in a worker of its own, files through VS Code.
describe("in a browser", () => {
  after(closeAllEditors);

  it("runs the web edition", () => {
    const extension = vscode.extensions.getExtension("pipewright.pipewright");
    assert.ok(extension, "the extension is not there");
    assert.equal(vscode.env.uiKind, vscode.UIKind.Web);
    assert.equal(workspaceFolder().scheme, "vscode-test-web");
  });

  it("finds what is wrong, by a server in a worker", async () => {
    const editor = await show(vscode.Uri.joinPath(workspaceFolder(), "faulty/steps.pipeline.yml"));
    const findings = await eventually("findings", () => {
      const found = vscode.languages.getDiagnostics(editor.document.uri);
      return found.length > 0 ? found : undefined;
    });
    assert.ok(
      findings.every(({ source }) => source === "pipewright"),
      "findings of somebody else",
    );
    const hovers = await eventually("a hover", async () => {
      const found = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        editor.document.uri,
        place(editor, "git-checkout"),
      );
      return found.length > 0 ? found : undefined;
    });
    assert.match(hoverText(hovers), /ref/);
  });

  it("has nothing to say about a good file", async () => {
    const { document } = await show(vscode.Uri.joinPath(workspaceFolder(), "good/first.pipeline.yml"));
    await vscode.commands.executeCommand("pipewright.checkFile");
    await waitForFindings(document.uri, []);
  });

  it("shows the stage graph, which the server in the worker has laid out", async () => {
    await show(vscode.Uri.joinPath(workspaceFolder(), "good/first.pipeline.yml"));
    await vscode.commands.executeCommand("pipewright.showGraph");
    // The file's name comes into the title once the page has said that it is ready and was sent its picture.
    await eventually("the graph", () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(({ input, label }) => input instanceof vscode.TabInputWebview && label.includes("first.pipeline.yml")),
    );
  });

  it("leads from a finding's code to the guide, and leaves the file in front", async () => {
    const { document } = await show(vscode.Uri.joinPath(workspaceFolder(), "faulty/steps.pipeline.yml"));
    await eventually("findings", () => vscode.languages.getDiagnostics(document.uri)[0]);
    const rule = await openCode(document.uri);
    await waitForPage(`rules/${rule}`);
    await eventually("the file in front", () => (isInFront(document.uri) ? true : undefined));
  });
});
