/**
 * The language server as a program of its own: `node dist/server.js --stdio`, `--node-ipc`, `--pipe=…`, `--socket=…`.
 * As a module it starts nothing; `pipewright lsp` calls `startServer`.
 */
import * as nodeModule from "node:module";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { version } from "../../package.json";
import type { Log } from "./log.ts";
import { serve } from "./server.ts";

/** Serves on the wire that the command line names. Ends the process with 2 and one line when it names none. */
export function startServer(): void {
  // From Node 22.8 on. Holds for files loaded after this line only: of use once the core is a file beside this bundle.
  if ("enableCompileCache" in nodeModule && typeof nodeModule.enableCompileCache === "function")
    nodeModule.enableCompileCache();
  if (!namesWire(process.argv)) {
    process.stderr.write("The language server needs a wire: --stdio, --node-ipc, --pipe=<name> or --socket=<port>.\n");
    process.exitCode = 2;
    return;
  }
  const connection = createConnection(ProposedFeatures.all);
  const { log } = serve({
    connection,
    host: async () => (await import("../host/node/index.ts")).nodeHost,
    ownPages: async () => (await import("../host/node/index.ts")).readOwnPages(),
    web: async () => {
      const { folderCopies, nodeTransport } = await import("../host/node/web.ts");
      return {
        transport: (isPublicAddress) => nodeTransport({ isPublicAddress, version }),
        copies: folderCopies(),
      };
    },
  });
  outlive(log);
}

function namesWire(words: readonly string[]): boolean {
  return words.some((word) => /^--(?:stdio|node-ipc|pipe|socket)(?:=|$)/.test(word));
}

/** A bug outside of any request ends nothing either, unless it is the wire itself that broke: then nobody is there. */
function outlive(log: Log): void {
  const note = (error: unknown): void => {
    if (isBrokenWire(error)) process.exit(1);
    log.failure("something in the background", error);
  };
  process.on("uncaughtException", note);
  process.on("unhandledRejection", note);
}

function isBrokenWire(error: unknown): boolean {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return code === "EPIPE" || code === "ERR_STREAM_DESTROYED" || code === "ERR_IPC_CHANNEL_CLOSED";
}

if (require.main === module) startServer();
