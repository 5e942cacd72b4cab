import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type Diagnostic,
  type WorkspaceDiagnosticReport,
  WorkspaceDiagnosticRequest,
} from "vscode-languageserver/node";
import { closeEditors, type Editor, pushCapabilities, startEditor } from "./editor.ts";

const pipeline = `include: [shared/build.yml]
pipeline:
  name: shop
  stages:
    - name: build
      steps:
        - name: compile
          template: java-build
          with: { goals: verify }
`;
const library = `templates:
  java-build:
    kind: steps
    parameters:
      goals: { type: string, required: true }
    steps:
      - name: compile
        run: mvn \${{ parameters.goals }}
`;
const renamed = library.replace("java-build", "maven-build");
const unknown = "7 template/unknown: There is no template `java-build`. Did you mean `maven-build`?";

interface Folder {
  readonly uri: string;
  readonly path: string;
  write(name: string, text: string): void;
}

function folderWith(files: Readonly<Record<string, string>>): Folder {
  const path = mkdtempSync(join(tmpdir(), "pipewright-includes-"));
  folders.push(path);
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  return { uri: pathToFileURL(path).href, path, write };
}

const folders: string[] = [];

afterEach(async () => {
  await closeEditors();
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
});

function seen(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ range, code, message }) => `${range.start.line} ${code}: ${message}`);
}

describe("a pipeline that includes a file", () => {
  test("is judged by what that file has on the disk", async () => {
    const { uri } = folderWith({ "ci/shared/build.yml": library });
    const editor = await startEditor({ folders: [uri] });
    await editor.open(`${uri}/ci/pipeline.yml`, pipeline);
    assert.deepEqual(seen(await editor.pulled(`${uri}/ci/pipeline.yml`)), []);
    await editor.replace(`${uri}/ci/pipeline.yml`, "goals:", "gaols:");
    await editor.save(`${uri}/ci/pipeline.yml`);
    assert.deepEqual(seen(await editor.pulled(`${uri}/ci/pipeline.yml`)), [
      "8 template/parameter: The template `java-build` has no parameter `gaols`. Did you mean `goals`?",
    ]);
  });

  test("is told of a path that leads nowhere, and out of the folder", async () => {
    const { uri } = folderWith({ "ci/shared/build.yml": library, "outside.yml": library });
    const editor = await startEditor({ folders: [`${uri}/ci`] });
    const path = `${uri}/ci/pipeline.yml`;
    await editor.open(path, pipeline.replace("shared/build.yml", "shared/biuld.yml, ../outside.yml"));
    assert.deepEqual(seen(await editor.pulled(path)), [
      "0 include/not-found: There is no file `shared/biuld.yml`. Did you mean `shared/build.yml`?",
      "0 include/not-found: `../outside.yml` leads out of the workspace folder: an include stays inside.",
    ]);
  });

  test("is checked again when an editor changes that file, saved or not", async () => {
    const { uri } = folderWith({ "ci/shared/build.yml": library });
    const editor = await startEditor({ folders: [uri], capabilities: pushCapabilities });
    const path = `${uri}/ci/pipeline.yml`;
    await editor.open(path, pipeline);
    assert.deepEqual(seen(await editor.pushed(path)), []);
    await editor.open(`${uri}/ci/shared/build.yml`, library);
    await editor.replace(`${uri}/ci/shared/build.yml`, "java-build", "maven-build");
    const last = () => editor.published.findLast((one) => one.uri === path)?.diagnostics ?? [];
    await editor.until(() => last().length > 0);
    assert.deepEqual(seen(last()), [unknown]);
    await editor.close(`${uri}/ci/shared/build.yml`);
    await editor.until(() => last().length === 0);
  });

  test("is checked again when that file changes, comes or goes on the disk", async () => {
    const folder = folderWith({ "ci/shared/build.yml": library });
    const { uri } = folder;
    const editor = await startEditor({ folders: [uri] });
    const path = `${uri}/ci/pipeline.yml`;
    await editor.open(path, pipeline);
    assert.deepEqual(seen(await editor.pulled(path)), []);
    const tell = async (type: number): Promise<void> => {
      const before = editor.refreshCount;
      const changes = [{ uri: `${uri}/ci/shared/build.yml`, type }];
      await editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
      await editor.until(() => editor.refreshCount > before);
    };
    folder.write("ci/shared/build.yml", renamed);
    await tell(2);
    assert.deepEqual(seen(await editor.pulled(path)), [unknown]);
    rmSync(join(folder.path, "ci/shared/build.yml"));
    await tell(3);
    assert.deepEqual(seen(await editor.pulled(path)), ["0 include/not-found: There is no file `shared/build.yml`."]);
    folder.write("ci/shared/build.yml", library);
    await tell(1);
    assert.deepEqual(seen(await editor.pulled(path)), []);
  });

  test("makes that file one of ours", async () => {
    const { uri } = folderWith({ "ci/shared/build.yml": library });
    const editor = await startEditor({ folders: [uri] });
    const shared = `${uri}/ci/shared/build.yml`;
    await editor.open(shared, library.replace("kind: steps", "kind: step"));
    assert.deepEqual(seen(await editor.pulled(shared)), []);
    const before = editor.refreshCount;
    await editor.open(`${uri}/ci/pipeline.yml`, pipeline);
    await editor.pulled(`${uri}/ci/pipeline.yml`);
    await editor.until(() => editor.refreshCount > before);
    assert.deepEqual(
      (await editor.pulled(shared)).map(({ code }) => code),
      ["schema/value"],
    );
  });

  test("knows nothing of a file without a folder around it", async () => {
    const { uri } = folderWith({ "ci/pipeline.yml": pipeline, "shared/build.yml": library });
    const editor = await startEditor();
    const path = `${uri}/ci/pipeline.yml`;
    await editor.open(path, pipeline.replace("shared/build.yml", "../shared/build.yml"));
    assert.deepEqual(seen(await editor.pulled(path)), []);
  });
});

describe("an editor that asks about a template of another file", () => {
  test("is led there, to all its uses, and changes its name everywhere", async () => {
    const { uri } = folderWith({ "ci/shared/build.yml": library });
    const editor = await startEditor({ folders: [uri] });
    const path = `${uri}/ci/pipeline.yml`;
    await editor.open(path, pipeline);
    const textDocument = { uri: path };
    const position = editor.position(path, "java-build", 2);
    const shared = `${uri}/ci/shared/build.yml`;
    const declared = { uri: shared, range: { start: { line: 1, character: 2 }, end: { line: 1, character: 12 } } };
    assert.deepEqual(await editor.request("textDocument/definition", { textDocument, position }), [declared]);
    const used = { uri: path, range: { start: { line: 7, character: 20 }, end: { line: 7, character: 30 } } };
    const context = { includeDeclaration: true };
    assert.deepEqual(await editor.request("textDocument/references", { textDocument, position, context }), [
      used,
      declared,
    ]);
    assert.deepEqual(await editor.request("textDocument/rename", { textDocument, position, newName: "maven" }), {
      documentChanges: [
        { textDocument: { uri: path, version: 1 }, edits: [{ range: used.range, newText: "maven" }] },
        { textDocument: { uri: shared, version: null }, edits: [{ range: declared.range, newText: "maven" }] },
      ],
    });
    // What is typed there without being saved counts too.
    await editor.open(shared, library);
    await editor.replace(shared, "templates:", "# What we build with\ntemplates:");
    const below = { start: { line: 2, character: 2 }, end: { line: 2, character: 12 } };
    assert.deepEqual(await editor.request("textDocument/definition", { textDocument, position }), [
      { uri: shared, range: below },
    ]);
    assert.deepEqual(await editor.request("textDocument/documentLink", { textDocument }), [
      { range: { start: { line: 0, character: 10 }, end: { line: 0, character: 26 } }, target: shared },
    ]);
  });
});

describe("the other files of a workspace", () => {
  test("are searched for the uses of a name, opened or not", async () => {
    const { uri } = folderWith({
      "ci/shared/build.yml": library,
      "ci/other.pipeline.yml": pipeline.replace("shop", "other"),
      "node_modules/shop/ci/shared/x.pipeline.yml": pipeline,
    });
    const editor = await startEditor({ folders: [uri] });
    const shared = `${uri}/ci/shared/build.yml`;
    const path = `${uri}/ci/pipeline.yml`;
    await editor.open(path, pipeline);
    await editor.open(shared, library);
    await editor.pulled(path);
    const asked = { textDocument: { uri: shared }, position: editor.position(shared, "java-build") };
    const found: { uri: string }[] = await editor.request("textDocument/references", {
      ...asked,
      context: { includeDeclaration: true },
    });
    assert.deepEqual(found.map((one) => one.uri).sort(), [`${uri}/ci/other.pipeline.yml`, path, shared]);
    const edit: { documentChanges: { textDocument: unknown }[] } = await editor.request("textDocument/rename", {
      ...asked,
      newName: "maven",
    });
    assert.deepEqual(
      edit.documentChanges.map(({ textDocument }) => textDocument),
      [
        { uri: shared, version: 1 },
        { uri: `${uri}/ci/other.pipeline.yml`, version: null },
        { uri: path, version: 1 },
      ],
    );
  });

  test("keep a template from being called unused", async () => {
    const own = `${library}pipeline:\n  name: own\n  stages:\n    - { name: one, steps: [{ name: hello, run: echo }] }\n`;
    const { uri } = folderWith({ "ci/other.pipeline.yml": pipeline, "ci/shared/build.yml": own });
    const editor = await startEditor({ folders: [uri] });
    const shared = `${uri}/ci/shared/build.yml`;
    await editor.open(shared, own);
    assert.deepEqual(
      (await editor.pulled(shared)).map(({ code }) => code),
      ["template/unused"],
    );
    const before = editor.refreshCount;
    await editor.request("workspace/symbol", { query: "" });
    await editor.until(() => editor.refreshCount > before);
    assert.deepEqual(await editor.pulled(shared), []);
  });

  test("offer their pipelines, stages and templates by name", async () => {
    const { uri } = folderWith({
      "ci/shared/build.yml": library,
      "ci/pipeline.yml": pipeline,
      "values.yml": "build: 1\n",
      "workflow.yml": "jobs: { build: {} }\n",
    });
    const editor = await startEditor({ folders: [uri] });
    const ask = async (query: string): Promise<string[]> => {
      const found: { name: string; containerName?: string; location: { uri: string } }[] = await editor.request(
        "workspace/symbol",
        { query },
      );
      return found.map((one) => `${one.containerName ?? ""}/${one.name} ${one.location.uri.slice(uri.length)}`);
    };
    assert.deepEqual(await ask("build"), ["shop/build /ci/pipeline.yml", "/java-build /ci/shared/build.yml"]);
    assert.deepEqual(await ask("shp"), ["/shop /ci/pipeline.yml"]);
    await editor.open(`${uri}/ci/pipeline.yml`, pipeline.replace("shop", "store"));
    assert.deepEqual(await ask("shp"), []);
    assert.deepEqual(await ask("store"), ["/store /ci/pipeline.yml"]);
  });
});

describe("files that nobody has open", () => {
  const wrong = pipeline.replace("java-build", "java-biuld");

  /** What has changed since the results that are known, and what is known then. */
  async function pullAll(editor: Editor, known: Map<string, string>): Promise<string[]> {
    const previousResultIds = [...known].map(([uri, value]) => ({ uri, value }));
    const report: WorkspaceDiagnosticReport = await editor.request("workspace/diagnostic", { previousResultIds });
    return report.items.map((item) => {
      if (item.resultId === undefined) known.delete(item.uri);
      else known.set(item.uri, item.resultId);
      const codes = item.kind === "full" ? item.items.map(({ code }) => code).join(" ") : "unchanged";
      return `${item.uri.slice(item.uri.lastIndexOf("/") + 1)}: ${codes}`;
    });
  }

  test("are checked too, and again when something has changed", async () => {
    const folder = folderWith({ "a.pipeline.yml": wrong, "b.pipeline.yml": pipeline, "shared/build.yml": library });
    const editor = await startEditor({ folders: [folder.uri] });
    assert.equal(editor.result.capabilities.diagnosticProvider?.workspaceDiagnostics, true);
    const known = new Map<string, string>();
    assert.deepEqual(await pullAll(editor, known), ["a.pipeline.yml: template/unknown"]);
    const next = pullAll(editor, known);
    folder.write("shared/build.yml", renamed);
    const changes = [{ uri: `${folder.uri}/shared/build.yml`, type: 2 }];
    await editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
    assert.deepEqual((await next).sort(), ["a.pipeline.yml: template/unknown", "b.pipeline.yml: template/unknown"]);
    const last = pullAll(editor, known);
    rmSync(join(folder.path, "a.pipeline.yml"));
    const gone = [{ uri: `${folder.uri}/a.pipeline.yml`, type: 3 }];
    await editor.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: gone });
    assert.deepEqual(await last, ["a.pipeline.yml: "]);
  });

  test("are left to their own requests while they are open, and come back when they are closed", async () => {
    const { uri } = folderWith({ "a.pipeline.yml": wrong, "b.pipeline.yml": wrong, "shared/build.yml": library });
    const editor = await startEditor({ folders: [uri] });
    await editor.open(`${uri}/a.pipeline.yml`, wrong);
    const known = new Map<string, string>();
    assert.deepEqual(await pullAll(editor, known), ["b.pipeline.yml: template/unknown"]);
    const next = pullAll(editor, known);
    await editor.close(`${uri}/a.pipeline.yml`);
    assert.deepEqual(await next, ["a.pipeline.yml: template/unknown"]);
  });

  test("go with the file when those of closed files are not wanted", async () => {
    const { uri } = folderWith({ "a.pipeline.yml": wrong, "shared/build.yml": library });
    const editor = await startEditor({ folders: [uri], settings: { workspaceDiagnostics: false } });
    const next = pullAll(editor, new Map());
    await editor.open(`${uri}/a.pipeline.yml`, wrong);
    await editor.close(`${uri}/a.pipeline.yml`);
    assert.deepEqual(await next, ["a.pipeline.yml: "]);
  });

  test("are sent piece by piece to an editor that takes them so", async () => {
    const files = Array.from({ length: 30 }, (_, index) => [`p${index}.pipeline.yml`, wrong] as const);
    const { uri } = folderWith({ ...Object.fromEntries(files), "shared/build.yml": library });
    const editor = await startEditor({ folders: [uri] });
    const pieces: string[][] = [];
    editor.connection.onProgress(WorkspaceDiagnosticRequest.partialResult, "all", ({ items }) => {
      pieces.push(items.map((item) => item.uri));
    });
    const { items }: WorkspaceDiagnosticReport = await editor.request("workspace/diagnostic", {
      previousResultIds: [],
      partialResultToken: "all",
    });
    assert.equal(pieces.length, 1);
    const told = [...pieces.flat(), ...items.map((item) => item.uri)].sort();
    assert.deepEqual(told, files.map(([name]) => `${uri}/${name}`).sort());
  });

  test("are left alone when the setting says so", async () => {
    const { uri } = folderWith({ "a.pipeline.yml": wrong, "shared/build.yml": library });
    const editor = await startEditor({ folders: [uri], settings: { workspaceDiagnostics: false } });
    const known = new Map<string, string>();
    const waiting = pullAll(editor, known);
    await editor.changeSettings({ workspaceDiagnostics: true });
    assert.deepEqual(await waiting, ["a.pipeline.yml: template/unknown"]);
  });
});
