import assert from "node:assert/strict";
import { strToU8, zipSync } from "fflate";
import { filled } from "../../../protocol/index.ts";
import { archiveLimits, openArchive } from "./archive.ts";
import { writeArchive } from "./write-archive.ts";

const files: Readonly<Record<string, string>> = { "pack.yaml": "id: acme\n", "docs/入门.md": "# Hello\n", empty: "" };

function archived(of: Readonly<Record<string, string>> = files): Uint8Array {
  return writeArchive(new Map(Object.entries(of).map(([path, text]) => [path, strToU8(text)])));
}

function textIn(bytes: Uint8Array, path: string): string | undefined {
  const answer = openArchive(bytes);
  assert.ok(answer.ok);
  const read = answer.archive.read(path);
  return read && new TextDecoder().decode(read);
}

/** Why nobody should open it. */
function refusalOf(bytes: Uint8Array): string {
  const answer = openArchive(bytes);
  assert.ok(!answer.ok, "it was opened");
  return filled(answer.fault.text, answer.fault.words).en;
}

/** Every place where the first bytes stand, filled with the others, of the same length. */
function replaced(bytes: Uint8Array, from: string, to: string): Uint8Array {
  assert.equal(from.length, to.length);
  return Uint8Array.from(Buffer.from(Buffer.from(bytes).toString("latin1").replaceAll(from, to), "latin1"));
}

/** The header in the table of contents with these bytes in place of its own, from an offset in it. */
function patched(bytes: Uint8Array, offset: number, patch: readonly number[]): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const header = Buffer.from(copy).indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  copy.set(patch, header + offset);
  return copy;
}

describe("an archive", () => {
  test("gives back what was put in", () => {
    for (const [path, text] of Object.entries(files)) assert.equal(textIn(archived(), path), text);
    assert.equal(textIn(archived(), "docs"), undefined);
    assert.equal(textIn(archived(), "__proto__"), undefined);
  });

  test("is the same whenever and in whatever order it is made", () => {
    const turned = Object.fromEntries(Object.entries(files).reverse());
    assert.deepEqual(archived(turned), archived());
  });

  test("is read with a comment behind it, and with folders in it", () => {
    const other = zipSync(
      { docs: { "a.md": strToU8("a") }, "pack.yaml": [strToU8("id: a"), { level: 0 }] },
      { comment: "x" },
    );
    assert.equal(textIn(other, "docs/a.md"), "a");
    assert.equal(textIn(other, "pack.yaml"), "id: a");
  });

  for (const path of ["../a.md", "/aa/.md", "a/../md", "a\\..\\md", "c:/a.md", "a//b.md", "a/./bmd", "a\nb/.md"]) {
    test(`with the path ${JSON.stringify(path)} is refused`, () => {
      const honest = "x".repeat(path.length);
      assert.match(refusalOf(replaced(archived({ [honest]: "" }), honest, path)), /path leads out of it|encrypted/);
    });
  }

  test("with a link in it is refused", () => {
    const link = zipSync({ "a.md": [strToU8("/etc/passwd"), { os: 3, attrs: 0xa1ff << 16 }] });
    assert.match(refusalOf(link), /has a link in it, `a\.md`/);
  });

  test("with a file twice is refused", () => {
    assert.match(refusalOf(replaced(archived({ "a.md": "", "b.md": "" }), "b.md", "a.md")), /two files `a\.md`/);
  });

  test("that would be too large is refused before anything is unpacked", () => {
    const size = [...new Uint8Array(new Uint32Array([archiveLimits.unpacked + 1]).buffer)];
    assert.match(
      refusalOf(patched(archived({ "a.md": "a" }), 24, size)),
      /Unpacked, the archive would be larger than 250 MB/,
    );
    assert.match(refusalOf(new Uint8Array(archiveLimits.packed + 1)), /larger than 50 MB/);
  });

  test("that says it is small and is not gives up at once", () => {
    // 40 MB of nothing in 40 kB, said to be ten bytes.
    const bomb = patched(archived({ "a.md": "\0".repeat(40_000_000) }), 24, [10, 0, 0, 0]);
    assert.equal(textIn(bomb, "a.md"), undefined);
  });

  test("whose files share their bytes is refused", () => {
    const twin = Buffer.from(archived({ "a.md": "a", "b.md": "b" }));
    const first = twin.indexOf("PK\x01\x02");
    // Each says that it takes nearly all of the archive.
    for (const at of [first, twin.indexOf("PK\x01\x02", first + 4)]) twin.writeUInt32LE(twin.length - 10, at + 20);
    assert.match(refusalOf(twin), /It is no archive of a pack/);
  });

  test("whose bytes are many more than the file that they make gives no such file", () => {
    // 4 kB of stored pieces with nothing in them, before the one letter.
    const empty = Buffer.from(Uint8Array.from({ length: 5_000 }, (_, at) => [0, 0, 0, 0xff, 0xff][at % 5] ?? 0));
    const packed = Buffer.concat([empty, Buffer.from([1, 1, 0, 0xfe, 0xff, 0x61])]);
    const stored = Buffer.from(zipSync({ "a.md": [packed, { level: 0 }] }));
    const header = stored.indexOf("PK\x01\x02");
    stored.writeUInt16LE(8, header + 10);
    stored.writeUInt32LE(1, header + 24);
    assert.equal(textIn(stored, "a.md"), undefined);
  });

  test("of more folders in one another than anybody makes is refused", () => {
    assert.match(refusalOf(archived({ [`${"a/".repeat(16)}b.md`]: "" })), /path leads out of it/);
  });

  test("with too many files is refused", () => {
    const many = Object.fromEntries(
      Array.from({ length: archiveLimits.files + 1 }, (_, at) => [`${at}.md`, new Uint8Array()]),
    );
    assert.match(refusalOf(zipSync(many, { level: 0 })), /more than 25000 files/);
  });

  test("that is encrypted is refused", () => {
    assert.match(refusalOf(patched(archived({ "a.md": "a" }), 8, [1, 8])), /encrypted/);
  });

  test("that is damaged anywhere is refused, or gives no such file", () => {
    const whole = archived();
    for (let at = 0; at < whole.length; at++) {
      const damaged = Uint8Array.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      const answer = openArchive(damaged);
      if (answer.ok) for (const path of answer.archive.paths) answer.archive.read(path);
      const cut = openArchive(whole.subarray(0, at));
      assert.ok(!cut.ok);
    }
  });

  for (const text of ["", "<html>Please sign in.</html>", "PK\x05\x06"]) {
    test(`is not ${JSON.stringify(text)}`, () => assert.match(refusalOf(strToU8(text)), /It is no archive of a pack/));
  }
});
