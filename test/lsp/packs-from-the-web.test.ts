import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { otherPlatform, rightFlow } from "../kit/other-platform.ts";
import { archiveWith, type PackServer, withPackServer } from "../kit/pack-server.ts";
import { closeEditors, type Editor, startEditor } from "./editor.ts";

const archive = archiveWith(otherPlatform);
/** The same pack, whose rule has another message. */
const later = archiveWith({
  ...otherPlatform,
  "pack.yaml": (otherPlatform["pack.yaml"] ?? "").replace("has no owner.", "belongs to nobody."),
});
const flow = rightFlow.replace("    owner: ben\n", "");

interface Desk {
  readonly server: PackServer;
  /** Where copies are kept. */
  readonly cache: string;
  /** An editor whose user has named the pack on the web, with a file of its language open. */
  start(): Promise<{ readonly editor: Editor; readonly file: string }>;
}

function atDesk(act: (desk: Desk) => Promise<void>): Promise<void> {
  return withPackServer(async (server) => {
    server.at.set("/acme.zip", archive);
    const folder = mkdtempSync(join(tmpdir(), "pipewright-web-packs-"));
    const cache = join(folder, "cache");
    try {
      await act({
        server,
        cache: join(cache, "packs"),
        async start() {
          const uri = pathToFileURL(folder).href;
          const settings = { packs: [`${server.origin}/acme.zip`] };
          const editor = await startEditor({ folders: [uri], settings, environment: { PIPEWRIGHT_CACHE: cache } });
          await editor.open(`${uri}/a.flow.yml`, flow);
          return { editor, file: `${uri}/a.flow.yml` };
        },
      });
    } finally {
      await closeEditors();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

async function seen({ editor, file }: { readonly editor: Editor; readonly file: string }): Promise<readonly string[]> {
  return (await editor.pulled(file)).map(({ message }) => String(message));
}

const found = ["Task `rollout` has no owner. Say who answers for it."];
const foundLater = ["Task `rollout` belongs to nobody. Say who answers for it."];

describe("a pack on the web, in an editor", () => {
  test("is fetched with the first file", () =>
    atDesk(async ({ start }) => {
      assert.deepEqual(await seen(await start()), found);
    }));

  test("is not waited for: what it finds comes when it comes", () =>
    atDesk(async ({ server, start }) => {
      let send = (): void => assert.fail("nobody has asked");
      server.at.set("/acme.zip", (_request, response) => {
        send = () => response.writeHead(200).end(archive);
      });
      const opened = await start();
      assert.deepEqual(await seen(opened), []);
      send();
      await opened.editor.until(() => opened.editor.refreshCount > 0);
      assert.deepEqual(await seen(opened), found);
    }));

  test("is used from its copy at once, then as its server has it now, without a restart", () =>
    atDesk(async ({ server, cache, start }) => {
      const before = await start();
      await seen(before);
      await before.editor.quit();
      for (const name of readdirSync(cache).filter((one) => one.endsWith(".json"))) {
        const record: object = JSON.parse(readFileSync(join(cache, name), "utf8"));
        writeFileSync(join(cache, name), JSON.stringify({ ...record, checkedAtMs: 0 }));
      }
      server.at.set("/acme.zip", later);
      const opened = await start();
      assert.deepEqual(await seen(opened), found);
      await opened.editor.until(() => opened.editor.refreshCount > 0);
      assert.deepEqual(await seen(opened), foundLater);
      assert.deepEqual(server.asked, ["GET /acme.zip", "GET /acme.zip if changed"]);
    }));

  test("is used from its copy while its server is gone", () =>
    atDesk(async ({ server, start }) => {
      const before = await start();
      await seen(before);
      await before.editor.quit();
      server.at.clear();
      assert.deepEqual(await seen(await start()), found);
    }));
});
