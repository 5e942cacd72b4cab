import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { memoryHost } from "../../server/host/index.ts";
import { nodeHost } from "../../server/host/node/index.ts";
import { hostLaws } from "./host-laws.ts";
import { inProject } from "./project.ts";

hostLaws("the memory host", async (text) => ({
  host: memoryHost([["file:///project/a%20b.yml", text]]),
  textUri: "file:///project/a%20b.yml",
  missingUri: "file:///project/c.yml",
}));

hostLaws("the Node host", async (text) => {
  const folder = mkdtempSync(join(tmpdir(), "pipewright-host-"));
  writeFileSync(join(folder, "a b.yml"), text);
  return {
    host: nodeHost,
    textUri: pathToFileURL(join(folder, "a b.yml")).href,
    missingUri: pathToFileURL(join(folder, "c.yml")).href,
    dispose: () => rmSync(folder, { recursive: true }),
  };
});

describe("the Node host", () => {
  const read = (path: string) => nodeHost.read(pathToFileURL(path).href, 1_000);

  test("bytes that are no UTF-8 are refused, not guessed at", () =>
    inProject(
      { "latin.yml": Buffer.from("name: caf\xe9\n", "latin1"), "image.yml": Uint8Array.of(137, 80, 78, 71, 0, 1) },
      async (project) => {
        for (const name of ["latin.yml", "image.yml"]) {
          assert.deepEqual(await read(project.path(name)), { kind: "forbidden", reason: "not UTF-8 text" });
        }
      },
    ));

  test("of a file on no disk of ours nothing is said, not even that it is missing", async () => {
    const [folder, uri] = ["vscode-vfs://hub/shop", "vscode-vfs://hub/shop/a.yml"];
    assert.equal((await nodeHost.readInside(folder, uri, 100)).kind, "forbidden");
    assert.equal((await nodeHost.list(folder)).kind, "forbidden");
  });

  test("a folder is no file, and what lies below a file is missing", () =>
    inProject({ "a.yml": "" }, async (project) => {
      assert.deepEqual(await read(project.folder), { kind: "forbidden", reason: "not a file" });
      assert.deepEqual(await read(project.path("a.yml/b")), { kind: "missing" });
    }));

  if (process.platform !== "win32") {
    test("a link out of the folder is not followed", () =>
      inProject({ "outside.yml": "a: 1", "inside/own.yml": "b: 2" }, async ({ path }) => {
        symlinkSync(path("outside.yml"), path("inside/link.yml"));
        symlinkSync(path("inside/own.yml"), path("inside/near.yml"));
        const uri = (name: string) => pathToFileURL(path(name)).href;
        const readInside = (name: string) => nodeHost.readInside(uri("inside"), uri(name), 100);
        assert.deepEqual(await readInside("inside/near.yml"), { kind: "text", text: "b: 2" });
        assert.equal((await readInside("inside/link.yml")).kind, "forbidden");
        assert.equal((await readInside("outside.yml")).kind, "forbidden");
      }));

    test("nobody waits for a pipe that nobody writes to", () =>
      inProject({}, async (project) => {
        execFileSync("mkfifo", [project.path("pipe.yml")]);
        assert.deepEqual(await read(project.path("pipe.yml")), { kind: "forbidden", reason: "not a file" });
      }));
  }
});

describe("the memory host", () => {
  test("holds any answer", async () => {
    const answer = { kind: "forbidden", reason: "asleep" } as const;
    assert.deepEqual(await memoryHost([["file:///a", answer]]).read("file:///a", 10), answer);
  });
});
