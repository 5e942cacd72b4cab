import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAllEditors, eventually, inWindow, serverState, showFile, waitForFindings } from "./workbench.ts";

const pipeline = `pipeline:
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

const run = <Answer>(command: string, ...words: readonly unknown[]) =>
  vscode.commands.executeCommand<Answer>(`pipewright.${command}`, ...words);

describe("commands", () => {
  afterEach(closeAllEditors);

  it("are there, each with a title in the language of the window", async () => {
    const manifest = vscode.extensions.getExtension("pipewright.pipewright")?.packageJSON;
    const declared: readonly { command: string; title: string | { value: string } }[] = manifest.contributes.commands;
    const known = await vscode.commands.getCommands(true);
    for (const { command } of declared) assert.ok(known.includes(command), `${command} is not registered`);
    const check = declared.find(({ command }) => command === "pipewright.checkFile")?.title;
    assert.equal(typeof check === "string" ? check : check?.value, inWindow("Check This File", "检查此文件"));
  });

  it("check the file and say what was found", async () => {
    const { document } = await showFile("pipeline.yml", pipeline);
    assert.deepEqual(await run("checkFile"), { errors: 1, warnings: 0, notes: 0 });
    await waitForFindings(document.uri, ["9:15 needs/unknown"]);
  });

  it("restart the server, after which the findings are back, once", async () => {
    const { document } = await showFile("pipeline.yml", pipeline);
    await waitForFindings(document.uri, ["9:15 needs/unknown"]);
    await run("restartServer");
    assert.equal(await serverState(), "ready");
    await waitForFindings(document.uri, ["9:15 needs/unknown"]);
  });

  it("fix all that is safe to fix, and nothing else", async () => {
    const text = pipeline.replace("needs: [biuld]", "needs: [build]").replace("stages:", "stage:");
    const editor = await showFile("pipeline.yml", text);
    await waitForFindings(editor.document.uri, ["3:3 schema/unknown-key"]);
    await run("fixAll");
    assert.equal(editor.document.getText(), text.replace("stage:", "stages:"));
    await waitForFindings(editor.document.uri, []);
  });

  it("open a rule's page, rendered and read-only", async () => {
    await run("openRulePage", "needs/unknown");
    const input = await eventually("the page's tab", () => vscode.window.tabGroups.activeTabGroup.activeTab?.input);
    assert.ok(input instanceof vscode.TabInputCustom, "not a rendered page");
    assert.equal(input.viewType, "vscode.markdown.preview.editor");
    assert.equal(input.uri.toString(), "pipewright-rule:/needs/unknown.md");
    const page = await vscode.workspace.openTextDocument(input.uri);
    assert.match(page.getText(), inWindow("", "依赖") === "" ? /needs/i : /依赖/);
    await assert.rejects(async () => vscode.workspace.fs.writeFile(input.uri, new Uint8Array()));
  });

  it("open a page for a rule that does not exist, which says so", async () => {
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse("pipewright-rule:/no/such.md"));
    assert.match(page.getText(), /`no\/such`/);
  });

  it("create a pipeline from a template, which passes every check", async () => {
    const uri = await run<vscode.Uri>("createPipeline", "build-and-test");
    try {
      assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), uri.toString());
      assert.deepEqual(await eventually("a check", () => run("checkFile")), { errors: 0, warnings: 0, notes: 0 });
    } finally {
      await closeAllEditors();
      await vscode.workspace.fs.delete(uri);
    }
  });
});
