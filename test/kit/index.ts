/**
 * The test kit: a test is a marked text and its outcome. Only this folder knows our API, so refactoring touches no test.
 * The marks are explained at the head of server/features/marked-text.ts.
 * Law: checks are exact. A finding that is not marked fails, a text without marks must be clean.
 */
import type { CompletionOutcome } from "./check-completion.ts";
import { checkCompletion } from "./check-completion.ts";
import { checkInlayHints, checkTokens } from "./check-decorations.ts";
import { checkDiagnostics } from "./check-diagnostics.ts";
import type { RenameOutcome } from "./check-edits.ts";
import { checkAction, checkActions, checkRefactorings, checkRename } from "./check-edits.ts";
import type { FormatOutcome } from "./check-format.ts";
import { checkFormat } from "./check-format.ts";
import type { GraphOutcome } from "./check-graph.ts";
import { checkGraph, checkMermaid } from "./check-graph.ts";
import { checkHover } from "./check-hover.ts";
import type { MigrationOutcome } from "./check-migration.ts";
import { checkMigration } from "./check-migration.ts";
import { checkDefinition, checkFolding, checkReferences, checkSelections, checkSymbols } from "./check-places.ts";
import type { KitSettings } from "./context.ts";
import type { Placing } from "./fixture.ts";

export type InsideOptions = Omit<KitSettings, "dialect">;

/** Checks of texts that are set into the smallest valid file: root keys stand alone, the rest goes under `pipeline:`. */
export function inside(dialect: string, options: InsideOptions = {}) {
  return checksOf({ dialect, ...options }, "inside");
}

/** Checks of texts that are the whole file, as it is. */
export function wholeFile(dialect: string, options: InsideOptions = {}) {
  return checksOf({ dialect, ...options }, "whole");
}

function checksOf(settings: KitSettings, placing: Placing) {
  return {
    checkDiagnostics: (text: string) => checkDiagnostics(text, settings, { placing }),
    checkCompletion: (text: string, outcome: CompletionOutcome) => checkCompletion(text, outcome, settings, placing),
    checkHover: (text: string, expected: string | undefined) => checkHover(text, expected, settings, placing),
    checkFormat: (text: string, outcome: FormatOutcome, options: { readonly indentSize?: number } = {}) =>
      checkFormat(text, outcome, options, settings, placing),
    checkMigration: (text: string, to: string, outcome: MigrationOutcome, from?: string) =>
      checkMigration(text, { from, to }, outcome, settings, placing),
    checkRename: (text: string, newName: string, outcome: RenameOutcome) =>
      checkRename(text, newName, outcome, settings, placing),
    checkAction: (text: string, title: string, gives: string) => checkAction(text, title, gives, settings, placing),
    checkActions: (text: string, titles: readonly string[]) => checkActions(text, titles, settings, placing),
    checkRefactorings: (text: string, titles: readonly string[]) => checkRefactorings(text, titles, settings, placing),
    checkInlayHints: (text: string, expected: string) => checkInlayHints(text, expected, settings, placing),
    checkTokens: (text: string, expected: readonly string[]) => checkTokens(text, expected, settings, placing),
    checkGraph: (text: string, outcome: GraphOutcome) => checkGraph(text, outcome, settings, placing),
    checkMermaid: (text: string, expected: string) => checkMermaid(text, expected, settings, placing),
    checkDefinition: (text: string) => checkDefinition(text, settings, placing),
    checkReferences: (text: string) => checkReferences(text, settings, placing),
    checkSymbols: (text: string, expected: string) => checkSymbols(text, expected, settings, placing),
    checkFolding: (text: string, expected: readonly string[]) => checkFolding(text, expected, settings, placing),
    checkSelections: (text: string, expected: readonly string[]) => checkSelections(text, expected, settings, placing),
  };
}
