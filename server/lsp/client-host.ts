import type { Connection } from "vscode-languageserver";
import {
  type ListFolderAnswer,
  type ListFolderParams,
  listFolderMethod,
  ownPagesMethod,
  type ReadFileAnswer,
  type ReadFileParams,
  readFileMethod,
} from "../../protocol/index.ts";
import type { Host } from "../features/index.ts";
import type { ClientAbilities } from "./client-abilities.ts";

/** As many as `Host` promises. */
const mostEntries = 10_000;

/** The world as the client can read it: for a server without a file system of its own. */
export function clientHost(connection: Connection, client: ClientAbilities): Host {
  const ask = async <Given>(
    method: string,
    params: ReadFileParams | ListFolderParams,
    signal: AbortSignal | undefined,
  ): Promise<Given | { readonly kind: "missing" } | { readonly kind: "forbidden"; readonly reason: string }> => {
    signal?.throwIfAborted();
    try {
      const answer = await connection.sendRequest<Given>(method, params);
      signal?.throwIfAborted();
      return answer;
    } catch (error) {
      signal?.throwIfAborted();
      return { kind: "forbidden", reason: error instanceof Error ? error.message : String(error) };
    }
  };
  if (client.options.readsFiles !== true) return blindHost;
  return {
    read: (uri, limitBytes, signal) => ask<ReadFileAnswer>(readFileMethod, { uri, limitBytes }, signal),
    // The client reads nothing outside of the workspace, and its file systems have no links.
    readInside: (_folder, uri, limitBytes, signal) => ask<ReadFileAnswer>(readFileMethod, { uri, limitBytes }, signal),
    async bytesInside(_folder, uri, limitBytes, signal) {
      const answer = await ask<ReadFileAnswer>(readFileMethod, { uri, limitBytes, asBase64: true }, signal);
      if (answer.kind !== "text") return answer;
      return { kind: "bytes", bytes: Uint8Array.from(atob(answer.text), (character) => character.charCodeAt(0)) };
    },
    list: (uri, signal) => ask<ListFolderAnswer>(listFolderMethod, { uri, mostEntries }, signal),
  };
}

/** The pages that are shipped with us, as the client has them beside its own code. */
export async function clientPages(connection: Connection, client: ClientAbilities): Promise<string | undefined> {
  if (client.options.readsFiles !== true) return undefined;
  const answer: unknown = await connection.sendRequest(ownPagesMethod);
  return typeof answer === "string" ? answer : undefined;
}

/** Of a world that nobody shows us we can't say what is in it; but a configuration that can't be read is none. */
const blindHost: Host = {
  read: async () => ({ kind: "missing" }),
  readInside: async () => notShown,
  bytesInside: async () => notShown,
  list: async () => notShown,
};

const notShown = { kind: "forbidden", reason: "the editor reads no files for its server" } as const;
