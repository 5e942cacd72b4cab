import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { otherPlatform, rightFlow, under } from "../kit/other-platform.ts";
import { archiveWith, type PackServer, withPackServer } from "../kit/pack-server.ts";
import { type Ended, inProject, type Project } from "./project.ts";

const archive = archiveWith(otherPlatform);
const sum = createHash("sha256").update(archive).digest("hex");
/** The same pack, whose rule has another message. */
const later = archiveWith({
  ...otherPlatform,
  "pack.yaml": (otherPlatform["pack.yaml"] ?? "").replace("has no owner.", "belongs to nobody."),
});
const files = { "a.flow.yml": rightFlow.replace("    owner: ben\n", "") };

/** A run with copies in the project's own folder, and what it says of the file's one mistake. */
async function lint(project: Project, ...args: readonly string[]): Promise<Ended & { readonly said: string }> {
  const environment = { PIPEWRIGHT_CACHE: project.path("cache") };
  const ended = await project.pipewright(["lint", "--locale", "en", "--format", "json", ...args], { environment });
  const told = ended.out === "" ? [] : (JSON.parse(ended.out) as readonly { code: string; message: string }[]);
  return { ...ended, said: told.map(({ code, message }) => `${code}: ${message}`).join("\n") };
}

const found = "acme/owner: Task `rollout` has no owner. Say who answers for it.";

function onTheWeb(act: (project: Project, server: PackServer) => Promise<void>): Promise<void> {
  return withPackServer((server) => {
    server.at.set("/acme.zip", archive);
    return inProject(files, (project) => act(project, server));
  });
}

describe("a pack in an archive", () => {
  test("works like its folder, on the command line and in a project", () =>
    inProject({ ...files, "packs/acme.zip": archive }, async (project) => {
      assert.equal((await lint(project, "--pack", "packs/acme.zip")).said, found);
      project.write(".pipewright.yml", "packs: [./packs/acme.zip]\n");
      assert.equal((await lint(project)).said, found);
    }));

  test("is made by `pack build`, the same whenever it is made", () =>
    inProject(
      { ...files, ...under("acme", otherPlatform), "acme/.env": "TOKEN=1", "acme/notes.txt": "" },
      async (project) => {
        const build = (...args: readonly string[]) =>
          project.pipewright(["pack", "build", "acme", "--locale", "en", ...args]);
        const { out, code } = await build();
        assert.equal(code, 0);
        const bytes = project.bytes("acme-1.2.0.zip");
        const digest = createHash("sha256").update(bytes).digest("hex");
        assert.ok(out.includes(`acme-1.2.0.zip#sha256=${digest}`), out);
        const again = await build("--out", "made/again.zip", "--format", "json");
        assert.deepEqual(JSON.parse(again.out), {
          file: "made/again.zip",
          pack: "acme",
          version: "1.2.0",
          files: 3,
          bytes: bytes.length,
          sha256: digest,
        });
        assert.deepEqual(project.bytes("made/again.zip"), bytes);
        assert.ok(!bytes.includes("TOKEN") && !bytes.includes(".env"));
        assert.equal((await lint(project, "--pack", "made/again.zip")).said, found);
      },
    ));

  test("brings its pages with an index that is ready, and is searched like its folder", () =>
    inProject(
      under("acme", {
        ...otherPlatform,
        "pack.yaml": `${otherPlatform["pack.yaml"] ?? ""}docs: docs\n`,
        "docs/zebra.md": "---\nid: zebra\ntitle: The zebra crossing\n---\nWhere walkers go over the road.\n",
      }),
      async ({ pipewright, bytes }) => {
        await pipewright(["pack", "build", "acme", "--out", "acme.zip"]);
        assert.ok(bytes("acme.zip").includes("prepared-pages.txt"));
        const search = async (pack: string) => {
          const { out } = await pipewright(["search", "walkers on the road", "--pack", pack, "--format", "json"]);
          return JSON.parse(out) as readonly { readonly id: string; readonly page: string }[];
        };
        const [first] = await search("acme.zip");
        assert.deepEqual([first?.id, first?.page], ["zebra", "acme/docs/zebra.md"]);
        assert.deepEqual(await search("acme.zip"), await search("acme"));
      },
    ));

  test("is not made of a pack with errors", () =>
    inProject(under("acme", { ...otherPlatform, "schemas/flow-3.0.json": "no" }), async ({ pipewright, folder }) => {
      const { code, err } = await pipewright(["pack", "build", "acme", "--locale", "en"]);
      assert.equal(code, 1);
      assert.equal(
        err,
        "pipewright: `acme` has 1 error, so no archive is made. `pipewright pack check acme` shows them.\n",
      );
      assert.deepEqual(readdirSync(folder), ["acme"]);
    }));

  test("that is none is told", () =>
    inProject({ ...files, "acme.zip": "<html>" }, async (project) => {
      const { err, code } = await lint(project, "--pack", "acme.zip");
      assert.equal(code, 2);
      assert.match(err, /`acme.zip` can't be used as a pack. It is no archive of a pack/);
    }));
});

describe("a pack on the web", () => {
  test("is fetched, and asked for again only whether it is still right", () =>
    onTheWeb(async (project, { origin, asked, at }) => {
      const run = () => lint(project, "--pack", `${origin}/acme.zip`);
      assert.equal((await run()).said, found);
      assert.equal((await run()).said, found);
      at.set("/acme.zip", later);
      assert.match((await run()).said, /`rollout` belongs to nobody/);
      assert.deepEqual(asked, ["GET /acme.zip", "GET /acme.zip if changed", "GET /acme.zip if changed"]);
    }));

  test("is used from its copy while its server is gone, and says so", () =>
    onTheWeb(async (project, { origin, at }) => {
      const run = () => lint(project, "--pack", `${origin}/acme.zip`);
      await run();
      at.set("/acme.zip", (_request, response) => response.writeHead(503).end());
      const gone = await run();
      assert.equal(gone.said, found);
      assert.equal(
        gone.err,
        `pipewright: \`${origin}/acme.zip\` is used as it was when last fetched. The server answers with 503. Try again later, or ask who runs it.\n`,
      );
      at.set("/acme.zip", new TextEncoder().encode("<html>Please sign in.</html>"));
      assert.equal((await run()).said, found);
      at.set("/acme.zip", later);
      assert.match((await run()).said, /belongs to nobody/);
    }));

  test("that is pinned is fetched once, and nothing else is taken for it", () =>
    onTheWeb(async (project, { origin, asked, at }) => {
      const run = (digits: string) => lint(project, "--pack", `${origin}/acme.zip#sha256=${digits}`);
      assert.equal((await run(sum)).said, found);
      at.set("/acme.zip", later);
      assert.equal((await run(sum.toUpperCase())).said, found);
      assert.deepEqual(asked, ["GET /acme.zip"]);
      const { err, code } = await run("0".repeat(64));
      assert.equal(code, 2);
      assert.match(
        err,
        /What lies there has another checksum\. If its new content is meant, write `#sha256=[0-9a-f]{64}`/,
      );
    }));

  test("is not fetched offline", () =>
    onTheWeb(async (project, { origin, asked }) => {
      const run = () => lint(project, "--pack", `${origin}/acme.zip`, "--offline");
      assert.match((await run()).err, /There is no copy of it here, and nothing may be fetched/);
      await lint(project, "--pack", `${origin}/acme.zip`);
      assert.equal((await run()).said, found);
      assert.deepEqual(asked, ["GET /acme.zip"]);
    }));

  test("whose copy was damaged is fetched anew", () =>
    onTheWeb(async (project, { origin, asked }) => {
      const run = () => lint(project, "--pack", `${origin}/acme.zip#sha256=${sum}`);
      await run();
      for (const name of readdirSync(project.path("cache/packs"))) {
        if (name.endsWith(".zip")) project.write(`cache/packs/${name}`, later);
      }
      assert.equal((await run()).said, found);
      assert.equal(asked.length, 2);
    }));

  const redirects: Readonly<Record<string, readonly [location: string, said: RegExp]>> = {
    "to another place of its server is followed": ["/acme.zip", /^$/],
    "to another server is not followed": [
      "http://127.0.0.1:9/acme.zip",
      /It leads on to another place, `http:\/\/127\.0\.0\.1:9\/acme\.zip`\. If you trust that, write that address here\./,
    ],
    "to a file is not followed": ["file:///etc/passwd", /It leads on to another place, `file:\/\/\/etc\/passwd`/],
    "that never ends is left": ["/latest", /It leads on and on, and never to an archive/],
  };
  for (const [name, [location, said]] of Object.entries(redirects)) {
    test(`a redirect ${name}`, () =>
      onTheWeb(async (project, { origin, at }) => {
        at.set("/latest", (_request, response) => response.writeHead(302, { location }).end());
        assert.match((await lint(project, "--pack", `${origin}/latest`)).err, said);
      }));
  }

  const faults: Readonly<Record<string, readonly [address: (origin: string) => string, said: RegExp]>> = {
    "that isn't there": [(origin) => `${origin}/other.zip`, /There is nothing at this address \(404\)/],
    "of nobody": [() => "http://localhost:9/acme.zip", /It can't be reached \(ECONNREFUSED\)/],
    "without https": [() => "http://example.com/acme.zip", /Only addresses with `https:\/\/` can be used/],
    "by another scheme": [() => "ftp://example.com/acme.zip", /Only addresses with `https:\/\/` can be used/],
    "with a password in it": [
      () => "https://ana:secret@example.com/a.zip",
      /There is a name or password in the address/,
    ],
    "with an odd checksum": [() => "https://example.com/a.zip#sha256=12", /`#sha256=12` is no checksum/],
  };
  for (const [name, [address, said]] of Object.entries(faults)) {
    test(`an address ${name} is told`, () =>
      onTheWeb(async (project, { origin }) => {
        const { err, code } = await lint(project, "--pack", address(origin));
        assert.equal(code, 2);
        assert.match(err, said);
      }));
  }

  test("one of a gigabyte is left after what an archive may have", () =>
    onTheWeb(async (project, { origin, at }) => {
      let sent = 0;
      at.set("/large.zip", (_request, response) => {
        response.writeHead(200);
        const piece = new Uint8Array(1_000_000);
        const more = (): void => {
          while (sent < 1_000_000_000 && !response.destroyed) {
            sent += piece.length;
            if (!response.write(piece)) return void response.once("drain", more);
          }
          response.end();
        };
        more();
      });
      assert.match((await lint(project, "--pack", `${origin}/large.zip`)).err, /It is larger than 50 MB/);
      assert.ok(sent < 100_000_000, `${sent} bytes`);
    }));

  for (const host of [
    "localhost",
    "127.0.0.1",
    "[::1]",
    "10.1.2.3",
    "192.168.0.1",
    "169.254.169.254",
    "[fd00::1]",
    "0x7f.1",
    "intranet",
    "hub.internal",
  ]) {
    test(`a project alone can't lead to ${host}`, () =>
      inProject({ ...files, ".pipewright.yml": `packs: ["https://${host}/acme.zip"]\n` }, async (project) => {
        const { said } = await lint(project);
        assert.match(said, /^config\/pack: .*is in a private network, where a project alone may not lead/);
      }));
  }

  test("what a project alone names may not be private, but for who names it too", () =>
    onTheWeb(async (project, { origin, asked }) => {
      project.write(".pipewright.yml", `packs: ["${origin}/acme.zip"]\n`);
      assert.match((await lint(project)).said, /^config\/pack: .*Only addresses with `https/);
      assert.deepEqual(asked, []);
      assert.match((await lint(project, "--pack", `${origin}/acme.zip`)).said, new RegExp(`${found}$`));
    }));
});

describe("a pack that comes by https", () => {
  /** A key and a certificate that signs itself, made for this run alone. */
  function certificate({ path }: Project): { readonly key: string; readonly cert: string } | undefined {
    try {
      execFileSync(
        "openssl",
        [
          ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"],
          ...["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
          ...["-keyout", path("key.pem"), "-out", path("cert.pem")],
        ],
        { stdio: "ignore" },
      );
      return { key: "key.pem", cert: "cert.pem" };
    } catch {
      return undefined;
    }
  }

  test("is taken from a server whose certificate is trusted, and from no other", function () {
    return inProject(files, async (project) => {
      const made = certificate(project);
      if (!made) return this.skip();
      const secure = { key: project.read(made.key), cert: project.read(made.cert) };
      await withPackServer(async ({ origin, at, asked }) => {
        at.set("/acme.zip", archive);
        const run = (environment: Readonly<Record<string, string>>) =>
          project.pipewright(["lint", "--locale", "en", "--pack", `${origin}/acme.zip`, "a.flow.yml"], {
            environment: { PIPEWRIGHT_CACHE: project.path("cache"), ...environment },
          });
        assert.match(
          (await run({})).err,
          /The server's certificate is not trusted here \(DEPTH_ZERO_SELF_SIGNED_CERT\)/,
        );
        assert.deepEqual(asked, []);
        assert.match((await run({ NODE_EXTRA_CA_CERTS: project.path("cert.pem") })).out, /Task `rollout` has no owner/);
      }, secure);
    });
  });
});
