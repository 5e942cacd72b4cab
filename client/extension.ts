/**
 * The VS Code extension where Node runs it: on a desktop and on a remote machine.
 * `language/` brings the checks into the editor, `learn/` is the first-pipeline walkthrough.
 * Law: only `client/` imports `vscode`, and of YAML it knows no more than the scan of root keys in `dialects/detect`.
 */
import type { ExtensionContext } from "vscode";
import type { PipewrightApi } from "./register-all.ts";
import { registerAll } from "./register-all.ts";

/** Registers and returns; the server starts when the first file of ours is seen. */
export function activate(context: ExtensionContext): PipewrightApi {
  return registerAll(context, {
    isBrowser: false,
    createClient: async (options) => {
      const { createNodeClient } = await import("./language/client.node.ts");
      return createNodeClient(context, options);
    },
  });
}
