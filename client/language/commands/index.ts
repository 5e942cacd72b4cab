/**
 * What the palette offers, one command a file. Each also answers when there is no file, no server, no finding.
 * Ids are those of the manifest; a test holds the two together.
 */
import * as vscode from "vscode";
import { checkFile } from "./check-file.ts";
import { chooseDialect } from "./choose-dialect.ts";
import type { CommandParts } from "./command-parts.ts";
import { fixAll } from "./fix-all.ts";
import { openRulePage } from "./open-rule-page.ts";
import { pickPlatform } from "./pick-platform.ts";
import { upgradePipeline } from "./upgrade-pipeline.ts";

export function registerCommands(parts: CommandParts): vscode.Disposable {
  const { session, log } = parts;
  const register = vscode.commands.registerCommand;
  return vscode.Disposable.from(
    register("pipewright.checkFile", () => checkFile(parts)),
    register("pipewright.chooseDialect", () => chooseDialect(parts)),
    register("pipewright.fixAll", () => fixAll(parts)),
    register("pipewright.openRulePage", (id?: unknown, uri?: unknown) => openRulePage(id, uri)),
    register("pipewright.pickPlatform", () => pickPlatform(parts)),
    register("pipewright.restartServer", () => session.restart()),
    register("pipewright.upgradePipeline", (version?: unknown) => upgradePipeline(parts, version)),
    register("pipewright.showOutput", () => log.show()),
  );
}
