import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { closeEditors, pullCapabilities, pushCapabilities, seen, startEditor } from "./editor.ts";

const misspelt = `pipeline:
  name: shop
  stages:
    - name: build
      steps:
        - name: compile
          run: make
    - name: deploy
      needs: [biuld]
      steps:
        - name: ship
          run: make ship
`;
const mended = misspelt.replace("biuld", "build");
const unknownStage = "9 needs/unknown: `deploy` needs `biuld`, but there is no such stage. Did you mean `build`?";

/** A folder on the disk for one test. */
function folderWith(files: Readonly<Record<string, string>>): { readonly uri: string; readonly path: string } {
  const path = mkdtempSync(join(tmpdir(), "pipewright-lsp-"));
  folders.push(path);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(path, name, ".."), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return { uri: pathToFileURL(path).href, path };
}

const folders: string[] = [];

afterEach(async () => {
  await closeEditors();
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
});

describe("an editor that pulls diagnostics", () => {
  const uri = "file:///shop/pipeline.yml";

  test("is told what is wrong, and never pushed anything", async () => {
    const editor = await startEditor();
    assert.ok(editor.result.capabilities.diagnosticProvider);
    await editor.open(uri, misspelt);
    assert.deepEqual(seen(await editor.pulled(uri)), [unknownStage]);
    await editor.replace(uri, "biuld", "build");
    assert.deepEqual(seen(await editor.pulled(uri)), []);
    assert.deepEqual(editor.published, []);
  });

  test("is sent a list once, and after that only that it is unchanged", async () => {
    const editor = await startEditor();
    await editor.open(uri, misspelt);
    const first = await editor.pull(uri);
    assert.equal(first.kind, "full");
    const again = await editor.pull(uri, first.resultId);
    assert.deepEqual(again, { kind: "unchanged", resultId: first.resultId });
    await editor.replace(uri, "make ship", "make all");
    assert.equal((await editor.pull(uri, first.resultId)).kind, "unchanged");
    await editor.replace(uri, "shop\n", "shop\n  description: Everything for the shop.\n");
    const moved = await editor.pull(uri, first.resultId);
    assert.equal(moved.kind, "full");
    assert.notEqual(moved.resultId, first.resultId);
  });

  test("gets every part of a finding that it can draw", async () => {
    const editor = await startEditor({ options: { rulePages: "pages:/{locale}/{id}?{uri}" } });
    await editor.open(uri, misspelt.replace("name: deploy", "name: build"));
    const [duplicate] = await editor.pulled(uri);
    assert.equal(duplicate?.code, "name/duplicate");
    assert.equal(duplicate?.source, "pipewright");
    assert.equal(duplicate?.severity, 1);
    assert.deepEqual(duplicate?.codeDescription, { href: `pages:/en/name%2Fduplicate?${encodeURIComponent(uri)}` });
    assert.deepEqual(duplicate?.relatedInformation?.[0]?.location, {
      uri,
      range: { start: { line: 3, character: 12 }, end: { line: 3, character: 17 } },
    });
  });

  test("gets no part that it can't draw", async () => {
    const capabilities = { textDocument: { diagnostic: {} } };
    const editor = await startEditor({ capabilities, options: { rulePages: "pages:/{id}" } });
    await editor.open(uri, misspelt.replace("name: deploy", "name: build"));
    const [duplicate] = await editor.pulled(uri);
    assert.deepEqual(Object.keys(duplicate ?? {}).sort(), ["code", "message", "range", "severity", "source"]);
  });

  test("hears nothing about files of other tools", async () => {
    const editor = await startEditor();
    const workflow = "file:///shop/.github/workflows/pipeline.yml";
    await editor.open(workflow, "on: push\njobs: {}\n");
    assert.deepEqual(await editor.pulled(workflow), []);
    const values = "file:///shop/values.yaml";
    await editor.open(values, "replicas: 3\npipeline: 4\n");
    assert.deepEqual(await editor.pulled(values), []);
  });

  test("hears about any YAML file that has a pipeline in it", async () => {
    const editor = await startEditor();
    await editor.open("file:///shop/anything.yaml", misspelt);
    assert.deepEqual(seen(await editor.pulled("file:///shop/anything.yaml")), [unknownStage]);
    await editor.open("untitled:Untitled-1", misspelt);
    assert.deepEqual(seen(await editor.pulled("untitled:Untitled-1")), [unknownStage]);
  });

  test("is asked to pull again when its settings change", async () => {
    const editor = await startEditor();
    await editor.open(uri, misspelt);
    assert.equal((await editor.pulled(uri)).length, 1);
    await editor.until(() => editor.registered.includes("workspace/didChangeConfiguration"));
    await editor.changeSettings({ rules: { "needs/*": "off" } });
    await editor.until(() => editor.refreshCount === 1);
    assert.deepEqual(await editor.pulled(uri), []);
  });
});

describe("an editor that has to be pushed", () => {
  const uri = "file:///shop/pipeline.yml";

  test("is published what is wrong, with the version that it is about", async () => {
    const editor = await startEditor({ capabilities: pushCapabilities });
    assert.equal(editor.result.capabilities.diagnosticProvider, undefined);
    await editor.open(uri, misspelt);
    assert.deepEqual(seen(await editor.pushed(uri)), [unknownStage]);
    await editor.replace(uri, "biuld", "build");
    assert.deepEqual(await editor.pushed(uri), []);
    assert.deepEqual(
      editor.published.map(({ version }) => version),
      [1, 2],
    );
    await assert.rejects(editor.pull(uri), { code: -32601 });
  });

  test("is published one list for a burst of keys: that of the last", async () => {
    const editor = await startEditor({ capabilities: pushCapabilities });
    await editor.open(uri, mended);
    await editor.pushed(uri);
    const letters = [..."testing"];
    for (const [index, letter] of letters.entries()) {
      const typed = letters.slice(0, index).join("");
      await editor.replace(uri, `name: shop${typed}`, `name: shop${typed}${letter}`);
    }
    await editor.pushed(uri);
    assert.deepEqual(
      editor.published.map(({ version }) => version),
      [1, 8],
    );
    assert.match(editor.text(uri), /name: shoptesting/);
  });

  test("has its list taken back when the file closes", async () => {
    const editor = await startEditor({ capabilities: pushCapabilities });
    await editor.open(uri, misspelt);
    await editor.pushed(uri);
    await editor.close(uri);
    await editor.until(() => editor.published.length === 2);
    assert.deepEqual(editor.published[1], { uri, diagnostics: [] });
  });

  test("is published anew when settings change, also where they are only sent", async () => {
    const editor = await startEditor({ capabilities: { textDocument: pushCapabilities.textDocument ?? {} } });
    await editor.open(uri, misspelt);
    assert.equal((await editor.pushed(uri)).length, 1);
    await editor.changeSettings({ rules: { "needs/unknown": "off" } });
    await editor.until(() => editor.published.length === 2);
    assert.deepEqual(await editor.pushed(uri), []);
  });
});

describe("what stands around a file", () => {
  test("each folder's own .pipewright.yml counts for its files", async () => {
    const strict = folderWith({ ".pipewright.yml": "rules:\n  needs/unknown: warning\n", "pipeline.yml": misspelt });
    const plain = folderWith({ "pipeline.yml": misspelt });
    const editor = await startEditor({ folders: [strict.uri, plain.uri] });
    await editor.open(`${strict.uri}/pipeline.yml`, misspelt);
    await editor.open(`${plain.uri}/pipeline.yml`, misspelt);
    assert.equal((await editor.pulled(`${strict.uri}/pipeline.yml`))[0]?.severity, 2);
    assert.equal((await editor.pulled(`${plain.uri}/pipeline.yml`))[0]?.severity, 1);
  });

  test("a .pipewright.yml that changes is read again", async () => {
    const folder = folderWith({ "pipeline.yml": misspelt });
    const uri = `${folder.uri}/pipeline.yml`;
    const editor = await startEditor({ folders: [folder.uri] });
    await editor.open(uri, misspelt);
    assert.equal((await editor.pulled(uri)).length, 1);
    await editor.until(() => editor.registered.includes("workspace/didChangeWatchedFiles"));
    writeFileSync(join(folder.path, ".pipewright.yml"), "rules:\n  needs/unknown: off\n");
    await editor.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: `${folder.uri}/.pipewright.yml`, type: 1 }],
    });
    await editor.until(() => editor.refreshCount === 1);
    assert.deepEqual(await editor.pulled(uri), []);
  });

  test("a .pipewright.yml may name files of its own", async () => {
    const folder = folderWith({ ".pipewright.yml": "files:\n  pipeline: [ci/*.yml]\n" });
    const uri = `${folder.uri}/ci/release.yml`;
    const editor = await startEditor({ folders: [folder.uri] });
    await editor.open(uri, "# still empty\n");
    const status = await editor.request<{ dialectFrom: string } | null>("pipewright/status", { textDocument: { uri } });
    assert.equal(status?.dialectFrom, "config");
  });

  test("the .pipewright.yml itself is checked", async () => {
    const editor = await startEditor();
    const uri = "file:///shop/.pipewright.yml";
    await editor.open(uri, "rules:\n  needs/unknwon: off\n");
    assert.deepEqual(
      (await editor.pulled(uri)).map(({ code }) => code),
      ["config/unknown-rule"],
    );
  });

  test("messages are in the language of the editor", async () => {
    const editor = await startEditor({ locale: "zh-cn" });
    const uri = "file:///shop/pipeline.yml";
    await editor.open(uri, misspelt);
    assert.deepEqual(seen(await editor.pulled(uri)), [
      "9 needs/unknown: `deploy` 依赖 `biuld`，但没有这个阶段。您是不是想写 `build`？",
    ]);
  });

  test("the platform version of the settings holds where the file says none", async () => {
    const editor = await startEditor({ settings: { platform: "1.0" } });
    const uri = "file:///shop/pipeline.yml";
    await editor.open(uri, mended);
    const ask = () => editor.request<{ platform: unknown }>("pipewright/status", { textDocument: { uri } });
    assert.deepEqual((await ask()).platform, { version: "1.0", from: "setting" });
    await editor.replace(uri, "name: shop", 'name: shop\n  platform: "2.0"');
    assert.deepEqual((await ask()).platform, { version: "2.0", from: "file" });
  });
});

describe("what is not a whole file", () => {
  test("a broken text has an answer, and is well again when it is mended", async () => {
    const editor = await startEditor();
    const uri = "file:///shop/pipeline.yml";
    await editor.open(uri, `${mended}  - [oh: "no\n\t}`);
    assert.notEqual((await editor.pulled(uri)).length, 0);
    await editor.replace(uri, '  - [oh: "no\n\t}', "");
    assert.deepEqual(await editor.pulled(uri), []);
  });

  test("edits of a text with letters outside of the basic plane arrive where they belong", async () => {
    const editor = await startEditor();
    const uri = "file:///shop/pipeline.yml";
    await editor.open(uri, mended.replace("make\n", 'echo "🚀🚀 部署" # 𝒂\n').replaceAll("\n", "\r\n"));
    assert.deepEqual(await editor.pulled(uri), []);
    await editor.replace(uri, "[build]", "[b🚀d]");
    await editor.save(uri);
    assert.deepEqual((await editor.pulled(uri))[0]?.range, {
      start: { line: 8, character: 14 },
      end: { line: 8, character: 18 },
    });
  });

  test("a document that is not open has nothing wrong with it", async () => {
    const editor = await startEditor({ capabilities: pullCapabilities });
    assert.deepEqual(await editor.pulled("file:///shop/not-open/pipeline.yml"), []);
  });
});
