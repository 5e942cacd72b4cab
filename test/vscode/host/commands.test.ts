import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  closeAllEditors,
  eventually,
  inWindow,
  serverState,
  showFile,
  waitForFindings,
  waitForPage,
} from "./workbench.ts";

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

  it("open in the guide what explains a rule", async () => {
    await run("openRulePage", "needs/unknown");
    await waitForPage("rules/needs/unknown");
    await run("openRulePage", "supply/latest-image", "file:///no/such/file.yml");
    await waitForPage("rules/supply/latest-image");
  });

  it("open in the guide what explains the finding at the cursor", async () => {
    const editor = await showFile("pipeline.yml", pipeline);
    await waitForFindings(editor.document.uri, ["9:15 needs/unknown"]);
    editor.selection = new vscode.Selection(8, 15, 8, 15);
    await run("openRulePage");
    await waitForPage("rules/needs/unknown");
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
