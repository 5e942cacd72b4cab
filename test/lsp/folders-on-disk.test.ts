/**
 * Folders that come, go and take other names while the server runs. Editors tell of such a folder, and often of nothing
 * that is in it: VS Code looks into a new folder only after it has seen it, and of one that moves it sees one name go and
 * another come.
 */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import picomatch from "picomatch";
import type { DidChangeWatchedFilesRegistrationOptions, WorkspaceDiagnosticReport } from "vscode-languageserver/node";
import { otherPlatform, rightFlow, under } from "../kit/other-platform.ts";
import { closeEditors, type Editor, startEditor } from "./editor.ts";

const wrong = `pipeline:
  name: shop
  stages:
    - name: build
      steps: [{ name: compile, run: make }]
    - name: deploy
      needs: [biuld]
      steps: [{ name: ship, run: make ship }]
`;
const library = `templates:
  java-build:
    kind: steps
    steps: [{ name: compile, run: mvn verify }]
`;
const including = `include: [shared/build.yml]
pipeline:
  name: shop
  stages:
    - name: build
      steps: [{ name: compile, template: java-build }]
`;

const made: string[] = [];

afterEach(async () => {
  await closeEditors();
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true });
});

function folderWith(files: Readonly<Record<string, string>>): string {
  const path = mkdtempSync(join(tmpdir(), "pipewright-folders-"));
  made.push(path);
  write(path, files);
  return path;
}

function write(path: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
}

/** How LSP counts what became of a file or folder. */
const types = { created: 1, changed: 2, deleted: 3 } as const;

class Project {
  readonly path: string;
  readonly uri: string;
  readonly editor: Editor;
  /** What an editor knows of each file, by its name: the findings' result id. */
  readonly #known = new Map<string, string>();

  constructor(path: string, editor: Editor) {
    this.path = path;
    this.uri = pathToFileURL(path).href;
    this.editor = editor;
  }

  /** Tells what has changed, if it is something that the server has asked to hear of. */
  async tell(...changes: readonly (readonly [what: keyof typeof types, name: string])[]): Promise<void> {
    const watches = () =>
      [...this.editor.registrations.values()].filter(({ method }) => method.endsWith("WatchedFiles"));
    await this.editor.until(() => watches().length > 0);
    const globs = watches().flatMap(({ registerOptions }) =>
      (registerOptions as DidChangeWatchedFilesRegistrationOptions).watchers.map(({ globPattern }) => globPattern),
    );
    const isWanted = picomatch(
      globs.filter((glob) => typeof glob === "string"),
      { dot: true },
    );
    await this.editor.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: changes
        .filter(([, name]) => isWanted(name))
        .map(([what, name]) => ({ uri: `${this.uri}/${name}`, type: types[what] })),
    });
  }

  /** What is new in files that nobody has open; waits until there is something. */
  async news(): Promise<string[]> {
    const previousResultIds = [...this.#known].map(([uri, value]) => ({ uri, value }));
    const report: WorkspaceDiagnosticReport = await this.editor.request("workspace/diagnostic", { previousResultIds });
    return report.items
      .map((item) => {
        if (item.resultId === undefined) this.#known.delete(item.uri);
        else this.#known.set(item.uri, item.resultId);
        const codes = item.kind === "full" ? item.items.map(({ code }) => code) : ["unchanged"];
        return [decodeURIComponent(item.uri.slice(this.uri.length + 1)), ...codes].join(" ");
      })
      .sort();
  }

  async codes(name: string): Promise<readonly unknown[]> {
    return (await this.editor.pulled(`${this.uri}/${name}`)).map(({ code }) => code);
  }
}

async function projectWith(files: Readonly<Record<string, string>>): Promise<Project> {
  const path = folderWith(files);
  return new Project(path, await startEditor({ folders: [pathToFileURL(path).href] }));
}

describe("a folder that the editor tells of, and of nothing in it", () => {
  test("brings the findings of its files, and of those further down", async () => {
    const project = await projectWith({ "first.pipeline.yml": wrong });
    assert.deepEqual(await project.news(), ["first.pipeline.yml needs/unknown"]);
    const next = project.news();
    write(project.path, { "new/a.pipeline.yml": wrong, "new/deep/down/b.pipeline.yml": wrong, "new/notes.txt": "" });
    await project.tell(["created", "new"]);
    assert.deepEqual(await next, ["new/a.pipeline.yml needs/unknown", "new/deep/down/b.pipeline.yml needs/unknown"]);
  });

  test("takes the findings of its files along when it goes", async () => {
    const project = await projectWith({ "ci/a.pipeline.yml": wrong, "ci/deep/b.pipeline.yml": wrong });
    assert.deepEqual(await project.news(), ["ci/a.pipeline.yml needs/unknown", "ci/deep/b.pipeline.yml needs/unknown"]);
    const next = project.news();
    rmSync(join(project.path, "ci"), { recursive: true });
    await project.tell(["deleted", "ci"]);
    assert.deepEqual(await next, ["ci/a.pipeline.yml", "ci/deep/b.pipeline.yml"]);
  });

  test("moves the findings of its files when it takes another name", async () => {
    const project = await projectWith({ "ci/a.pipeline.yml": wrong });
    assert.deepEqual(await project.news(), ["ci/a.pipeline.yml needs/unknown"]);
    const next = project.news();
    renameSync(join(project.path, "ci"), join(project.path, "pipelines"));
    await project.tell(["created", "pipelines"], ["deleted", "ci"]);
    assert.deepEqual(await next, ["ci/a.pipeline.yml", "pipelines/a.pipeline.yml needs/unknown"]);
  });

  test("is looked through again when another has taken its place", async () => {
    const project = await projectWith({ "ci/a.pipeline.yml": wrong, "ci/b.pipeline.yml": wrong });
    assert.deepEqual(await project.news(), ["ci/a.pipeline.yml needs/unknown", "ci/b.pipeline.yml needs/unknown"]);
    const next = project.news();
    rmSync(join(project.path, "ci"), { recursive: true });
    write(project.path, { "ci/b.pipeline.yml": wrong.replace("biuld", "build"), "ci/c.pipeline.yml": wrong });
    await project.tell(["changed", "ci"]);
    assert.deepEqual(await next, ["ci/a.pipeline.yml", "ci/b.pipeline.yml", "ci/c.pipeline.yml needs/unknown"]);
  });

  test("stays unread where an ignore file keeps it out, or where it is a link", async () => {
    const project = await projectWith({ ".gitignore": "out/\n", "a.pipeline.yml": wrong });
    assert.deepEqual(await project.news(), ["a.pipeline.yml needs/unknown"]);
    const next = project.news();
    write(project.path, {
      "out/a.pipeline.yml": wrong,
      "new/.gitignore": "b.*\n",
      "new/a.pipeline.yml": wrong,
      "new/b.pipeline.yml": wrong,
      "new/out/a.pipeline.yml": wrong,
      "new/node_modules/a.pipeline.yml": wrong,
    });
    symlinkSync(join(project.path, "new"), join(project.path, "link"));
    await project.tell(["created", "out"], ["created", "new"], ["created", "link"]);
    assert.deepEqual(await next, ["new/a.pipeline.yml needs/unknown"]);
  });

  test("lets other files count when an ignore file has changed", async () => {
    const project = await projectWith({ ".gitignore": "out/\n", "a.pipeline.yml": wrong, "out/b.pipeline.yml": wrong });
    assert.deepEqual(await project.news(), ["a.pipeline.yml needs/unknown"]);
    const next = project.news();
    write(project.path, { ".gitignore": "a.*\n" });
    await project.tell(["changed", ".gitignore"]);
    assert.deepEqual(await next, ["a.pipeline.yml", "out/b.pipeline.yml needs/unknown"]);
  });

  test("brings its .pipewright.yml, which counts for an open file in it", async () => {
    const project = await projectWith({ "ci/a.pipeline.yml": wrong });
    const aside = folderWith({ "ci/.pipewright.yml": "rules:\n  needs/unknown: off\n", "ci/a.pipeline.yml": wrong });
    await project.editor.open(`${project.uri}/ci/a.pipeline.yml`, wrong);
    assert.deepEqual(await project.codes("ci/a.pipeline.yml"), ["needs/unknown"]);
    rmSync(join(project.path, "ci"), { recursive: true });
    renameSync(join(aside, "ci"), join(project.path, "ci"));
    await project.tell(["changed", "ci"]);
    await project.editor.until(() => project.editor.refreshCount > 0);
    assert.deepEqual(await project.codes("ci/a.pipeline.yml"), []);
  });

  test("brings and takes the files that an open file includes", async () => {
    const project = await projectWith({ "a.pipeline.yml": including });
    const aside = folderWith({ "shared/build.yml": library });
    const { editor } = project;
    await editor.open(`${project.uri}/a.pipeline.yml`, including);
    assert.deepEqual(await project.codes("a.pipeline.yml"), ["include/not-found"]);
    renameSync(join(aside, "shared"), join(project.path, "shared"));
    await project.tell(["created", "shared"]);
    await editor.until(() => editor.refreshCount === 1);
    assert.deepEqual(await project.codes("a.pipeline.yml"), []);
    rmSync(join(project.path, "shared"), { recursive: true });
    await project.tell(["deleted", "shared"]);
    await editor.until(() => editor.refreshCount === 2);
    assert.deepEqual(await project.codes("a.pipeline.yml"), ["include/not-found"]);
  });

  test("brings and takes a pack", async () => {
    const project = await projectWith({ ".pipewright.yml": "packs: [./acme]\n" });
    const aside = folderWith(under("acme", otherPlatform));
    const { editor } = project;
    const wrongFlow = rightFlow.replace("owner: ben", "ownr: ben");
    await editor.open(`${project.uri}/shop.flow.yml`, wrongFlow);
    assert.deepEqual(await project.codes("shop.flow.yml"), []);
    renameSync(join(aside, "acme"), join(project.path, "acme"));
    await project.tell(["created", "acme"]);
    await editor.until(() => editor.refreshCount === 1);
    assert.deepEqual(await project.codes("shop.flow.yml"), ["acme/owner", "schema/unknown-key"]);
    rmSync(join(project.path, "acme"), { recursive: true });
    await project.tell(["deleted", "acme"]);
    await editor.until(() => editor.refreshCount === 2);
    assert.deepEqual(await project.codes("shop.flow.yml"), []);
  });
});

describe("a file that something writes to all the time", () => {
  test("doesn't keep back the findings of the others", async () => {
    const project = await projectWith({ "a.pipeline.yml": wrong });
    assert.deepEqual(await project.news(), ["a.pipeline.yml needs/unknown"]);
    const next = project.news();
    const writing = setInterval(() => void project.tell(["changed", "state.yml"]), 100);
    try {
      write(project.path, { "b.pipeline.yml": wrong });
      await project.tell(["created", "b.pipeline.yml"]);
      assert.deepEqual(await next, ["b.pipeline.yml needs/unknown"]);
    } finally {
      clearInterval(writing);
    }
  });
});

describe("a file whose name editors write in another way", () => {
  test("keeps its findings", async () => {
    const project = await projectWith({ "shop (copy).pipeline.yml": wrong, "b.pipeline.yml": wrong });
    const asEditor = (uri: string): string => uri.replaceAll("(", "%28").replaceAll(")", "%29");
    const { items }: WorkspaceDiagnosticReport = await project.editor.request("workspace/diagnostic", {
      previousResultIds: [],
    });
    const previousResultIds = items.map(({ uri, resultId = "" }) => ({ uri: asEditor(uri), value: resultId }));
    const next: Promise<WorkspaceDiagnosticReport> = project.editor.request("workspace/diagnostic", {
      previousResultIds,
    });
    rmSync(join(project.path, "b.pipeline.yml"));
    await project.tell(["deleted", "b.pipeline.yml"]);
    assert.deepEqual(
      (await next).items.map(({ uri }) => uri),
      [`${project.uri}/b.pipeline.yml`],
    );
  });

  test("doesn't get back what was mended when its folder changes", async () => {
    const project = await projectWith({ "ci/a (1).pipeline.yml": wrong });
    assert.deepEqual(await project.news(), ["ci/a (1).pipeline.yml needs/unknown"]);
    const mended = project.news();
    write(project.path, { "ci/a (1).pipeline.yml": wrong.replace("biuld", "build") });
    await project.tell(["changed", "ci/a %281%29.pipeline.yml"]);
    assert.deepEqual(await mended, ["ci/a (1).pipeline.yml"]);
    const next = project.news();
    write(project.path, { "ci/b.pipeline.yml": wrong });
    await project.tell(["changed", "ci"]);
    assert.deepEqual(await next, ["ci/a (1).pipeline.yml", "ci/b.pipeline.yml needs/unknown"]);
  });
});
