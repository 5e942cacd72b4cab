import assert from "node:assert/strict";
import { filled } from "../../protocol/index.ts";
import {
  type ArchiveCopies,
  type KeptArchive,
  noProjectConfig,
  PackArchives,
  PackStore,
  type ProjectConfig,
} from "../../server/features/index.ts";
import { readPackAddress } from "../../server/features/packs/pack-address.ts";
import { isPublicAddress, mayBePublicHost } from "../../server/features/packs/public-host.ts";
import { memoryHost } from "../../server/host/index.ts";
import { nodeTransport } from "../../server/host/node/web.ts";
import { otherPlatform } from "../kit/other-platform.ts";
import { archiveWith, withPackServer } from "../kit/pack-server.ts";

const archive = archiveWith(otherPlatform);
const later = archiveWith({ ...otherPlatform, "docs/new.md": "New." });
const hourMs = 3_600_000;

function inMemory(): ArchiveCopies {
  const copies = new Map<string, KeptArchive>();
  return {
    read: async (key) => copies.get(key),
    write: async (key, copy) => void copies.set(key, copy),
  };
}

/** The address of a pack that a user has named. */
function addressOf(url: string) {
  const answer = readPackAddress(url, true);
  assert.ok(answer?.kind === "address");
  return answer.address;
}

/** Archives as an editor asks for them, by a clock that the test sets; what changes is noted. */
function archivesAt(nowMs: () => number, changed: string[]): PackArchives {
  return new PackArchives({
    transport: nodeTransport({ isPublicAddress, version: "0" }),
    copies: inMemory(),
    nowMs,
    way: { kind: "copy-first", patienceMs: 5_000, onChanged: (url) => changed.push(url) },
  });
}

describe("archives on the web", () => {
  test("are asked for again after an hour, and told of when they are others", () =>
    withPackServer(async ({ origin, at, asked }) => {
      at.set("/acme.zip", archive);
      let nowMs = hourMs;
      const changed: string[] = [];
      const archives = archivesAt(() => nowMs, changed);
      const address = addressOf(`${origin}/acme.zip`);
      const first = await archives.get(address);
      nowMs += hourMs - 1;
      await archives.refresh();
      assert.equal(asked.length, 1);
      nowMs += 1;
      await archives.refresh();
      assert.deepEqual([asked.length, changed], [2, []]);
      nowMs += hourMs;
      at.set("/acme.zip", later);
      await archives.refresh();
      assert.deepEqual(changed, [address.url]);
      const second = await archives.get(address);
      assert.ok(first.kind === "archive" && second.kind === "archive");
      assert.notEqual(first.sha256, second.sha256);
      // Gone: what was there stays.
      nowMs += hourMs;
      at.clear();
      await archives.refresh();
      assert.equal(changed.length, 1);
      assert.deepEqual(await archives.get(address), second);
    }));

  test("that could not be had are asked for again after a minute", () =>
    withPackServer(async ({ origin, at }) => {
      let nowMs = hourMs;
      const changed: string[] = [];
      const archives = archivesAt(() => nowMs, changed);
      const address = addressOf(`${origin}/acme.zip`);
      assert.equal((await archives.get(address)).kind, "refused");
      at.set("/acme.zip", archive);
      await archives.refresh();
      assert.equal((await archives.get(address)).kind, "refused");
      nowMs += 60_000;
      await archives.refresh();
      assert.deepEqual(changed, [address.url]);
      assert.equal((await archives.get(address)).kind, "archive");
    }));

  test("that come a byte at a time are left in the end", () =>
    withPackServer(async ({ origin, at }) => {
      at.set("/slow.zip", (_request, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write("x"), 50);
        response.on("close", () => clearInterval(timer));
      });
      const { request } = nodeTransport({ isPublicAddress, version: "0", wholeMs: 400 });
      const question = { url: `${origin}/slow.zip`, limitBytes: 1_000_000, known: undefined, mayBePrivate: true };
      assert.deepEqual(await request(question), { kind: "failed", fault: { kind: "timeout" } });
    }));

  test("that were not right are not fetched again each minute", () =>
    withPackServer(async ({ origin, at, asked }) => {
      at.set("/acme.zip", archive);
      let nowMs = hourMs;
      const archives = archivesAt(() => nowMs, []);
      const address = addressOf(`${origin}/acme.zip#sha256=${"0".repeat(64)}`);
      assert.equal((await archives.get(address)).kind, "refused");
      for (let minute = 0; minute < 10; minute++) {
        nowMs += 60_000;
        await archives.refresh();
      }
      assert.equal(asked.length, 1);
    }));

  test("a name that leads to a private network is left before anything is asked there", () =>
    withPackServer(async ({ origin, at, asked }) => {
      at.set("/acme.zip", archive);
      const question = { url: `${origin}/acme.zip`, limitBytes: 1_000_000, known: undefined };
      const { request } = nodeTransport({ isPublicAddress, version: "0" });
      const refused = await request({ ...question, mayBePrivate: false });
      assert.deepEqual(refused, { kind: "failed", fault: { kind: "private", host: "localhost" } });
      assert.deepEqual(asked, []);
      const taken = await request({ ...question, mayBePrivate: true });
      assert.ok(taken.kind === "sent" && taken.isPrivate);
    }));

  test("a copy of what is private is nothing for who names it as a project alone", async () =>
    withPackServer(async ({ origin, at }) => {
      at.set("/acme.zip", archive);
      const parts = {
        transport: nodeTransport({ isPublicAddress, version: "0" }),
        copies: inMemory(),
        nowMs: Date.now,
        way: { kind: "asks-first" },
      } as const;
      const address = addressOf(`${origin}/acme.zip`);
      assert.equal((await new PackArchives(parts).get(address)).kind, "archive");
      const offline = new PackArchives({ ...parts, way: { kind: "offline" } });
      assert.equal((await offline.get(address)).kind, "archive");
      assert.equal((await offline.get({ ...address, mayBePrivate: false })).kind, "refused");
    }));
});

describe("a project that nobody trusts yet", () => {
  const config: ProjectConfig = { ...noProjectConfig, packs: ["https://packs.example.com/acme.zip", "./acme"] };
  const files = Object.entries(otherPlatform).map(([path, text]) => [`file:///shop/acme/${path}`, text] as const);

  test("leads to no place on the web, while its own packs count", async () => {
    const asked: string[] = [];
    const archives = new PackArchives({
      transport: {
        request: async ({ url }) => {
          asked.push(url);
          return { kind: "failed", fault: { kind: "timeout" } };
        },
      },
      copies: inMemory(),
      nowMs: Date.now,
      way: { kind: "asks-first" },
    });
    const store = new PackStore(memoryHost(files), archives);
    const untrusted = await store.of(config, "file:///shop", { isUntrusted: true });
    assert.deepEqual(
      untrusted.troubles.map(({ written, troubles }) => [written, troubles.map(({ reason }) => reason.en)]),
      [["https://packs.example.com/acme.zip", ["It is fetched once you trust this workspace."]]],
    );
    assert.deepEqual(
      untrusted.catalog.packs.map(({ pack }) => pack.id),
      ["acme"],
    );
    assert.deepEqual(asked, []);
    await store.of(config, "file:///shop");
    assert.deepEqual(asked, ["https://packs.example.com/acme.zip"]);
  });

  test("takes nothing away from a user who names the same", async () => {
    const asked: string[] = [];
    const archives = new PackArchives({
      transport: {
        request: async ({ url, mayBePrivate }) => {
          asked.push(`${url} ${mayBePrivate}`);
          return { kind: "sent", bytes: archive, marks: { etag: undefined, lastModified: undefined }, isPrivate: true };
        },
      },
      copies: inMemory(),
      nowMs: Date.now,
      way: { kind: "asks-first" },
    });
    const store = new PackStore(memoryHost(files), archives);
    const pinned = { ...config, packs: ["https://packs.example.com/acme.zip"] };
    const after = [{ written: "https://packs.example.com/acme.zip", base: "file:///shop", from: "user" }] as const;
    const found = await store.of(pinned, "file:///shop", { after, isUntrusted: true });
    assert.deepEqual([found.troubles, found.catalog.packs.length], [[], 1]);
    assert.deepEqual(asked, ["https://packs.example.com/acme.zip true"]);
  });

  test("may name what lies outside of it where the user names that too, in whatever words", async () => {
    const outside = files.map(([uri, text]) => [uri.replace("/shop/acme/", "/shared/acme/"), text] as const);
    const store = new PackStore(memoryHost(outside));
    const pointing = { ...noProjectConfig, packs: ["../shared/acme"] };
    const alone = await store.of(pointing, "file:///shop");
    assert.equal(alone.catalog.packs.length, 0);
    const after = [{ written: "/shared/acme", base: "file:///shop", from: "user" }] as const;
    const both = await store.of(pointing, "file:///shop", { after });
    assert.deepEqual([both.troubles, both.catalog.packs.length], [[], 1]);
  });
});

describe("addresses", () => {
  for (const [address, isPublic] of [
    ["93.184.216.34", true],
    ["2606:2800:220:1::1", true],
    ["::ffff:93.184.216.34", true],
    ["64:ff9b::5db8:d822", true],
    ["4000::1", false],
    ["168.63.129.16", false],
    ["127.0.0.1", false],
    ["10.0.0.1", false],
    ["172.16.9.9", false],
    ["192.168.1.1", false],
    ["100.64.0.1", false],
    ["169.254.169.254", false],
    ["0.0.0.0", false],
    ["224.0.0.1", false],
    ["::1", false],
    ["::", false],
    ["fe80::1", false],
    ["fd12::1", false],
    ["::ffff:10.0.0.1", false],
    ["64:ff9b::a00:1", false],
    ["2002:a00:1::1", false],
    ["no address", false],
  ] as const) {
    test(`${address} is ${isPublic ? "public" : "not public"}`, () => assert.equal(isPublicAddress(address), isPublic));
  }
  for (const [host, isPublic] of [
    ["packs.example.com", true],
    ["localhost", false],
    ["app.localhost", false],
    ["intranet", false],
    ["packs.corp", false],
    ["packs.internal.", false],
  ] as const) {
    test(`${host} may ${isPublic ? "" : "not "}be public`, () => assert.equal(mayBePublicHost(host), isPublic));
  }

  test("a path is none", () => assert.equal(readPackAddress("./acme", false), undefined));
  test("what is wrong is said in both languages", () => {
    const answer = readPackAddress("https://10.0.0.1/a.zip", false);
    assert.ok(answer?.kind === "wrong");
    assert.match(filled(answer.text, answer.words)["zh-cn"], /`10\.0\.0\.1` 位于私有网络/);
  });
});
