import { type Locale, say, type Text, type Words } from "../../../protocol/index.ts";
import {
  type ChangelogSince,
  type PackHistory,
  pageChanges,
  readSince,
  type ToldChange,
  writeChangelog,
} from "../../features/index.ts";
import { visible } from "../display-width.ts";
import { fault, type OrFault, type ParsedOptions } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import { gitHistory } from "./git-history.ts";
import { complain, jsonLines, pathInPack, type ReadPack, readFormat, readPacks } from "./read-packs.ts";
import { upkeepTexts } from "./upkeep-texts.ts";

/** Tells what was added to packs, changed and removed. */
export async function packChangelog(
  folders: readonly string[],
  options: ParsedOptions,
  terminal: Terminal,
  locale: Locale,
): Promise<OrFault<number>> {
  const format = readFormat("changelog", folders, options);
  if (!format.ok) return format;
  const word = options.value("since");
  if (word === undefined) return fault(upkeepTexts.noSince);
  const since = readSince(word);
  if (since === undefined) return fault(upkeepTexts.badSince, { word });
  const { packs, ...read } = await readPacks(folders, terminal, locale);
  let { isBroken } = read;
  const changes: ToldChange[] = [];
  for (const pack of packs) {
    const found = await historyOf(pack, since, terminal);
    if (found.kind === "refused") {
      complain(terminal, say(found.text, locale, found.words));
      isBroken = true;
      continue;
    }
    if (found.note) complain(terminal, say(upkeepTexts.withoutGit, locale, { path: pack.name, reason: found.note }));
    const pages = pack.files.map(({ page }) => page);
    const packTitle = packs.length > 1 ? pack.loaded.pack.title : undefined;
    for (const change of pageChanges(pages, since, found.history)) {
      changes.push({ ...change, path: pathInPack(pack.name, change.page.path), packTitle });
    }
  }
  if (format.value === "json") terminal.out.write(jsonLines(changes.map(entryOf)));
  else if (!isBroken || changes.length > 0) terminal.out.write(visible(writeChangelog(changes, since, locale)));
  return { ok: true, value: isBroken ? 2 : 0 };
}

type FoundHistory =
  /** `note`: why there is no history. */
  | { readonly kind: "found"; readonly history: PackHistory | undefined; readonly note: Text | undefined }
  | { readonly kind: "refused"; readonly text: Text; readonly words: Words };

async function historyOf(pack: ReadPack, since: ChangelogSince, terminal: Terminal): Promise<FoundHistory> {
  const answer = await gitHistory(pack.path, pack.loaded, since, terminal);
  const words = { path: pack.name, word: since.value };
  switch (answer.kind) {
    case "known":
      return { kind: "found", history: answer.history, note: undefined };
    case "unknown-ref":
      return { kind: "refused", text: upkeepTexts.unknownRef, words };
    case "none":
      return since.kind === "ref"
        ? { kind: "refused", text: upkeepTexts.refNeedsGit, words: { ...words, reason: answer.reason } }
        : { kind: "found", history: undefined, note: answer.reason };
  }
}

/** One object a page. Part of our interface: all languages stand in it, whatever the user's is. */
function entryOf({ kind, page, path, from, by }: ToldChange): object {
  return {
    change: kind,
    file: path,
    from: from ?? null,
    pack: page.pack,
    page: page.id,
    lang: page.lang,
    title: page.title,
    version: page.version ?? null,
    lastUpdated: page.lastUpdated ?? null,
    by,
  };
}
