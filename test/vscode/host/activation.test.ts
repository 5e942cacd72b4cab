import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAllEditors, eventually, findingsOf, serverState, showFile, waitForFindings } from "./workbench.ts";

const needsUnknown = `pipeline:
  name: web-shop
  stages:
    - name: build
      steps:
        - name: Compile
          run: make
    - name: deploy
      needs: [biuld]
      steps:
        - name: Ship
          run: make ship
`;

// Stands first by its name, so that no other test has woken the server yet. The folder `quiet` has a `.pipewright.yml`
// without `files:`: below one with `files:` every YAML file is shown to the server, which alone can read the patterns.
describe("what wakes the extension, and what doesn't", () => {
  after(closeAllEditors);

  it("is awake where the folder has files of our names, but starts no server for that", async () => {
    assert.equal(vscode.extensions.getExtension("pipewright.pipewright")?.isActive, true);
    assert.equal(await serverState(), "idle");
  });

  it("starts no server for YAML of another kind", async () => {
    const others = [
      await showFile("/quiet/values.yaml", "replicas: 3\nimage: nginx\n"),
      await showFile("/quiet/pipeline.yml", "jobs:\n  - job: build\n"),
      await showFile("/quiet/.gitlab-ci.yml", "stages: [build]\n"),
    ];
    assert.deepEqual(
      others.flatMap(({ document }) => findingsOf(document.uri)),
      [],
    );
    assert.equal(await serverState(), "idle");
  });

  it("starts the server with the first file whose root is ours, whatever its name", async () => {
    const { document } = await showFile("/quiet/shop.yaml", needsUnknown);
    await waitForFindings(document.uri, ["9:15 needs/unknown"]);
    assert.equal(await serverState(), "ready");
  });

  it("keeps a file that is not ours from the running server", async () => {
    const { document } = await showFile("/quiet/later.yaml", "replicas: 3\n");
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      new vscode.Position(0, 1),
    );
    assert.deepEqual(hovers, []);
    assert.deepEqual(findingsOf(document.uri), []);
  });

  it("checks a file from the moment that it becomes a pipeline", async () => {
    const editor = await showFile("/quiet/becoming.yaml", "\n");
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), needsUnknown));
    await waitForFindings(editor.document.uri, ["9:15 needs/unknown"]);
  });

  it("checks a text that was never saved", async () => {
    const document = await vscode.workspace.openTextDocument({ language: "yaml", content: needsUnknown });
    await vscode.window.showTextDocument(document);
    await waitForFindings(document.uri, ["9:15 needs/unknown"]);
    await eventually("the server", async () => ((await serverState()) === "ready" ? true : undefined));
  });
});
