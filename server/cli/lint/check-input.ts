import { join } from "node:path";
import type { Words } from "../../../protocol/index.ts";
import { say } from "../../../protocol/index.ts";
import { limits, linesOf } from "../../document/index.ts";
import { textOfBytes } from "../../host/node/index.ts";
import type { Terminal } from "../terminal.ts";
import { texts } from "../texts.ts";
import type { Checking, Outcome } from "./check-file.ts";
import { checkText } from "./check-file.ts";
import { megabytes } from "./read-ours.ts";
import type { CheckedFile, Trouble } from "./report.ts";

export interface CheckedInput {
  readonly outcome: Outcome;
  /** What goes on through a pipe when fixes were asked for: the input, fixed where it was ours. */
  readonly output: string | Uint8Array;
}

const stdinName = "<stdin>";

/** Standard input has no name: a comment or the root decides; the configuration is that of the folder. */
export async function checkInput(terminal: Terminal, checking: Checking): Promise<CheckedInput> {
  const bytes = await terminal.readInput();
  if (bytes.length > limits.syntaxUnits) {
    const sizes = { size: megabytes(bytes.length), limit: megabytes(limits.syntaxUnits) };
    return { outcome: trouble(texts.tooLarge, sizes), output: bytes };
  }
  const answer = textOfBytes(bytes);
  if (answer.kind !== "text") return { outcome: trouble(texts.notText), output: bytes };
  const path = join(checking.folder, stdinName);
  const config = await checking.configOf(path);
  const packs = await checking.packsOf(path, config);
  const detected = packs.catalog.detect(answer.text, undefined);
  const dialect = detected && packs.catalog.dialect(detected.dialect);
  if (dialect === undefined) {
    terminal.err.write(`pipewright: ${say(texts.skipped, checking.locale, { path: stdinName })}\n`);
    return { outcome: { kind: "passed-over", name: stdinName }, output: bytes };
  }
  // What comes in by a pipe lies nowhere: what its paths mean nobody knows.
  const checked = checkText(answer.text, dialect, { config, packs }, checking, () => undefined);
  const file: CheckedFile = { name: stdinName, path: undefined, ...checked, lines: linesOf(checked.text) };
  const output = `${answer.hasBom ? "\uFEFF" : ""}${checked.text}`;
  return { outcome: { kind: "checked", file, config, catalog: packs.catalog }, output };
}

function trouble(text: Trouble["text"], words: Words = {}): Outcome {
  return { kind: "trouble", trouble: { name: stdinName, path: undefined, text, words: { path: stdinName, ...words } } };
}
