import type { LogOutputChannel } from "vscode";
import type { DialectChoices } from "../choices.ts";
import type { DocumentGate } from "../gate.ts";
import type { LanguageSession } from "../session.ts";
import type { Statuses } from "../statuses.ts";

/** What commands work with. */
export interface CommandParts {
  readonly session: LanguageSession;
  readonly gate: DocumentGate;
  readonly choices: DialectChoices;
  readonly statuses: Statuses;
  readonly log: LogOutputChannel;
}
