import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { filled, type Locale, say } from "../../../protocol/index.ts";
import {
  type FileProblem,
  type LoadedPack,
  loadPack,
  loadPages,
  type PageFile,
  plainPath,
} from "../../features/index.ts";
import { nodeHost } from "../../host/node/index.ts";
import { visible } from "../display-width.ts";
import { readFormatOption } from "../format-option.ts";
import { shownPath, withSlashes } from "../lint/paths.ts";
import { fault, type OrFault, type ParsedOptions } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import { packTexts } from "./texts.ts";
import { upkeepTexts } from "./upkeep-texts.ts";

/** A pack whose pages are to be looked after. */
export interface ReadPack {
  /** Its folder as people see it. */
  readonly name: string;
  readonly path: string;
  readonly loaded: LoadedPack;
  readonly files: readonly PageFile[];
}

export interface ReadPacks {
  readonly packs: readonly ReadPack[];
  /** Something could not be read, and was told. */
  readonly isBroken: boolean;
}

/** Reads packs with their pages, each folder once. What can't be read is told on stderr, and the others are there. */
export async function readPacks(folders: readonly string[], terminal: Terminal, locale: Locale): Promise<ReadPacks> {
  const packs: ReadPack[] = [];
  let isBroken = false;
  for (const path of new Set(folders.map((folder) => resolve(terminal.folder, folder)))) {
    const name = withSlashes(shownPath(terminal.folder, path));
    const answer = await loadPack(pathToFileURL(path).href, nodeHost, terminal.signal);
    if (answer.kind === "broken") {
      const { text, words } = answer.trouble;
      complain(terminal, say(packTexts.broken, locale, { path: name, reason: filled(text, words) }));
      isBroken = true;
      continue;
    }
    const { files, problems } = await loadPages(answer.pack, terminal.signal);
    for (const { file, text, words } of unread(problems, files)) {
      const place = pathInPack(name, file);
      complain(terminal, say(upkeepTexts.leftOut, locale, { path: place, reason: filled(text, words) }));
      isBroken = true;
    }
    packs.push({ name, path, loaded: answer.pack, files });
  }
  return { packs, isBroken };
}

/** What is wrong with the front matter of a page that was read is `pack check`'s business. */
function unread(problems: readonly FileProblem[], files: readonly PageFile[]): readonly FileProblem[] {
  const read = new Set(files.map(({ page }) => page.path));
  return problems.filter(({ file }) => !read.has(file));
}

/** A file of a pack as people see it. */
export function pathInPack(name: string, file: string): string {
  return `${name}/${plainPath(file)}`;
}

/** Says on stderr what went wrong. */
export function complain(terminal: Terminal, sentence: string): void {
  terminal.err.write(`pipewright: ${visible(sentence)}\n`);
}

/** What each of these tools is called with: at least one folder, and a format. */
export function readFormat(
  tool: string,
  folders: readonly string[],
  options: ParsedOptions,
): OrFault<"pretty" | "json"> {
  if (folders.length === 0) return fault(packTexts.noFolder, { tool });
  return readFormatOption(options);
}

/** A list for machines, one entry a line. */
export function jsonLines(entries: readonly object[]): string {
  return entries.length === 0 ? "[]\n" : `[\n${entries.map((entry) => `  ${JSON.stringify(entry)}`).join(",\n")}\n]\n`;
}
