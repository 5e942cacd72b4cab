import assert from "node:assert/strict";
import type {
  CodeAction,
  CompletionList,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  SelectionRange,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver/node";
import { closeEditors, type Editor, pullCapabilities, startEditor } from "./editor.ts";

const uri = "file:///home/pipeline.yml";
const pipeline = `pipeline:
  name: shop
  stages:
    - name: build
      steps:
        - name: checkout
          type: git-checkout
    - name: deploy
      needs: [biuld]
      steps:
        - name: ship
          run: make ship
`;

afterEach(closeEditors);

/** The code actions for the place where a piece of the text begins. */
function actionsAt(editor: Editor, piece: string, only?: readonly string[]): Promise<CodeAction[]> {
  const at = editor.position(uri, piece);
  const context = { diagnostics: [], ...(only === undefined ? {} : { only }) };
  return editor.request("textDocument/codeAction", { textDocument: { uri }, range: { start: at, end: at }, context });
}

function titlesOf(actions: readonly CodeAction[]): string[] {
  return actions.map(({ title }) => title);
}

describe("quick fixes", () => {
  test("the preferred one mends the file", async () => {
    const editor = await startEditor();
    await editor.open(uri, pipeline);
    const actions = await actionsAt(editor, "biuld", ["quickfix"]);
    assert.deepEqual(titlesOf(actions), ["Change to `build`", "Ignore `needs/unknown` here"]);
    assert.equal(actions[0]?.isPreferred, true);
    assert.equal(actions[0]?.diagnostics?.[0]?.code, "needs/unknown");
    await editor.apply(uri, actions[0]?.edit ?? {});
    assert.match(editor.text(uri), /needs: \[build\]/);
    assert.deepEqual(await editor.pulled(uri), []);
  });

  test("the finding is silenced by a comment", async () => {
    const editor = await startEditor();
    await editor.open(uri, pipeline);
    const ignore = (await actionsAt(editor, "biuld")).find(({ title }) => title.startsWith("Ignore"));
    await editor.apply(uri, ignore?.edit ?? {});
    assert.match(editor.text(uri), /\n {6}# pipewright: ignore needs\/unknown\n {6}needs:/);
    assert.deepEqual(await editor.pulled(uri), []);
  });

  test("the rule is switched off in a .pipewright.yml, which is made for that", async () => {
    const editor = await startEditor({ folders: ["file:///home/nowhere"] });
    const inFolder = "file:///home/nowhere/pipeline.yml";
    await editor.open(inFolder, pipeline);
    const range = { start: { line: 8, character: 14 }, end: { line: 8, character: 14 } };
    const actions = await editor.request<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: inFolder },
      range,
      context: { diagnostics: [] },
    });
    const config = "file:///home/nowhere/.pipewright.yml";
    const off = actions.find(({ title }) => title === "Switch off `needs/unknown` in this project (.pipewright.yml)");
    assert.deepEqual(off?.edit?.documentChanges, [
      { kind: "create", uri: config, options: { ignoreIfExists: true } },
      {
        textDocument: { uri: config, version: null },
        edits: [
          {
            range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
            newText: "rules:\n  needs/unknown: off\n",
          },
        ],
      },
    ]);
  });

  test("an editor that can't make files is not offered to make one", async () => {
    const { workspace, ...rest } = pullCapabilities;
    const capabilities = { ...rest, workspace: { ...workspace, workspaceEdit: { documentChanges: true } } };
    const editor = await startEditor({ capabilities, folders: ["file:///shop"] });
    await editor.open(uri, pipeline);
    assert.deepEqual(titlesOf(await actionsAt(editor, "biuld", ["quickfix"])), [
      "Change to `build`",
      "Ignore `needs/unknown` here",
    ]);
  });

  test("all safe fixes at once, when that is what is asked for", async () => {
    const editor = await startEditor();
    const faulty = pipeline.replace("[biuld]", "build").replace("    - name: deploy", "    - nmae: deploy");
    await editor.open(uri, faulty);
    const [all, ...others] = await actionsAt(editor, "pipeline", ["source.fixAll"]);
    assert.equal(all?.kind, "source.fixAll.pipewright");
    assert.deepEqual(others, []);
    await editor.apply(uri, all?.edit ?? {});
    assert.deepEqual(await editor.pulled(uri), []);
    assert.deepEqual(await actionsAt(editor, "pipeline", ["source.fixAll"]), []);
  });

  test("only what is asked for", async () => {
    const editor = await startEditor();
    await editor.open(uri, pipeline);
    assert.deepEqual(await actionsAt(editor, "biuld", ["source.organizeImports"]), []);
  });
});

describe("what an editor shows of a file", () => {
  test("hover, as Markdown where it can be drawn", async () => {
    const editor = await startEditor();
    await editor.open(uri, pipeline);
    const position = editor.position(uri, "git-checkout", 2);
    const hover = await editor.request<Hover>("textDocument/hover", { textDocument: { uri }, position });
    assert.deepEqual(hover.range, { start: { line: 6, character: 16 }, end: { line: 6, character: 28 } });
    assert.match(JSON.stringify(hover.contents), /"kind":"markdown".*Fetches the source code/);
    const nothing = await editor.request("textDocument/hover", {
      textDocument: { uri },
      position: editor.position(uri, "shop", 1),
    });
    assert.equal(nothing, null);
  });

  test("the outline, as a tree or as a list", async () => {
    const editor = await startEditor();
    await editor.open(uri, pipeline);
    const [root] = await editor.request<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument: { uri } });
    assert.equal(root?.name, "shop");
    assert.deepEqual(
      root?.children?.map(({ name, children }) => [name, children?.map((child) => child.name)]),
      [
        ["build", ["checkout"]],
        ["deploy", ["ship"]],
      ],
    );
    const plain = await startEditor({ capabilities: {} });
    await plain.open(uri, pipeline);
    const list = await plain.request<{ name: string; containerName?: string }[]>("textDocument/documentSymbol", {
      textDocument: { uri },
    });
    assert.deepEqual(
      list.map(({ name, containerName }) => [name, containerName]),
      [
        ["shop", undefined],
        ["build", "shop"],
        ["checkout", "build"],
        ["deploy", "shop"],
        ["ship", "deploy"],
      ],
    );
  });

  test("folding and growing selections", async () => {
    const editor = await startEditor();
    await editor.open(uri, pipeline);
    const folds = await editor.request<FoldingRange[]>("textDocument/foldingRange", { textDocument: { uri } });
    assert.deepEqual(folds[0], { startLine: 0, endLine: 11 });
    const [selection] = await editor.request<SelectionRange[]>("textDocument/selectionRange", {
      textDocument: { uri },
      positions: [editor.position(uri, "biuld", 1)],
    });
    assert.deepEqual(selection?.range, { start: { line: 8, character: 14 }, end: { line: 8, character: 19 } });
    assert.deepEqual(selection?.parent?.range, { start: { line: 8, character: 13 }, end: { line: 8, character: 20 } });
  });

  test("where a need leads, and what leads back", async () => {
    const editor = await startEditor();
    await editor.open(uri, pipeline.replace("biuld", "build"));
    const place = { textDocument: { uri }, position: editor.position(uri, "[build]", 2) };
    const definition = await editor.request<Location[]>("textDocument/definition", place);
    assert.deepEqual(definition, [
      { uri, range: { start: { line: 3, character: 12 }, end: { line: 3, character: 17 } } },
    ]);
    const references = await editor.request<Location[]>("textDocument/references", {
      ...place,
      context: { includeDeclaration: false },
    });
    assert.deepEqual(
      references.map(({ range }) => range.start),
      [{ line: 8, character: 14 }],
    );
    const highlights = await editor.request<{ kind: number }[]>("textDocument/documentHighlight", place);
    assert.deepEqual(
      highlights.map(({ kind }) => kind),
      [3, 2],
    );
  });
});

describe("completion", () => {
  test("an offer is accepted as a snippet, and what is missing is there", async () => {
    const editor = await startEditor();
    await editor.open(uri, pipeline.replace("      needs: [biuld]", "      strat"));
    const position = editor.position(uri, "strat", 5);
    const list = await editor.request<CompletionList>("textDocument/completion", { textDocument: { uri }, position });
    const strategy = list.items.find(({ label }) => label === "strategy");
    assert.equal(strategy?.insertTextFormat, 2);
    assert.equal(strategy?.detail, "map, since 2.0");
    const edit = strategy?.textEdit as TextEdit;
    assert.equal(edit.newText, "strategy:\n        type: ${1|rolling,blue-green,canary|}");
    const accepted = { ...edit, newText: edit.newText.replace(/\$\{1\|([a-z]+).*\}/, "$1") };
    await editor.apply(uri, { changes: { [uri]: [accepted] } });
    assert.match(editor.text(uri), /\n {6}strategy:\n {8}type: rolling\n {6}steps:/);
    assert.equal(
      (await editor.pulled(uri)).some(({ severity }) => severity === 1),
      false,
    );
  });

  test("an editor without snippets gets plain words", async () => {
    const editor = await startEditor({ capabilities: {} });
    await editor.open(uri, pipeline.replace("      needs: [biuld]", "      strat"));
    const position = editor.position(uri, "strat", 5);
    const list = await editor.request<CompletionList>("textDocument/completion", { textDocument: { uri }, position });
    const strategy = list.items.find(({ label }) => label === "strategy");
    assert.equal(strategy?.insertTextFormat, 1);
    const edit = strategy?.textEdit as TextEdit;
    assert.equal(edit.newText, "strategy:\n        type: rolling");
  });

  test("right after a letter the answer is about the new text", async () => {
    const editor = await startEditor();
    await editor.open(uri, pipeline);
    await editor.replace(uri, "git-checkout", "wai");
    const position = editor.position(uri, "wai", 3);
    const list = await editor.request<CompletionList>("textDocument/completion", { textDocument: { uri }, position });
    assert.ok(list.items.some(({ label }) => label === "wait"));
  });

  test("blanks that indent a line ask for nothing", async () => {
    const editor = await startEditor();
    await editor.open(uri, `${pipeline}    `);
    const list = await editor.request<CompletionList>("textDocument/completion", {
      textDocument: { uri },
      position: { line: 12, character: 4 },
      context: { triggerKind: 2, triggerCharacter: " " },
    });
    assert.deepEqual(list.items, []);
  });
});

describe("renaming", () => {
  test("a stage, across its needs", async () => {
    const editor = await startEditor();
    await editor.open(uri, pipeline.replace("biuld", "build"));
    const place = { textDocument: { uri }, position: editor.position(uri, "[build]", 2) };
    assert.deepEqual(await editor.request("textDocument/prepareRename", place), {
      range: { start: { line: 8, character: 14 }, end: { line: 8, character: 19 } },
      placeholder: "build",
    });
    const edit = await editor.request<WorkspaceEdit>("textDocument/rename", { ...place, newName: "compile" });
    await editor.apply(uri, edit);
    assert.match(editor.text(uri), /name: compile\n.*needs: \[compile\]/s);
    assert.deepEqual(await editor.pulled(uri), []);
  });

  test("is refused with a sentence", async () => {
    const editor = await startEditor();
    await editor.open(uri, pipeline);
    const place = { textDocument: { uri }, position: editor.position(uri, "deploy", 2) };
    await assert.rejects(editor.request("textDocument/rename", { ...place, newName: "build" }), {
      message: "There is a stage `build` already.",
    });
  });
});

describe("requests of our own", () => {
  test("what a document is taken for, asked and told", async () => {
    const editor = await startEditor({ options: { statusUpdates: true } });
    await editor.open(uri, pipeline);
    const status = await editor.request("pipewright/status", { textDocument: { uri } });
    assert.deepEqual(status, {
      dialect: "pipeline",
      title: "Pipeline",
      dialectFrom: "name",
      platform: { version: "2.1", from: "pack" },
      versions: ["1.0", "1.1", "1.2", "2.0", "2.1"],
      hasGraph: true,
    });
    await editor.until(() => editor.told.length === 1);
    assert.deepEqual(editor.told, [{ method: "pipewright/statusChanged", params: { uri, status } }]);
    await editor.replace(uri, "name: shop", 'name: shop\n  platform: "1.2"');
    await editor.pulled(uri);
    await editor.until(() => editor.told.length === 2);
    assert.match(JSON.stringify(editor.told[1]), /"platform":\{"version":"1.2","from":"file"\}/);
  });

  test("a person may say what a document is", async () => {
    const editor = await startEditor();
    const other = "file:///home/other.yml";
    await editor.open(other, "stages: []\n");
    const ask = () =>
      editor.request<{ dialectFrom: string } | null>("pipewright/status", { textDocument: { uri: other } });
    assert.equal(await ask(), null);
    await editor.connection.sendNotification("pipewright/chooseDialect", { uri: other, dialect: "pipeline" });
    assert.equal((await ask())?.dialectFrom, "choice");
    await editor.connection.sendNotification("pipewright/chooseDialect", { uri: other, dialect: null });
    assert.equal(await ask(), null);
  });

  test("the page of a rule, in either language", async () => {
    const editor = await startEditor();
    const ask = (id: string, locale?: string) =>
      editor.request<{ markdown: string } | null>("pipewright/rulePage", { id, ...(locale ? { locale } : {}) });
    assert.match((await ask("needs/unknown"))?.markdown ?? "", /^# A stage needs a stage that does not exist\n/);
    assert.match((await ask("needs/unknown", "zh-cn"))?.markdown ?? "", /^# 阶段依赖了不存在的阶段\n/);
    assert.equal(await ask("needs/nonsense"), null);
  });

  test("how far a learner is", async () => {
    const editor = await startEditor();
    await editor.open(uri, pipeline);
    assert.deepEqual(await editor.request("pipewright/lessonState", { textDocument: { uri } }), {
      hasPipeline: true,
      firstStageValid: true,
      hasTestStep: false,
      checksClean: false,
    });
  });
});
