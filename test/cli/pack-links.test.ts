import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { retryWaitMs } from "../../server/features/index.ts";
import { externalLinks } from "../../server/features/packs/external-links.ts";
import { readPage } from "../../server/knowledge/index.ts";
import { packWith, page, run } from "./page-pack.ts";
import { type Ended, inProject } from "./project.ts";

interface Seen {
  readonly method: string;
  readonly path: string;
  readonly atMs: number;
}

interface Web {
  /** The address of a path, on this host. */
  url(path: string, host?: string): string;
  readonly seen: readonly Seen[];
  /** `HEAD /a` and so on, for a path. */
  methodsOf(path: string): readonly string[];
}

/** A server on the loopback while something is done; it is gone afterwards, and in any case after half a minute. */
async function withWeb(
  hosts: readonly string[],
  answer: (request: IncomingMessage, response: ServerResponse, count: number) => void,
  act: (web: Web) => Promise<void>,
): Promise<void> {
  const seen: Seen[] = [];
  const servers = hosts.map(() =>
    createServer((request, response) => {
      const { method = "", url: path = "" } = request;
      seen.push({ method, path, atMs: performance.now() });
      answer(request, response, seen.filter((one) => one.path === path).length);
    }),
  );
  const stop = (): void => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  };
  const limit = setTimeout(stop, 30_000).unref();
  try {
    for (const [index, server] of servers.entries()) {
      await new Promise<void>((resolve, reject) => {
        server.once("error", reject);
        server.listen(0, hosts[index], resolve);
      });
    }
    const portOf = (host: string): number => {
      const address = servers[hosts.indexOf(host)]?.address();
      assert.ok(typeof address === "object" && address !== null);
      return address.port;
    };
    const [first = ""] = hosts;
    await act({
      url: (path, host = first) => `http://${host}:${portOf(host)}${path}`,
      seen,
      methodsOf: (path) => seen.filter((one) => one.path === path).map(({ method }) => method),
    });
  } finally {
    clearTimeout(limit);
    stop();
  }
}

interface ToldLink {
  readonly file: string;
  readonly line: number;
  readonly url: string;
  readonly reason: string;
  readonly status: number | null;
  readonly code: string | null;
}

describe("pipewright pack links", () => {
  const loopback = ["127.0.0.1"];
  /** The pack's one page with these lines as its text; they begin at line 6. */
  const linking = (lines: readonly string[]) => packWith({ "a.md": page("a", [], `${lines.join("\n")}\n`) });
  const asked = async (
    lines: readonly string[],
    ...args: readonly string[]
  ): Promise<{ readonly code: number | null; readonly told: readonly string[] }> => {
    let ended: Ended | undefined;
    await inProject(linking(lines), async (project) => {
      ended = await run(project, ["links", "acme", "--external", "--format", "json", ...args]);
    });
    assert.ok(ended);
    assert.equal(ended.err, "");
    const found: readonly ToldLink[] = JSON.parse(ended.out);
    return {
      code: ended.code,
      told: found.map(({ file, line, url, reason, status, code }) =>
        [`${file}:${line}`, url, reason, status ?? code ?? ""].join(" ").trim(),
      ),
    };
  };

  test("tells of broken links with file, line and status, and requests each once", () =>
    withWeb(
      loopback,
      (request, response) => response.writeHead(request.url === "/there" ? 200 : 404).end(),
      async ({ url, seen }) => {
        const [there, missing] = [url("/there"), url("/missing")];
        const { code, told } = await asked([
          `[a](${there}) and [b](${missing}#part)`,
          "",
          `<${missing}>, ![c](${there} "c") and [d][d]`,
          `\`${url("/code")}\``,
          "```",
          url("/sample"),
          "```",
          "",
          `[d]: ${missing}`,
        ]);
        assert.deepEqual(told, [
          `acme/docs/a.md:6 ${missing}#part status 404`,
          `acme/docs/a.md:8 ${missing} status 404`,
          `acme/docs/a.md:14 ${missing} status 404`,
        ]);
        assert.equal(code, 1);
        assert.deepEqual(seen.map(({ method, path }) => `${method} ${path}`).sort(), ["HEAD /missing", "HEAD /there"]);
      },
    ));

  test("asks by GET where HEAD is refused, and reads no more than the beginning", () => {
    let sentBytes = 0;
    return withWeb(
      loopback,
      (request, response) => {
        if (request.method === "HEAD") {
          response.writeHead(405).end();
          return;
        }
        // Endless, for whoever goes on reading.
        const piece = Buffer.alloc(65_536, "x");
        const send = (): void => {
          while (!response.destroyed && sentBytes < 1_000_000_000 && response.write(piece)) sentBytes += piece.length;
        };
        response.writeHead(200).on("drain", send);
        send();
      },
      async ({ url, methodsOf }) => {
        assert.deepEqual(await asked([`[a](${url("/big")})`]), { code: 0, told: [] });
        assert.deepEqual(methodsOf("/big"), ["HEAD", "GET"]);
        assert.ok(sentBytes < 50_000_000, `${sentBytes} bytes were taken`);
      },
    );
  });

  test("asks again after 5xx, 429 and a connection that breaks off, and waits as long as it is told", () =>
    withWeb(
      loopback,
      (request, response, count) => {
        if (request.url === "/broken") request.socket.destroy();
        else if (request.url === "/down") response.writeHead(500).end();
        else if (count === 1) response.writeHead(429, { "retry-after": "1" }).end();
        else response.writeHead(count === 2 && request.url === "/flaky" ? 503 : 200).end();
      },
      async ({ url, seen, methodsOf }) => {
        const { code, told } = await asked(["/flaky", "/broken", "/down", "/busy"].map((path) => `<${url(path)}>`));
        assert.deepEqual(
          told.map((one) => one.replace(/ (?:ECONNRESET|UND_ERR_SOCKET)$/, " (code)")),
          [`acme/docs/a.md:7 ${url("/broken")} network (code)`, `acme/docs/a.md:8 ${url("/down")} status 500`],
        );
        assert.equal(code, 1);
        for (const path of ["/flaky", "/broken", "/down"]) assert.deepEqual(methodsOf(path), ["HEAD", "HEAD", "HEAD"]);
        const [first = 0, second = 0] = seen.filter(({ path }) => path === "/busy").map(({ atMs }) => atMs);
        assert.ok(second - first >= 950, `asked again after ${second - first} ms`);
        const [one = 0, two = 0, three = 0] = seen.filter(({ path }) => path === "/down").map(({ atMs }) => atMs);
        assert.ok(three - two > two - one, "the second wait is longer than the first");
      },
    ));

  test("follows five redirects and no sixth, and says where a link ends that is broken there", () =>
    withWeb(
      loopback,
      ({ url: path = "" }, response) => {
        const count = Number(/^\/hop(\d)$/.exec(path)?.[1] ?? "0");
        if (count > 0) response.writeHead(302, { location: count === 1 ? "/there" : `hop${count - 1}` }).end();
        else if (path === "/gone") response.writeHead(301, { location: "/missing" }).end();
        else if (path === "/odd") response.writeHead(301, { location: "file:///etc/passwd" }).end();
        else if (path === "/nowhere") response.writeHead(301).end();
        // As servers write it that don't encode an address: the bytes of its UTF-8.
        else if (path === "/wide") response.writeHead(301, { location: Buffer.from("/见").toString("latin1") }).end();
        else response.writeHead(path === "/there" || path === "/%E8%A7%81" ? 200 : 410).end();
      },
      async ({ url, seen }) => {
        const paths = ["/hop5", "/hop6", "/gone", "/odd", "/nowhere", "/wide"];
        const { told } = await asked(paths.map((path) => `[a](${url(path)})`));
        assert.deepEqual(told, [
          `acme/docs/a.md:7 ${url("/hop6")} redirects`,
          `acme/docs/a.md:8 ${url("/gone")} status 410`,
          `acme/docs/a.md:9 ${url("/odd")} other-scheme`,
          `acme/docs/a.md:10 ${url("/nowhere")} no-location 301`,
        ]);
        // /hop5 goes all the way; /hop6 doesn't come to its end.
        assert.deepEqual(
          seen.filter(({ path }) => path === "/there").map(({ method }) => method),
          ["HEAD"],
        );
      },
    ));

  test("waits no longer than --timeout, and doesn't ask again then", () =>
    withWeb(
      loopback,
      () => undefined,
      async ({ url, methodsOf }) => {
        const { told } = await asked([`[a](${url("/silent")})`], "--timeout", "0.3");
        assert.deepEqual(told, [`acme/docs/a.md:6 ${url("/silent")} timeout`]);
        assert.deepEqual(methodsOf("/silent"), ["HEAD"]);
      },
    ));

  test("asks eight at a time, and no host for more than two", () => {
    // Other systems have one address on the loopback unless somebody adds more.
    const hosts = process.platform === "darwin" ? loopback : [1, 2, 3, 4, 5].map((last) => `127.0.0.${last}`);
    const most = Math.min(8, hosts.length * 2);
    const waiting: { readonly host: string; readonly response: ServerResponse }[] = [];
    const atOnce: number[] = [];
    const atOnceToOne: number[] = [];
    let isFull = false;
    const release = (): void => {
      for (const { response } of waiting.splice(0)) response.writeHead(200).end();
    };
    return withWeb(
      hosts,
      (request, response) => {
        const host = request.socket.localAddress ?? "";
        waiting.push({ host, response });
        atOnce.push(waiting.length);
        atOnceToOne.push(waiting.filter((one) => one.host === host).length);
        // Nobody is answered before all of the first eight are there; one too many has its time to come, too.
        if (isFull) release();
        else if (waiting.length === most) {
          isFull = true;
          setTimeout(release, 200);
        }
      },
      async ({ url, seen }) => {
        const links = hosts.flatMap((host) => [1, 2, 3, 4].map((index) => `<${url(`/${index}`, host)}>`));
        assert.deepEqual(await asked(links), { code: 0, told: [] });
        assert.deepEqual([Math.max(...atOnce), Math.max(...atOnceToOne), seen.length], [most, 2, links.length]);
      },
    );
  });

  test("tells of what can't be requested, without requesting it", async () => {
    const { told } = await asked(["[a](https://ana:secret@example.invalid/) [b](https://[oops)"]);
    assert.deepEqual(told, [
      "acme/docs/a.md:6 https://ana:secret@example.invalid/ credentials",
      "acme/docs/a.md:6 https://[oops no-address",
    ]);
  });

  test("says the reason in the user's language", () =>
    withWeb(
      loopback,
      (_, response) => response.writeHead(404).end(),
      async ({ url }) =>
        inProject(linking([`[a](${url("/a")})`]), async (project) => {
          const english = await run(project, ["links", "acme", "--external"]);
          assert.equal(
            english.out,
            `acme/docs/a.md:6\n   \`${url("/a")}\` answers 404. Mend the link, or take it out.\n\n1 of 1 link broken in 1 page.\n`,
          );
          const chinese = await run(project, ["links", "acme", "--external", "--locale", "zh-cn"]);
          assert.match(chinese.out, /返回 404。请修正或删除此链接。/);
          assert.equal(chinese.code, 1);
        }),
    ));

  test("a port where nobody listens is a refused connection", async () => {
    let port = 0;
    await withWeb(
      loopback,
      () => undefined,
      async ({ url }) => {
        port = Number(new URL(url("/")).port);
      },
    );
    const { told } = await asked([`<http://127.0.0.1:${port}/>`]);
    assert.deepEqual(told, [`acme/docs/a.md:6 http://127.0.0.1:${port}/ network ECONNREFUSED`]);
  });

  test("without --external asks nobody, and says who looks after the inner links", () =>
    inProject(linking(["[a](http://127.0.0.1:9/)"]), async (project) => {
      const { code, out, err } = await run(project, ["links", "acme"]);
      assert.deepEqual([code, out], [2, ""]);
      assert.match(err, /add `--external`\. Links inside the pack are checked by `pipewright pack check`\./);
    }));

  describe("finds", () => {
    const found = (text: string): readonly string[] => {
      const { page: read, bodyLine } = readPage(text, "docs/a.md", {
        kind: "article",
        pack: "acme",
        lang: "en",
        category: undefined,
        pathInFolder: "a.md",
      });
      return externalLinks([{ page: read, text, bodyLine }]).flatMap(({ url, places }) =>
        places.map(({ line }) => `${line + 1} ${url}`),
      );
    };
    const cases: Readonly<Record<string, readonly [text: string, found: readonly string[]]>> = {
      "a bare address, without the sentence around it": [
        "See https://a.example/x. (Or https://b.example/y_(z)!)",
        ["1 https://a.example/x", "1 https://b.example/y_(z)"],
      ],
      "a bare address in Chinese": ["请访问https://a.example/x。谢谢", ["1 https://a.example/x"]],
      "the picture of a link, and the link": [
        "[![b](https://a.example/b.svg)](https://a.example/)",
        ["1 https://a.example/", "1 https://a.example/b.svg"],
      ],
      "an address that is a link's words once": [
        "[https://a.example/x](https://a.example/y)",
        ["1 https://a.example/y"],
      ],
      "a tag's address": ['<a href="https://a.example/">a</a>', ["1 https://a.example/"]],
      "nothing in code, nor behind a fence without an end": [
        "`https://a.example`\n\n~~~sh\nhttps://b.example\n```\n~~~\nhttps://c.example\n```\nhttps://d.example",
        ["7 https://c.example/"],
      ],
      "nothing in a fence that is empty, and all behind it": ["```\n```\nhttps://a.example", ["3 https://a.example/"]],
      "links of an answer's head, but not what people ask": [
        '---\nid: a\nasks: ["https://no.example/"]\ncause: Much.\nresolution: See [a](https://a.example/).\n---\nText',
        ["5 https://a.example/"],
      ],
      "no other scheme": ["[a](mailto:a@b.example) [b](rule:needs/unknown) [c](c.md) ftp://d.example", []],
    };
    for (const [name, [text, wanted]] of Object.entries(cases)) {
      test(name, () => assert.deepEqual(found(text), wanted));
    }
  });

  test("waits longer each time; as long as a server says, up to ten seconds", () => {
    const nowMs = Date.parse("2026-11-21T12:00:00Z");
    const waits = [null, "3", "3600", "soon", "Sat, 21 Nov 2026 12:00:04 GMT", "Sat, 21 Nov 2026 11:00:00 GMT"];
    assert.deepEqual(
      waits.map((header) => retryWaitMs(1, header, nowMs)),
      [500, 3_000, 10_000, 500, 4_000, 0],
    );
    assert.equal(retryWaitMs(2, null, nowMs), 1_500);
  });
});
