import type { Connection } from "vscode-languageserver";
import { type ReadFileAnswer, type ReadFileParams, readFileMethod } from "../../protocol/index.ts";
import type { Host } from "../features/index.ts";
import type { ClientAbilities } from "./client-abilities.ts";

/** The world as the client can read it: for a server without a file system of its own. */
export function clientHost(connection: Connection, client: ClientAbilities): Host {
  return {
    async read(uri, limitBytes, signal) {
      signal?.throwIfAborted();
      if (client.options.readsFiles !== true) return { kind: "missing" };
      const params: ReadFileParams = { uri, limitBytes };
      try {
        const answer = await connection.sendRequest<ReadFileAnswer>(readFileMethod, params);
        signal?.throwIfAborted();
        return answer;
      } catch (error) {
        signal?.throwIfAborted();
        return { kind: "forbidden", reason: error instanceof Error ? error.message : String(error) };
      }
    },
  };
}
