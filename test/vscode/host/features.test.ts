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

const withExpressions = `pipeline:
  name: web-shop
  triggers:
    - schedule: { cron: "0 3 * * *", timezone: Asia/Shanghai }
  variables:
    LEVEL: debug
  secrets: [TOKEN]
  stages:
    - name: build
      timeout: 90m
      steps:
        - name: Show it
          run: echo \${{ variables.LEVEL }} \${{ secrets.TOKEN }}
templates:
  ship:
    kind: steps
    parameters: { to: { type: string, required: true } }
    steps:
      - name: Ship
        run: ./ship.sh \${{ parameters.to }}
`;

describe("expressions and names in the editor", () => {
  let editor: vscode.TextEditor;
  let uri: vscode.Uri;

  before(async () => {
    editor = await showFile("pipeline.yml", withExpressions);
    uri = editor.document.uri;
  });
  after(closeAllEditors);

  const hoverOn = (piece: string, offset = 1): Promise<string> =>
    eventually(`a hover on ${piece}`, async () => {
      const found = await ask<vscode.Hover[]>("vscode.executeHoverProvider", uri, place(editor, piece, offset));
      return found.length > 0 ? hoverText(found) : undefined;
    });

  it("are completed behind a dot", async () => {
    const labels = await eventually("offers", async () => {
      const list = await ask<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        uri,
        place(editor, "variables.LEVEL", "variables.".length),
        ".",
      );
      const found = list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
      return found.length > 0 ? found : undefined;
    });
    assert.ok(labels.includes("LEVEL"), labels.join(", "));
  });

  it("tell what they stand for", async () => {
    assert.match(await hoverOn("variables.LEVEL", "variables.".length + 1), /debug/);
    assert.match(await hoverOn("secrets.TOKEN", 2), new RegExp(inWindow("context", "上下文")));
    assert.match(await hoverOn("ship:"), new RegExp(inWindow("template of steps", "步骤模板")));
  });

  it("schedules and durations in words", async () => {
    assert.match(
      await hoverOn("0 3 * * *"),
      new RegExp(inWindow("At 03:00, every day[^]*Next runs", "每天 03:00[^]*接下来")),
    );
    assert.match(await hoverOn("90m"), new RegExp(inWindow("1 hour 30 minutes", "1 小时 30 分钟")));
  });

  it("lead to where a name is given, and rename it everywhere", async () => {
    const at = place(editor, "secrets.TOKEN", "secrets.".length + 1);
    const found = await ask<vscode.Location[]>("vscode.executeReferenceProvider", uri, at);
    assert.deepEqual(found.map(({ range }) => range.start.line + 1).sort(), [13, 7]);
    const edit = await ask<vscode.WorkspaceEdit>("vscode.executeDocumentRenameProvider", uri, at, "LOGIN");
    assert.equal(edit.get(uri).length, 2);
  });
});

describe("files that see each other in the editor", () => {
  const library = `templates:
  ship:
    kind: steps
    steps:
      - name: Ship
        run: ./ship.sh
`;
  const user = `include: [steps.pipeline.yml]
pipeline:
  name: web-shop
  stages:
    - name: deliver-web-shop
      steps:
        - name: Ship it
          template: ship
`;
  let editor: vscode.TextEditor;
  let libraryUri: vscode.Uri;

  before(async () => {
    editor = await showFile("pipeline.yml", user);
    libraryUri = vscode.Uri.joinPath(editor.document.uri, "../steps.pipeline.yml");
    await vscode.workspace.fs.writeFile(libraryUri, new TextEncoder().encode(library));
    await waitForFindings(editor.document.uri, []);
  });
  after(closeAllEditors);

  it("are linked where one names the other", async () => {
    const links = await eventually("a link", async () => {
      const found = await ask<vscode.DocumentLink[]>("vscode.executeLinkProvider", editor.document.uri, 10);
      return found.some(({ target }) => target) ? found : undefined;
    });
    assert.deepEqual(
      links.map(({ target, range }) => [`${target}`, editor.document.getText(range)]),
      [[`${libraryUri}`, "steps.pipeline.yml"]],
    );
  });

  it("lead from a use to its template in the other file, and back", async () => {
    const use = place(editor, "template: ship", "template: ".length + 1);
    const found = await ask<(vscode.Location | vscode.LocationLink)[]>(
      "vscode.executeDefinitionProvider",
      editor.document.uri,
      use,
    );
    const places = found.map((at) => ("uri" in at ? at : { uri: at.targetUri, range: at.targetRange }));
    assert.deepEqual(
      places.map(({ uri, range }) => `${uri} ${range.start.line + 1}`),
      [`${libraryUri} 2`],
    );
    const uses = await ask<vscode.Location[]>("vscode.executeReferenceProvider", editor.document.uri, use);
    assert.deepEqual(
      uses.map(({ uri, range }) => `${uri} ${range.start.line + 1}`).sort(),
      [`${editor.document.uri} 8`, `${libraryUri} 2`].sort(),
    );
  });

  it("have their stages and templates among the symbols of the workspace", async () => {
    const symbolAt = (name: string, uri: vscode.Uri): Promise<vscode.SymbolInformation> =>
      eventually(`the symbol ${name}`, async () => {
        const found = await ask<vscode.SymbolInformation[]>("vscode.executeWorkspaceSymbolProvider", name);
        return found.find((one) => one.name === name && `${one.location.uri}` === `${uri}`);
      });
    assert.equal((await symbolAt("deliver-web-shop", editor.document.uri)).location.range.start.line + 1, 5);
    assert.equal((await symbolAt("ship", libraryUri)).location.range.start.line + 1, 2);
  });

  it("have all uses of a name marked under the cursor", async () => {
    const at = place(editor, "deliver-web-shop");
    const found = await ask<vscode.DocumentHighlight[]>("vscode.executeDocumentHighlights", editor.document.uri, at);
    assert.deepEqual(
      found.map(({ range }) => editor.document.getText(range)),
      ["deliver-web-shop"],
    );
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
