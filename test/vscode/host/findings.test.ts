import * as assert from "node:assert/strict";
import * as fs from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import {
  closeAllEditors,
  codeOf,
  eventually,
  inWindow,
  isInFront,
  openCode,
  replace,
  show,
  showFile,
  waitForFindings,
  waitForPage,
  workspaceFolder,
  writeFile,
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

describe("findings in the editor", () => {
  afterEach(closeAllEditors);

  it("stand once, with message, code, page and source", async () => {
    const { document } = await showFile("pipeline.yml", pipeline);
    await waitForFindings(document.uri, ["9:15 needs/unknown"]);
    const [finding] = vscode.languages.getDiagnostics(document.uri);
    assert.equal(
      finding?.message,
      inWindow(
        "`deploy` needs `biuld`, but there is no such stage. Did you mean `build`?",
        "`deploy` 依赖 `biuld`，但没有这个阶段。您是不是想写 `build`？",
      ),
    );
    assert.equal(finding?.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(finding?.source, "pipewright");
    assert.equal(codeOf(finding?.code), "needs/unknown");
    const target = typeof finding?.code === "object" ? finding.code.target : undefined;
    assert.equal(`${target?.scheme}:${target?.path}`, "pipewright-rule:/needs/unknown");
    assert.equal(target?.query, document.uri.toString());
  });

  it("lead from their code to the guide, and leave the file in front", async () => {
    const { document } = await showFile("pipeline.yml", pipeline);
    await waitForFindings(document.uri, ["9:15 needs/unknown"]);
    await openCode(document.uri);
    await waitForPage("rules/needs/unknown");
    await eventually("the file in front", () => (isInFront(document.uri) ? true : undefined));
  });

  it("follow the text", async () => {
    const editor = await showFile("pipeline.yml", pipeline);
    await waitForFindings(editor.document.uri, ["9:15 needs/unknown"]);
    await replace(editor, "biuld", "build");
    await waitForFindings(editor.document.uri, []);
    await replace(editor, "name: web-shop", "nam: web-shop");
    await waitForFindings(editor.document.uri, ["2:3 schema/unknown-key"]);
  });

  it("stand in files that nobody has opened, and go with their cause", async () => {
    const open = await showFile("pipeline.yml", pipeline); // the server runs for it
    await waitForFindings(open.document.uri, ["9:15 needs/unknown"]);
    const uri = await writeFile("closed.pipeline.yml", pipeline);
    await waitForFindings(uri, ["9:15 needs/unknown"]);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(pipeline.replace("biuld", "build")));
    await waitForFindings(uri, []);
  });

  it("follow a folder that moves into the project, takes another name, and goes", async () => {
    const open = await showFile("pipeline.yml", pipeline); // the server runs for it
    await waitForFindings(open.document.uri, ["9:15 needs/unknown"]);
    const project = workspaceFolder().fsPath;
    const aside = await fs.mkdtemp(join(tmpdir(), "pipewright-aside-"));
    const moved = join(project, `moved-${crypto.randomUUID()}`);
    const renamed = join(project, `renamed-${crypto.randomUUID()}`);
    await fs.mkdir(join(aside, "deep"));
    await fs.writeFile(join(aside, "deep/closed.pipeline.yml"), pipeline);
    const closedIn = (folder: string) => vscode.Uri.file(join(folder, "deep/closed.pipeline.yml"));
    await fs.rename(aside, moved);
    await waitForFindings(closedIn(moved), ["9:15 needs/unknown"]);
    await fs.rename(moved, renamed);
    await waitForFindings(closedIn(renamed), ["9:15 needs/unknown"]);
    await waitForFindings(closedIn(moved), []);
    await fs.rm(renamed, { recursive: true });
    await waitForFindings(closedIn(renamed), []);
  });

  it("stand in each of several files that are open", async () => {
    const one = await showFile("one.pipeline.yml", pipeline);
    const other = await showFile("other.pipeline.yml", pipeline);
    await waitForFindings(one.document.uri, ["9:15 needs/unknown"]);
    await waitForFindings(other.document.uri, ["9:15 needs/unknown"]);
  });

  it("follow the setting of a rule's level", async () => {
    const { document } = await showFile("pipeline.yml", pipeline);
    await waitForFindings(document.uri, ["9:15 needs/unknown"]);
    const settings = vscode.workspace.getConfiguration("pipewright");
    await settings.update("rules", { "needs/unknown": "off" }, vscode.ConfigurationTarget.Workspace);
    await waitForFindings(document.uri, []);
    await settings.update("rules", undefined, vscode.ConfigurationTarget.Workspace);
    await waitForFindings(document.uri, ["9:15 needs/unknown"]);
  });

  it("follow the project's .pipewright.yml", async () => {
    const uri = await writeFile("pipeline.yml", pipeline);
    const config = vscode.Uri.joinPath(uri, "..", ".pipewright.yml");
    await show(uri);
    await waitForFindings(uri, ["9:15 needs/unknown"]);
    await vscode.workspace.fs.writeFile(config, new TextEncoder().encode("rules:\n  needs/unknown: off\n"));
    await waitForFindings(uri, []);
  });

  it("stand in a .pipewright.yml as well", async () => {
    const { document } = await showFile(".pipewright.yml", "levle: strict\n");
    await waitForFindings(document.uri, ["1:1 schema/unknown-key"]);
  });

  it("stand in a file that a .pipewright.yml makes a pipeline which came with its folder", async () => {
    const open = await showFile("pipeline.yml", pipeline); // what is there already has been found
    await waitForFindings(open.document.uri, ["9:15 needs/unknown"]);
    const aside = await fs.mkdtemp(join(tmpdir(), "pipewright-aside-"));
    await fs.writeFile(join(aside, ".pipewright.yml"), 'files:\n  pipeline: ["*.yml"]\n');
    await fs.writeFile(join(aside, "release.yml"), "pipeline-of: nobody\n");
    // What lies around it makes no pipelines of other files.
    const moved = join(workspaceFolder().fsPath, "quiet", `moved-${crypto.randomUUID()}`);
    await fs.rename(aside, moved);
    const { document } = await show(vscode.Uri.file(join(moved, "release.yml")));
    await waitForFindings(document.uri, ["1:1 schema/unknown-key"]);
  });

  it("stand in a file that only the files patterns of .pipewright.yml make a pipeline", async () => {
    const uri = await writeFile("ci/release.yml", "pipeline:\n  nam: x\n");
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(uri, "../../.pipewright.yml"),
      new TextEncoder().encode('files:\n  pipeline: ["ci/*.yml"]\n'),
    );
    await show(uri);
    await waitForFindings(uri, ["1:1 schema/missing-key", "2:3 schema/unknown-key"]);
  });
});
