/** The VS Code extension where a browser's worker runs it: vscode.dev and its like. The server runs in a worker of its own. */
import type { ExtensionContext } from "vscode";
import type { PipewrightApi } from "./register-all.ts";
import { registerAll } from "./register-all.ts";

/** Registers and returns; the server starts when the first file of ours is seen. */
export function activate(context: ExtensionContext): PipewrightApi {
  return registerAll(context, {
    isBrowser: true,
    createClient: async (options) => {
      const { createBrowserClient } = await import("./language/client.browser.ts");
      return createBrowserClient(context, options);
    },
  });
}
