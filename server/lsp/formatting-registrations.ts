import {
  type Connection,
  type Disposable,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
} from "vscode-languageserver";
import { pathOf } from "./addresses.ts";
import { inBackground, type Log } from "./log.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Offers formatting for the documents of ours alone, one by one. Offered for all YAML, it would make an editor ask
 * which formatter to use in files that are none of our business, and format nothing until somebody answers.
 */
export function registerFormatting(connection: Connection, workspace: Workspace, log: Log): void {
  const registered = new Map<string, Promise<Disposable>>();
  const drop = (uri: string): void => {
    const registration = registered.get(uri);
    registered.delete(uri);
    if (registration !== undefined) inBackground(log, "taking formatting back", takenBack(registration));
  };
  workspace.onRead(({ uri, status }) => {
    if (status === null) drop(uri);
    if (status === null || registered.has(uri)) return;
    const registration = offer(connection, uri);
    registered.set(uri, registration);
    inBackground(log, "offering formatting", registration);
  });
  workspace.onClosed(({ document }) => drop(document.uri));
}

async function takenBack(registration: Promise<Disposable>): Promise<void> {
  (await registration).dispose();
}

async function offer(connection: Connection, uri: string): Promise<Disposable> {
  const documentSelector = [{ scheme: uri.slice(0, uri.indexOf(":")), pattern: patternOf(uri) }];
  const registrations = await Promise.all([
    connection.client.register(DocumentFormattingRequest.type, { documentSelector }),
    connection.client.register(DocumentRangeFormattingRequest.type, { documentSelector }),
  ]);
  return {
    dispose() {
      for (const registration of registrations) registration.dispose();
    },
  };
}

/** The path of one file as a glob: each sign with a meaning stands in brackets. */
function patternOf(uri: string): string {
  return (pathOf(uri) ?? uri.slice(uri.indexOf(":") + 1)).replace(/[*?[\]{}]/g, "[$&]");
}
