import assert from "node:assert/strict";
import { FileChangeType } from "vscode-languageserver";
import { memoryHost } from "../host/index.ts";
import { isInToolFolder } from "./addresses.ts";
import { FolderChanges } from "./folder-changes.ts";

const root = "file:///shop";

function looking(files: readonly string[], fails: (come: readonly string[]) => boolean = () => false) {
  const disk = memoryHost(files.map((name) => [`${root}/${name}`, ""]));
  const seen = { lists: 0, come: [] as string[], gone: [] as string[], failures: 0 };
  const changes = new FolderChanges({
    host: {
      ...disk,
      list(uri, signal) {
        seen.lists++;
        return disk.list(uri, signal);
      },
    },
    log: { line: () => {}, failure: () => String(++seen.failures) },
    isPassedOver: (uri) => isInToolFolder(uri, root),
    async onFolders(come, gone) {
      if (fails(come)) throw new Error("broken");
      seen.come.push(...come);
      seen.gone.push(...gone);
    },
  });
  const told = (type: FileChangeType, ...names: readonly string[]) =>
    changes.changed(names.map((name) => ({ uri: `${root}/${name}`, type })));
  return { seen, told };
}

describe("folders among what has changed", () => {
  test("of a thousand files in one folder are told by one list", async () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `dist/a${index}.js`);
    const { seen, told } = looking([...names, "dist/deep (1)/a.js"]);
    await told(FileChangeType.Created, ...names, "dist/deep%20%281%29");
    assert.deepEqual(seen, { lists: 1, come: [`${root}/dist/deep%20%281%29`], gone: [], failures: 0 });
  });

  test("are not looked for where tools keep their files", async () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `node_modules/p${index}/index.js`);
    const { seen, told } = looking(names);
    await told(FileChangeType.Created, ...names, ".git/index.lock");
    assert.equal(seen.lists, 0);
  });

  test("are found whatever their name looks like", async () => {
    const { seen, told } = looking(["docs.md/a.yml", "b.yml"]);
    await told(FileChangeType.Created, "docs.md", "b.yml");
    assert.deepEqual(seen.come, [`${root}/docs.md`]);
  });

  test("are still looked at when those before them led to a failure", async () => {
    const { seen, told } = looking(["one/a", "two/a"], ([first]) => first === `${root}/one`);
    await Promise.all([told(FileChangeType.Created, "one"), told(FileChangeType.Created, "two")]);
    assert.deepEqual([seen.failures, seen.come], [1, [`${root}/two`]]);
  });
});
