import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type {
  CompletionItem,
  CompletionList,
  DidChangeWatchedFilesRegistrationOptions,
  DocumentSymbol,
  Hover,
  WorkspaceEdit,
} from "vscode-languageserver/node";
import { otherPlatform, ownSteps, ownStepsPipeline, rightFlow, under } from "../kit/other-platform.ts";
import { archiveWith } from "../kit/pack-server.ts";
import { closeEditors, type Editor, type EditorOptions, pullCapabilities, startEditor } from "./editor.ts";

interface Folder {
  readonly uri: string;
  write(path: string, text: string): void;
}

const folders: string[] = [];

function folderWith(files: Readonly<Record<string, string>>): Folder {
  const folder = mkdtempSync(join(tmpdir(), "pipewright-packs-"));
  folders.push(folder);
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  return { uri: pathToFileURL(folder).href, write };
}

afterEach(async () => {
  await closeEditors();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const project = { ".pipewright.yml": "packs: [./acme]\n", ...under("acme", otherPlatform) };

async function editorOn(
  { uri }: Folder,
  text: string,
  more: EditorOptions = {},
): Promise<{ editor: Editor; file: string }> {
  const editor = await startEditor({ folders: [uri], ...more });
  const file = `${uri}/shop.flow.yml`;
  await editor.open(file, text);
  return { editor, file };
}

/** The place of a word in the text of a document, behind its first `offset` letters. */
function placeOf(editor: Editor, uri: string, word: string, offset = 1) {
  const at = editor.text(uri).indexOf(word);
  assert.notEqual(at, -1, word);
  return { textDocument: { uri }, position: editor.document(uri).positionAt(at + offset) };
}

async function seen(editor: Editor, uri: string): Promise<readonly string[]> {
  return (await editor.pulled(uri)).map(({ range, code, message }) => `${range.start.line + 1} ${code}: ${message}`);
}

function labels(answer: CompletionItem[] | CompletionList | null): readonly string[] {
  return (Array.isArray(answer) ? answer : (answer?.items ?? [])).map(({ label }) => label);
}

describe("a pack that the client brings", () => {
  test("counts without any setting, after those of the project", async () => {
    const folder = folderWith({});
    const archive = archiveWith(otherPlatform);
    writeFileSync(new URL(`${folder.uri}/1-acme.zip`), archive);
    const { editor, file } = await editorOn(folder, rightFlow.replace("    owner: ben\n", ""), {
      options: { packs: [`${folder.uri}/1-acme.zip`] },
    });
    assert.deepEqual(await seen(editor, file), ["13 acme/owner: Task `rollout` has no owner. Say who answers for it."]);
  });
});

describe("a language that a pack describes, in an editor", () => {
  test("leads from a code to the site of its pack, in an editor that names no pages of its own", async () => {
    const pages = "links: { pages: https://docs.acme.test/ci }\n";
    const withSite = { ...project, "acme/pack.yaml": `${otherPlatform["pack.yaml"]}${pages}` };
    const wrong = rightFlow.replace("    owner: ben\n", "");
    const { editor, file } = await editorOn(folderWith(withSite), wrong);
    const [found] = await editor.pulled(file);
    assert.equal(found?.codeDescription?.href, "https://docs.acme.test/ci/en/rules/acme/owner.html");
    const named = await editorOn(folderWith(withSite), wrong, { options: { rulePages: "pages:/{id}" } });
    const [other] = await named.editor.pulled(named.file);
    assert.equal(other?.codeDescription?.href, "pages:/acme%2Fowner");
  });

  test("is checked", async () => {
    const { editor, file } = await editorOn(folderWith(project), rightFlow);
    assert.deepEqual(await seen(editor, file), []);
    await editor.replace(file, "after: [build]", "after: [biuld]");
    await editor.save(file); // it might still be about to be written
    assert.deepEqual(await seen(editor, file), [
      "10 needs/unknown: `test` needs `biuld`, but there is no such task. Did you mean `build`?",
    ]);
  });

  test("completes keys, words and names", async () => {
    const { editor, file } = await editorOn(folderWith(project), rightFlow);
    const offersAt = async (from: string, to: string): Promise<readonly string[]> => {
      await editor.replace(file, from, to);
      const answer = await editor.connection.sendRequest<CompletionList>(
        "textDocument/completion",
        placeOf(editor, file, to, to.length),
      );
      await editor.replace(file, to, from);
      return labels(answer);
    };
    assert((await offersAt("    retries: 2\n", "    re")).includes("retries"));
    assert((await offersAt("use: deploy", "use: de")).includes("deploy"));
    assert.deepEqual(await offersAt("after: [build]", "after: [bu"), ["build", "rollout"]);
    assert.deepEqual(await offersAt("with: [region]", "with: [re"), ["region"]);
  });

  test("says what its keys are, of the version that the file is for", async () => {
    const { editor, file } = await editorOn(folderWith(project), rightFlow);
    const hover = await editor.connection.sendRequest<Hover>("textDocument/hover", placeOf(editor, file, "retries"));
    assert.match(JSON.stringify(hover.contents), /How often it is tried again\./);
  });

  test("renames a stage, and all that waits for it", async () => {
    const { editor, file } = await editorOn(folderWith(project), rightFlow);
    const edit = await editor.connection.sendRequest<WorkspaceEdit>("textDocument/rename", {
      ...placeOf(editor, file, "id: build", 5),
      newName: "compile",
    });
    const changes = JSON.stringify(edit);
    assert.equal(changes.split('"newText":"compile"').length - 1, 2, changes);
  });

  test("has a table of contents and a graph", async () => {
    const { editor, file } = await editorOn(folderWith(project), rightFlow);
    const symbols = await editor.connection.sendRequest<DocumentSymbol[]>("textDocument/documentSymbol", {
      textDocument: { uri: file },
    });
    assert.deepEqual(
      symbols.map(({ name, children }) => [name, (children ?? []).map((child) => child.name)]),
      [
        ["values", []],
        ["flow", ["build", "test", "rollout"]],
      ],
    );
    const graph = await editor.connection.sendRequest("pipewright/graph", {
      textDocument: { uri: file },
      direction: "right",
    });
    assert.match(JSON.stringify(graph), /"rollout"/);
  });

  test("is read anew when its pack has changed", async () => {
    const folder = folderWith(project);
    const capabilities = {
      ...pullCapabilities,
      workspace: {
        ...pullCapabilities.workspace,
        didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
      },
    };
    const { editor, file } = await editorOn(folder, rightFlow, { capabilities });
    assert.deepEqual(await seen(editor, file), []);
    await editor.until(() => editor.registered.includes("workspace/didChangeWatchedFiles"));
    folder.write(
      "acme/schemas/flow-3.1.json",
      (otherPlatform["schemas/flow-3.1.json"] ?? "").replace('"deploy"', '"release"'),
    );
    await editor.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: `${folder.uri}/acme/schemas/flow-3.1.json`, type: 2 }],
    });
    assert.deepEqual(await seen(editor, file), [
      "16 schema/value: `use` takes `shell`, `upload` or `release`, not `deploy`.",
    ]);
  });

  test("comes from the user's own settings, too", async () => {
    const folder = folderWith({});
    const elsewhere = folderWith(otherPlatform);
    const { editor, file } = await editorOn(folder, rightFlow.replace("owner: ben", "ownr: ben"), {
      settings: { packs: [new URL(elsewhere.uri).pathname] },
    });
    assert.deepEqual(
      (await seen(editor, file)).map((one) => one.split(":")[0]),
      ["13 acme/owner", "14 schema/unknown-key"],
    );
  });
});

describe("a pack outside of the workspace", () => {
  /** The folders that the editor is asked to watch beside its own, and which files there. */
  function watched(editor: Editor): readonly unknown[] {
    return [...editor.registrations.values()]
      .filter(({ method }) => method === "workspace/didChangeWatchedFiles")
      .flatMap(({ registerOptions }) => (registerOptions as DidChangeWatchedFilesRegistrationOptions).watchers)
      .flatMap(({ globPattern }) => (typeof globPattern === "string" ? [] : [globPattern]));
  }
  const capabilities = {
    ...pullCapabilities,
    workspace: {
      ...pullCapabilities.workspace,
      didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    },
  };

  test("is watched as long as it is in use", async () => {
    const folder = folderWith(project);
    const [one, other] = [folderWith(ownSteps), folderWith(ownSteps)];
    const packs = (...named: readonly Folder[]) => ({ packs: named.map(({ uri }) => new URL(uri).pathname) });
    const { editor, file } = await editorOn(folder, rightFlow, { capabilities, settings: packs(one) });
    await editor.pulled(file);
    await editor.until(() => watched(editor).length > 0);
    assert.deepEqual(watched(editor), [{ baseUri: one.uri, pattern: "**/*" }]);
    await editor.changeSettings(packs(other));
    await editor.pulled(file);
    await editor.until(() => !JSON.stringify(watched(editor)).includes(one.uri) && watched(editor).length > 0);
    assert.deepEqual(watched(editor), [{ baseUri: other.uri, pattern: "**/*" }]);
    await editor.changeSettings({});
    await editor.pulled(file);
    await editor.until(() => watched(editor).length === 0);
  });

  test("is read anew when it is named again", async () => {
    const folder = folderWith({});
    const elsewhere = folderWith(otherPlatform);
    const settings = { packs: [new URL(elsewhere.uri).pathname] };
    const { editor, file } = await editorOn(folder, rightFlow, { capabilities, settings });
    assert.deepEqual(await seen(editor, file), []);
    await editor.changeSettings({});
    assert.deepEqual(await seen(editor, file), []);
    elsewhere.write(
      "schemas/flow-3.1.json",
      (otherPlatform["schemas/flow-3.1.json"] ?? "").replace('"deploy"', '"release"'),
    );
    await editor.changeSettings(settings);
    assert.deepEqual(await seen(editor, file), [
      "16 schema/value: `use` takes `shell`, `upload` or `release`, not `deploy`.",
    ]);
  });
});

describe("step types of a pack, in an editor", () => {
  test("are offered with their inputs, and say what they are", async () => {
    const folder = folderWith({ ".pipewright.yml": "packs: [./acme]\n", ...under("acme", ownSteps) });
    const editor = await startEditor({ folders: [folder.uri] });
    const file = `${folder.uri}/shop.pipeline.yml`;
    await editor.open(file, ownStepsPipeline);
    assert.deepEqual(await seen(editor, file), []);
    const hover = await editor.connection.sendRequest<Hover>(
      "textDocument/hover",
      placeOf(editor, file, "acme-rollout", 3),
    );
    assert.match(JSON.stringify(hover.contents), /Rolls a release out in Acme's clusters\./);
    await editor.replace(file, "type: acme-rollout", "type: acme-r");
    const answer = await editor.connection.sendRequest<CompletionList>(
      "textDocument/completion",
      placeOf(editor, file, "acme-r", 6),
    );
    assert(labels(answer).includes("acme-rollout"), labels(answer).join());
  });
});
