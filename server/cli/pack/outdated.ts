import { type Locale, say } from "../../../protocol/index.ts";
import { isPlatformVersion, type OutdatedPage, outdatedPages } from "../../features/index.ts";
import { counted } from "../counted.ts";
import { visible } from "../display-width.ts";
import { fault, type OrFault, type ParsedOptions } from "../options.ts";
import { colorsFor, type Terminal } from "../terminal.ts";
import { nouns } from "../texts.ts";
import { jsonLines, pathInPack, readFormat, readPacks } from "./read-packs.ts";
import { upkeepNouns, upkeepTexts } from "./upkeep-texts.ts";

/** A page to look after, with the pack's folder before its file. */
interface Placed extends OutdatedPage {
  readonly path: string;
}

/** Lists pages that a platform version has left behind. */
export async function packOutdated(
  folders: readonly string[],
  options: ParsedOptions,
  terminal: Terminal,
  locale: Locale,
): Promise<OrFault<number>> {
  const format = readFormat("outdated", folders, options);
  if (!format.ok) return format;
  const platform = options.value("platform");
  if (platform === undefined) return fault(upkeepTexts.noPlatform);
  const since = options.value("since");
  for (const [option, word] of Object.entries({ platform, since })) {
    if (word !== undefined && !isPlatformVersion(word)) return fault(upkeepTexts.badVersion, { option, word });
  }
  const { packs, isBroken } = await readPacks(folders, terminal, locale);
  const found = packs.flatMap(({ name, files }) =>
    outdatedPages(files, { platform, since }).map((one): Placed => ({ ...one, path: pathInPack(name, one.page.path) })),
  );
  const counts = {
    outdated: String(found.length),
    pages: counted(
      packs.reduce((sum, { files }) => sum + files.length, 0),
      upkeepNouns.page,
      locale,
    ),
    packs: counted(packs.length, nouns.pack, locale),
  };
  if (format.value === "json") terminal.out.write(jsonLines(found.map((one) => entryOf(one, locale))));
  else if (found.length > 0) {
    const summary = say(upkeepTexts.outdatedSummary, locale, counts);
    terminal.out.write(`${blocksOf(found, terminal, options, locale)}\n${summary}\n`);
  } else if (packs.length > 0) terminal.out.write(`${say(upkeepTexts.nothingOutdated, locale, counts)}\n`);
  return { ok: true, value: isBroken ? 2 : found.length > 0 ? 1 : 0 };
}

function entryOf({ path, line, reason, page, message }: Placed, locale: Locale): object {
  return {
    file: path,
    line: line + 1,
    reason,
    page: page.id,
    lang: page.lang,
    title: page.title,
    version: page.version ?? null,
    ranges: page.ranges,
    message: message[locale],
  };
}

function blocksOf(found: readonly Placed[], terminal: Terminal, options: ParsedOptions, locale: Locale): string {
  const { bold, dim } = colorsFor(terminal.out, terminal, options.has("no-color"));
  return found
    .map(({ path, line, page, message }) => {
      const head = `${bold(visible(`${path}:${line + 1}`))} ${dim(visible(page.title))}`;
      return `${head}\n   ${visible(message[locale])}\n`;
    })
    .join("\n");
}
