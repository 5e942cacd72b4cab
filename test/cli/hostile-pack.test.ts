import assert from "node:assert/strict";
import { truncateSync } from "node:fs";
import { otherPlatform, rightFlow, under } from "../kit/other-platform.ts";
import { archiveWith } from "../kit/pack-server.ts";
import { inProject, type Project } from "./project.ts";

const manifest = otherPlatform["pack.yaml"] ?? "";
const flow = rightFlow.replace("owner: ana", "ownr: ana");
/** What the pack says of the file while it can be used at all. */
const usual = ["acme/owner", "schema/unknown-key"];

interface Told {
  readonly file: string;
  readonly code: string;
  readonly message: string;
}

/** What a run says of a project with this pack, by file; never more than seconds of it. */
async function told({
  pipewright,
}: Project): Promise<{ readonly ours: readonly string[]; readonly pack: readonly string[] }> {
  const { out, err } = await pipewright(["lint", "--locale", "en", "--format", "json"]);
  assert.doesNotMatch(`${out}${err}`, /\n\s+at .*\(.*:\d+:\d+\)|heap|Cannot read/);
  const all = JSON.parse(out) as readonly Told[];
  return {
    ours: all.filter(({ file }) => file === "a.flow.yml").map(({ code }) => code),
    pack: all.filter(({ code }) => code === "config/pack").map(({ message }) => message),
  };
}

function withPack(files: Readonly<Record<string, string>>, act: (project: Project) => Promise<void>): Promise<void> {
  const project = { "a.flow.yml": flow, ".pipewright.yml": "packs: [./acme]\n", "secret.md": "# The walrus\n" };
  return inProject({ ...project, ...under("acme", { ...otherPlatform, ...files }) }, act);
}

describe("a hostile pack does nothing but make an error", () => {
  test("with a path that climbs out", () =>
    withPack(
      { "pack.yaml": `${manifest.replace("schemas/flow-3.0.json", "../secret.md")}docs: ../\n` },
      async (project) => {
        const { pack, ours } = await told(project);
        assert.deepEqual(ours, usual);
        assert.equal(pack.length, 2, pack.join("\n"));
        for (const message of pack) assert.match(message, /`\.\.\/(?:secret\.md)?` leads out of the pack|leads out/);
        const search = await project.pipewright(["search", "walrus", "--format", "json"]);
        assert.doesNotMatch(search.out, /secret\.md|walrus/);
      },
    ));

  const schemaWith = (more: object): string =>
    JSON.stringify({ ...(JSON.parse(otherPlatform["schemas/flow-3.1.json"] ?? "") as object), ...more });

  test("with a pattern that runs away", () =>
    withPack(
      {
        "schemas/flow-3.1.json": schemaWith({
          patternProperties: { "^(a+)+$": {} },
          propertyNames: { pattern: "^(([a-z])+.)+$" },
        }),
        "../b.flow.yml": `${"a".repeat(5_000)}!: 1\n${flow}`,
      },
      async (project) => {
        const { ours } = await told(project);
        assert.ok(
          usual.every((code) => ours.includes(code)),
          ours.join(),
        );
      },
    ));

  test("with a schema that leads to itself for ever", () =>
    withPack(
      {
        "schemas/flow-3.1.json": schemaWith({
          allOf: [{ $ref: "#/definitions/one" }],
          definitions: { one: { $ref: "#/definitions/two" }, two: { $ref: "#/definitions/one" } },
          $ref: "#",
        }),
      },
      async (project) => {
        const { code } = await project.pipewright(["lint", "--format", "json"]);
        assert.ok(code === 0 || code === 1, String(code));
      },
    ));

  test("with a schema of a hundred thousand levels", () =>
    withPack({ "schemas/flow-3.1.json": `${'{"not":'.repeat(100_000)}{}${"}".repeat(100_000)}` }, async (project) => {
      const { pack } = await told(project);
      assert.equal(pack.length, 1);
      assert.match(pack[0] ?? "", /schemas\/flow-3\.1\.json/);
    }));

  test("with a page of a gigabyte", () =>
    withPack(
      {
        "pack.yaml": `${manifest}docs: docs\n`,
        "docs/large.md": "",
        "docs/small.md": "---\nid: small\ntitle: Small zebra\n---\nA zebra.\n",
      },
      async (project) => {
        truncateSync(project.path("acme/docs/large.md"), 1_000_000_000);
        const search = await project.pipewright(["search", "zebra", "--format", "json"]);
        assert.deepEqual(
          (JSON.parse(search.out) as readonly { id: string }[]).map(({ id }) => id),
          ["small"],
        );
        const check = await project.pipewright(["pack", "check", "acme", "--locale", "en"]);
        assert.match(check.out, /docs\/large\.md:1 error[\s\S]*It is larger than 1 MB, and is left out/);
      },
    ));

  test("with a page that brings a script", () =>
    withPack(
      {
        "pack.yaml": `${manifest}docs: docs\n`,
        "docs/a.md":
          "---\nid: a\ntitle: <img src=x onerror=alert(1)> zebra\n---\n<script>alert(1)</script>\n[click](javascript:alert(1)) ![](data:text/html,x)\n",
      },
      async (project) => {
        const check = await project.pipewright(["pack", "check", "acme", "--locale", "en"]);
        assert.match(check.out, /`javascript:alert\(1\)` can't be followed/);
      },
    ));

  test("as an archive that is a bomb, or full of odd files", () =>
    inProject({ "a.flow.yml": flow, ".pipewright.yml": "packs: [./acme.zip]\n" }, async (project) => {
      const files = { ...otherPlatform, "docs/a.md": "\0".repeat(45_000_000) };
      const bytes = Buffer.from(archiveWith({ ...files, "pack.yaml": `${manifest}docs: docs\n` }));
      // The table says of every file that it has as many bytes as fit into four.
      for (let at = bytes.indexOf("PK\x01\x02"); at >= 0; at = bytes.indexOf("PK\x01\x02", at + 4)) {
        bytes.writeUInt32LE(0xffff_ffff, at + 24);
      }
      project.write("acme.zip", bytes);
      const { pack, ours } = await told(project);
      assert.deepEqual(pack, [
        "`./acme.zip` can't be used as a pack. Unpacked, the archive would be larger than 250 MB.",
      ]);
      assert.deepEqual(ours, []);
    }));

  test("that extends itself, or what isn't there", () =>
    withPack({ "pack.yaml": `${manifest}extends: [acme, flow, nothing]\n` }, async (project) => {
      assert.deepEqual((await told(project)).ours, usual);
    }));

  test("whose manifest is ten thousand levels deep", () =>
    withPack({ "pack.yaml": `id: acme\nrules: ${"[".repeat(10_000)}${"]".repeat(10_000)}\n` }, async (project) => {
      const { ours, pack } = await told(project);
      assert.deepEqual(ours, []);
      assert.ok(pack.length > 0);
    }));
});
