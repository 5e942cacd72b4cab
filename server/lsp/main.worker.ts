/** The language server in a browser's worker: the wire is `postMessage`, files are read by the client if it offers that. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { browserCopies, browserTransport } from "./browser-web.ts";
import { clientHost, clientPages } from "./client-host.ts";
import { serve } from "./server.ts";

declare const self: DedicatedWorkerGlobalScope;

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self));
const { log } = serve({
  connection,
  host: (client) => clientHost(connection, client),
  ownPages: (client) => clientPages(connection, client),
  web: async () => ({ transport: () => browserTransport, copies: browserCopies }),
});
self.addEventListener("error", (event) => log.failure("something in the background", event.error));
self.addEventListener("unhandledrejection", (event) => log.failure("something in the background", event.reason));
