import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { writeArchive } from "../../server/knowledge/index.ts";

/** A web server on this machine that packs are read from. */
export interface PackServer {
  /** `http://localhost:…`, without a slash at its end. */
  readonly origin: string;
  /** What was asked for: method, path, and whether it was asked whether something is still right. */
  readonly asked: string[];
  /** What stands at a path; a function answers itself. */
  readonly at: Map<string, Uint8Array | RequestListener>;
}

/** The archive of a pack with these files. */
export function archiveWith(files: Readonly<Record<string, string>>): Uint8Array {
  return writeArchive(new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)])));
}

/** `secure`: key and certificate, for https. It is gone when `act` is done. */
export async function withPackServer(
  act: (server: PackServer) => Promise<void>,
  secure?: { readonly key: string; readonly cert: string },
): Promise<void> {
  const asked: string[] = [];
  const at: PackServer["at"] = new Map();
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const { method, url = "" } = request;
    const tag = request.headers["if-none-match"];
    asked.push(`${method} ${url}${tag === undefined ? "" : " if changed"}`);
    const there = at.get(url);
    if (typeof there === "function") there(request, response);
    else if (!there) response.writeHead(404).end();
    else {
      const own = `"${there.length}-${there.reduce((sum, byte) => (sum * 31 + byte) % 1_000_003, 7)}"`;
      if (tag === own) response.writeHead(304).end();
      else response.writeHead(200, { etag: own }).end(there);
    }
  };
  const server = secure ? createSecureServer(secure, answer) : createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address: AddressInfo | string | null = server.address();
  assert.ok(typeof address === "object" && address);
  try {
    await act({ origin: `${secure ? "https" : "http"}://localhost:${address.port}`, asked, at });
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
