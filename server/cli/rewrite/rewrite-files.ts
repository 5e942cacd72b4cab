import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Locale, say } from "../../../protocol/index.ts";
import type { Dialect } from "../../dialects/index.ts";
import { limits } from "../../document/index.ts";
import { dialectByConfig, type ProjectConfig, type ProjectPacks } from "../../features/index.ts";
import { nodeHost, textOfBytes } from "../../host/node/index.ts";
import { recordBreakage } from "../breakage.ts";
import { visible } from "../display-width.ts";
import { type FoundFile, findFiles } from "../lint/find-files.ts";
import { shownPath } from "../lint/paths.ts";
import { progressOn } from "../lint/progress.ts";
import { projectConfigs } from "../lint/project-configs.ts";
import { megabytes, type Reading, readOurs } from "../lint/read-ours.ts";
import { replaceFile } from "../lint/replace-file.ts";
import type { Trouble } from "../lint/report.ts";
import { type PackChoice, packsOfRun } from "../lint/run-packs.ts";
import type { Terminal } from "../terminal.ts";
import { texts } from "../texts.ts";

/** A text of ours that may become another one. */
export interface RewriteInput {
  readonly name: string;
  readonly text: string;
  readonly dialect: Dialect;
  readonly config: ProjectConfig;
  readonly packs: ProjectPacks;
}

/** What came of a text; `text` is the new one, the old one where nothing changes. */
export interface RewriteResult {
  readonly text: string;
}

export interface Rewriting<Result extends RewriteResult> {
  readonly paths: readonly string[];
  readonly packs: PackChoice;
  readonly locale: Locale;
  /** Whether files are changed; else it is only told what would change. */
  readonly writes: boolean;
  rewrite(input: RewriteInput): Result;
}

export interface RewrittenFile<Result> {
  readonly name: string;
  readonly before: string;
  readonly result: Result;
}

export interface RewrittenFiles<Result> {
  readonly files: readonly RewrittenFile<Result>[];
  readonly troubles: readonly Trouble[];
  /** What goes on through the pipe when standard input was asked for. */
  readonly output: string | Uint8Array | undefined;
}

const stdinName = "<stdin>";

/**
 * Rewrites the files of ours among those that the paths mean, one after the other, each whole or not at all. What is
 * named and not ours is said on stderr. A bug that one file brings out is that file's trouble.
 */
export async function rewriteFiles<Result extends RewriteResult>(
  rewriting: Rewriting<Result>,
  terminal: Terminal,
): Promise<RewrittenFiles<Result>> {
  const { folder, signal } = terminal;
  const reading: Reading = {
    folder,
    configOf: projectConfigs(nodeHost, folder, signal),
    packsOf: packsOfRun(rewriting.packs, terminal, rewriting.locale),
    signal,
  };
  const collected: Collected<Result> = { files: [], troubles: [] };
  const output = rewriting.paths.includes("-")
    ? await rewriteInput(rewriting, reading, terminal, collected)
    : undefined;
  const isOfConfig = async (path: string): Promise<boolean> =>
    dialectByConfig(await reading.configOf(path), pathToFileURL(path).href) !== undefined;
  const paths = rewriting.paths.filter((path) => path !== "-");
  const found = await findFiles(folder, paths, isOfConfig, signal);
  collected.troubles.push(...found.troubles);
  const progress = progressOn(terminal, rewriting.locale, found.files.length);
  for (const [index, file] of found.files.entries()) {
    signal.throwIfAborted();
    progress.show(index + 1);
    const skipped = await rewriteFile(file, rewriting, reading, collected).catch((error: unknown) => {
      signal.throwIfAborted();
      const name = shownPath(folder, file.path);
      const words = { path: name, ...recordBreakage(error, terminal) };
      collected.troubles.push({ name, path: file.path, text: texts.brokenOnFile, words });
    });
    if (skipped === undefined || !file.isExplicit) continue;
    progress.clear();
    terminal.err.write(`pipewright: ${visible(say(texts.skipped, rewriting.locale, { path: skipped }))}\n`);
  }
  progress.clear();
  return { ...collected, output };
}

interface Collected<Result> {
  readonly files: RewrittenFile<Result>[];
  readonly troubles: Trouble[];
}

/** Gives back the name of a file that isn't ours. */
async function rewriteFile<Result extends RewriteResult>(
  found: FoundFile,
  { writes, rewrite }: Rewriting<Result>,
  reading: Reading,
  { files, troubles }: Collected<Result>,
): Promise<string | undefined> {
  const read = await readOurs(found, reading);
  if (read.kind === "passed-over") return read.name;
  if (read.kind === "trouble") {
    troubles.push(read.trouble);
    return undefined;
  }
  const { name, path, answer, dialect, config, packs } = read;
  const before = answer.text;
  const result = rewrite({ name, text: before, dialect, config, packs });
  if (writes && result.text !== before) {
    const written = await replaceFile(found.realPath, answer, result.text);
    if (!written.ok) {
      troubles.push({ name, path, text: texts[written.refusal], words: { path: name, reason: written.reason } });
      return undefined;
    }
  }
  files.push({ name, before, result });
  return undefined;
}

/** Standard input has no name: a comment or the root decides whose it is. */
async function rewriteInput<Result extends RewriteResult>(
  { locale, rewrite }: Rewriting<Result>,
  { folder, configOf, packsOf }: Reading,
  terminal: Terminal,
  { files, troubles }: Collected<Result>,
): Promise<string | Uint8Array> {
  const bytes = await terminal.readInput();
  const trouble = (text: Trouble["text"], words: Trouble["words"] = {}): Uint8Array => {
    troubles.push({ name: stdinName, path: undefined, text, words: { path: stdinName, ...words } });
    return bytes;
  };
  if (bytes.length > limits.syntaxUnits)
    return trouble(texts.tooLarge, { size: megabytes(bytes.length), limit: megabytes(limits.syntaxUnits) });
  const answer = textOfBytes(bytes);
  if (answer.kind !== "text") return trouble(texts.notText);
  const path = join(folder, stdinName);
  const config = await configOf(path);
  const packs = await packsOf(path, config);
  const detected = packs.catalog.detect(answer.text, undefined);
  const dialect = detected && packs.catalog.dialect(detected.dialect);
  if (dialect === undefined) {
    terminal.err.write(`pipewright: ${say(texts.skipped, locale, { path: stdinName })}\n`);
    return bytes;
  }
  const result = rewrite({ name: stdinName, text: answer.text, dialect, config, packs });
  files.push({ name: stdinName, before: answer.text, result });
  return `${answer.hasBom ? "\uFEFF" : ""}${result.text}`;
}
