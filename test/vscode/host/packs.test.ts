import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { otherPlatform, ownSteps, ownStepsPipeline, rightFlow } from "../../kit/other-platform.ts";
import {
  closeAllEditors,
  eventually,
  hoverText,
  inWindow,
  openCode,
  place,
  replace,
  show,
  waitForFindings,
  waitForPage,
  workspaceFolder,
} from "./workbench.ts";

const ask = <Answer>(command: string, ...words: readonly unknown[]) =>
  vscode.commands.executeCommand<Answer>(command, ...words);

/** A project of its own in the workspace, with a pack in it. */
async function project(pack: Readonly<Record<string, string>>, file: string, text: string): Promise<vscode.TextEditor> {
  const folder = vscode.Uri.joinPath(workspaceFolder(), `test-${crypto.randomUUID()}`);
  const files = {
    ".pipewright.yml": "packs: [./acme]\n",
    ...Object.fromEntries(Object.entries(pack).map(([path, content]) => [`acme/${path}`, content])),
    [file]: text,
  };
  for (const [path, content] of Object.entries(files)) {
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, path), new TextEncoder().encode(content));
  }
  return show(vscode.Uri.joinPath(folder, file));
}

const labels = ({ items }: vscode.CompletionList): readonly string[] =>
  items.map(({ label }) => (typeof label === "string" ? label : label.label));

describe("a language that a pack describes", () => {
  let editor: vscode.TextEditor;
  let uri: vscode.Uri;

  before(async () => {
    editor = await project(otherPlatform, "shop.flow.yml", rightFlow.replace("use: deploy", "use: deplyo"));
    uri = editor.document.uri;
  });
  after(closeAllEditors);

  it("is known by its file's name, and checked, with what was probably meant", async () => {
    await waitForFindings(uri, ["16:17 schema/value"]);
    const [finding] = vscode.languages.getDiagnostics(uri);
    assert.match(
      finding?.message ?? "",
      inWindow("meant", "想写") === "meant" ? /Did you mean `deploy`\?/ : /您是不是想写 `deploy`？/,
    );
    await replace(editor, "deplyo", "deploy");
    await waitForFindings(uri, []);
  });

  it("offers its keys and its words", async () => {
    const keys = await ask<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      uri,
      place(editor, "retries", 0),
    );
    for (const key of ["with", "retries"]) assert.ok(labels(keys).includes(key), labels(keys).join());
    const words = await ask<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      uri,
      place(editor, "deploy", 0),
    );
    for (const word of ["shell", "upload", "deploy"]) assert.ok(labels(words).includes(word), labels(words).join());
  });

  it("says what a key is", async () => {
    const hovers = await ask<vscode.Hover[]>("vscode.executeHoverProvider", uri, place(editor, "owner:"));
    assert.match(hoverText(hovers), /Who answers for the task\./);
  });

  it("outlines its stages", async () => {
    const symbols = await ask<vscode.DocumentSymbol[]>("vscode.executeDocumentSymbolProvider", uri);
    const flow = symbols.find(({ name }) => name === "flow");
    assert.deepEqual(
      flow?.children.map(({ name }) => name),
      ["build", "test", "rollout"],
    );
  });

  it("has its shared and its own rules", async () => {
    await replace(editor, "    after: test\n", "    after: [test, rollout]\n");
    await replace(editor, "    owner: ben\n", "");
    await editor.document.save();
    await waitForFindings(uri, ["13:9 acme/owner", "14:19 needs/self"]);
    await ask("undo");
    await ask("undo");
    await editor.document.save();
    await waitForFindings(uri, []);
  });

  it("renames a stage, and all that waits for it", async () => {
    const edit = await ask<vscode.WorkspaceEdit>(
      "vscode.executeDocumentRenameProvider",
      uri,
      place(editor, "id: build", 5),
      "compile",
    );
    assert.equal(edit.get(uri).length, 2);
  });
});

describe("step types of a pack", () => {
  after(closeAllEditors);

  it("are right where the pack is, and unknown where it isn't", async () => {
    const withIt = await project(ownSteps, "shop.pipeline.yml", ownStepsPipeline);
    await waitForFindings(withIt.document.uri, []);
    const without = await project({}, "shop.pipeline.yml", ownStepsPipeline);
    await waitForFindings(without.document.uri, ["8:17 step/unknown-type"]);
    const hovers = await eventually("a hover", async () => {
      const found = await ask<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        withIt.document.uri,
        place(withIt, "acme-rollout", 3),
      );
      return found.length > 0 ? found : undefined;
    });
    assert.match(
      hoverText(hovers),
      inWindow("Rolls", "发布") === "Rolls" ? /Rolls a release out/ : /在 Acme 集群中发布/,
    );
  });
});

describe("a page of a pack", () => {
  after(closeAllEditors);

  it("explains a finding in a file that is not in front, and has blanks in its name", async () => {
    const pack = {
      ...ownSteps,
      "pack.yaml": `${ownSteps["pack.yaml"]}docs: docs\n`,
      "docs/our-stages.md": "---\nid: our-stages\ntitle: Our stages\ncodes: [needs/unknown]\n---\nText.\n",
    };
    const text = ownStepsPipeline.replace("    - name: roll-out\n", "    - name: roll-out\n      needs: [nothing]\n");
    const { document } = await project(pack, "my shop.pipeline.yml", text);
    await waitForFindings(document.uri, ["6:15 needs/unknown"]);
    const other = await project({}, "other.pipeline.yml", text);
    await waitForFindings(other.document.uri, ["6:15 needs/unknown", "9:17 step/unknown-type"]);
    await openCode(document.uri);
    await waitForPage("our-stages");
    await openCode(other.document.uri);
    await waitForPage("rules/needs/unknown");
  });
});
