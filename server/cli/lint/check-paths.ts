import { fileURLToPath, pathToFileURL } from "node:url";
import { say } from "../../../protocol/index.ts";
import { dialectByConfig } from "../../features/index.ts";
import { recordBreakage } from "../breakage.ts";
import { visible } from "../display-width.ts";
import type { Terminal } from "../terminal.ts";
import { texts } from "../texts.ts";
import type { Checking, Outcome } from "./check-file.ts";
import { checkFile } from "./check-file.ts";
import type { FoundFile } from "./find-files.ts";
import { findFiles } from "./find-files.ts";
import { shownPath } from "./paths.ts";
import { progressOn } from "./progress.ts";

/** Checks what the paths mean, one file after the other, and says on stderr what was passed over. */
export async function checkPaths(paths: readonly string[], checking: Checking, terminal: Terminal): Promise<Outcome[]> {
  const isOfConfig = async (path: string): Promise<boolean> =>
    dialectByConfig(await checking.configOf(path), pathToFileURL(path).href) !== undefined;
  const { files, troubles } = await findFiles(checking.folder, paths, isOfConfig, terminal.signal);
  const outcomes: Outcome[] = troubles.map((trouble) => ({ kind: "trouble", trouble }));
  const progress = progressOn(terminal, checking.locale, files.length);
  const passedOver: PassedOver[] = [];
  let oursCount = 0;
  for (const [index, file] of files.entries()) {
    terminal.signal.throwIfAborted();
    progress.show(index + 1);
    const outcome = await checkFile(file, checking).catch((error) => breakageOn(file, error, checking, terminal));
    outcomes.push(outcome);
    if (outcome.kind !== "passed-over") oursCount++;
    else passedOver.push({ file, at: outcomes.length - 1 });
  }
  progress.clear();
  oursCount += await checkIncluded(passedOver, outcomes, checking, terminal);
  for (const { file, at } of passedOver) {
    const outcome = outcomes[at];
    if (!file.isExplicit || outcome?.kind !== "passed-over") continue;
    terminal.err.write(`pipewright: ${visible(say(texts.skipped, checking.locale, { path: outcome.name }))}\n`);
  }
  const hasOnlySearched = paths.length > 0 && troubles.length === 0 && files.every(({ isExplicit }) => !isExplicit);
  if (hasOnlySearched && oursCount === 0) {
    const path = visible(paths.join(" "));
    terminal.err.write(`pipewright: ${say(texts.noPipelines, checking.locale, { path })}\n`);
  }
  return outcomes;
}

interface PassedOver {
  readonly file: FoundFile;
  readonly at: number;
}

/** What is of no dialect by itself is ours if a file of ours includes it, or one that comes in so. Gives their count. */
async function checkIncluded(
  passedOver: readonly PassedOver[],
  outcomes: Outcome[],
  checking: Checking,
  terminal: Terminal,
): Promise<number> {
  let count = 0;
  for (let isNew = true; isNew; ) {
    isNew = false;
    for (const { file, at } of passedOver) {
      if (outcomes[at]?.kind !== "passed-over" || !checking.related.isIncluded(file.path)) continue;
      const outcome = await checkFile(file, checking).catch((error) => breakageOn(file, error, checking, terminal));
      if (outcome.kind === "passed-over") continue;
      outcomes[at] = outcome;
      count++;
      isNew = true;
    }
  }
  return count;
}

/** A bug that one file brings out is that file's trouble: the others are checked all the same. */
function breakageOn({ path }: FoundFile, error: unknown, { folder }: Checking, terminal: Terminal): Outcome {
  terminal.signal.throwIfAborted();
  const name = shownPath(folder, path);
  const words = { path: name, ...recordBreakage(error, terminal) };
  return { kind: "trouble", trouble: { name, path, text: texts.brokenOnFile, words } };
}

/**
 * The configurations that decided something are checked too, and shown where they have findings: a misspelt rule in
 * one would else change nothing, in silence. They were not named, so nothing is fixed in them.
 */
export async function checkUsedConfigs(outcomes: readonly Outcome[], checking: Checking): Promise<readonly Outcome[]> {
  const done = outcomes.flatMap((outcome) => (outcome.kind === "checked" ? [outcome] : []));
  const checkedPaths = new Set(done.map(({ file }) => file.path));
  const usedPaths = new Set(done.flatMap(({ config: { uri } }) => (uri === undefined ? [] : [fileURLToPath(uri)])));
  const found: Outcome[] = [];
  for (const path of usedPaths) {
    if (checkedPaths.has(path)) continue;
    const outcome = await checkFile({ path, realPath: path, isExplicit: false }, { ...checking, fix: undefined });
    if (outcome.kind === "checked" && outcome.file.findings.length > 0) found.push(outcome);
  }
  return found;
}
