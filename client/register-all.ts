import type { ExtensionContext } from "vscode";
import { registerGraph } from "./graph/index.ts";
import { registerGuide } from "./guide/index.ts";
import type { ClientPlatform, ServerState } from "./language/index.ts";
import { registerLanguage } from "./language/index.ts";
import { registerLearn } from "./learn/index.ts";

/** What other extensions, and our own tests, may ask of us. */
export interface PipewrightApi {
  serverState(): ServerState;
  /** The id of the page that the guide shows; undefined while it shows none. */
  shownPage(): string | undefined;
}

/** What both editions of the extension do. Costs a few milliseconds: no file is read, no server is started. */
export function registerAll(context: ExtensionContext, platform: ClientPlatform): PipewrightApi {
  const language = registerLanguage(context, platform);
  const guide = registerGuide(context, language);
  context.subscriptions.push(language, registerLearn(context, language), registerGraph(context, language), guide);
  return { serverState: () => language.serverState, shownPage: () => guide.shownPage() };
}
