import assert from "node:assert/strict";
import type { Host, ReadAnswer } from "../../server/features/index.ts";

/** A host under test, and where it keeps what the laws ask for. */
export interface HostUnderTest {
  readonly host: Host;
  /** A file of the given text, and a name in the same place where nothing is. */
  readonly textUri: string;
  readonly missingUri: string;
  dispose?(): void;
}

/** The laws of every host: `make` gives one that has a file with the text at `textUri`. */
export function hostLaws(name: string, make: (text: string) => Promise<HostUnderTest>): void {
  const check = async (text: string, limitBytes: number, expected: ReadAnswer): Promise<void> => {
    const { host, textUri, dispose } = await make(text);
    try {
      assert.deepEqual(await host.read(textUri, limitBytes), expected);
    } finally {
      dispose?.();
    }
  };
  describe(`${name}: the laws of a host`, () => {
    test("a text comes as it is", () => check("a: 名称\r\n", 100, { kind: "text", text: "a: 名称\r\n" }));
    test("an empty text too", () => check("", 100, { kind: "text", text: "" }));
    test("a byte order mark is taken off", () => check("\uFEFFa: 1\n", 100, { kind: "text", text: "a: 1\n" }));
    test("bytes are counted, not characters", async () => {
      await check("名称", 6, { kind: "text", text: "名称" });
      await check("名称", 5, { kind: "too-large", sizeBytes: 6 });
    });
    test("a file that isn't there is an answer", async () => {
      const { host, missingUri, dispose } = await make("");
      assert.deepEqual(await host.read(missingUri, 100), { kind: "missing" });
      dispose?.();
    });
    test("the network is nobody's business", async () => {
      const { host, dispose } = await make("");
      assert.deepEqual(await host.read("https://example.com/a.yml", 100), { kind: "missing" });
      dispose?.();
    });
    test("a folder says what is in it", async () => {
      const { host, textUri, missingUri, dispose } = await make("a: 1\n");
      const folder = textUri.slice(0, textUri.lastIndexOf("/"));
      const listed = await host.list(folder);
      assert.ok(listed.kind === "entries");
      assert.ok(listed.entries.some(({ name, kind }) => kind === "file" && textUri.endsWith(encodeURIComponent(name))));
      assert.deepEqual(await host.list(missingUri), { kind: "missing" });
      assert.deepEqual(await host.readInside(folder, textUri, 100), { kind: "text", text: "a: 1\n" });
      dispose?.();
    });
    test("only the signal makes it throw", async () => {
      const { host, textUri, dispose } = await make("");
      const abort = new AbortController();
      abort.abort(new Error("nobody waits any more"));
      await assert.rejects(host.read(textUri, 100, abort.signal), /nobody waits any more/);
      dispose?.();
    });
  });
}
