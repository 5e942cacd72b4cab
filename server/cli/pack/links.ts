import { filled, type Locale, say, type Text } from "../../../protocol/index.ts";
import { externalLinks, isPassing, linkLimits } from "../../features/index.ts";
import { counted } from "../counted.ts";
import { visible } from "../display-width.ts";
import { fault, type OrFault, type ParsedOptions } from "../options.ts";
import { colorsFor, type Terminal } from "../terminal.ts";
import { jsonLines, pathInPack, readFormat, readPacks } from "./read-packs.ts";
import { brokenLinks, isOfCertificate, type LinkFault } from "./request-links.ts";
import { linkTexts, networkReasons, upkeepNouns, upkeepTexts } from "./upkeep-texts.ts";

/** A broken link in one of the places where it stands. */
interface Told {
  readonly path: string;
  /** One-based. */
  readonly line: number;
  readonly url: string;
  readonly fault: LinkFault;
  readonly message: Text;
}

const defaultTimeout = "10";

/** Asks the web whether the links of pages still lead somewhere. */
export async function packLinks(
  folders: readonly string[],
  options: ParsedOptions,
  terminal: Terminal,
  locale: Locale,
): Promise<OrFault<number>> {
  const format = readFormat("links", folders, options);
  if (!format.ok) return format;
  if (!options.has("external")) return fault(upkeepTexts.onlyExternal);
  const seconds = readTimeout(options.value("timeout") ?? defaultTimeout);
  if (!seconds.ok) return seconds;
  const { packs, isBroken } = await readPacks(folders, terminal, locale);
  // What stands in several packs is requested once too.
  const files = packs.flatMap(({ name, files: own }) =>
    own.map((file) => ({ ...file, page: { ...file.page, path: pathInPack(name, file.page.path) } })),
  );
  const links = externalLinks(files);
  const broken = await brokenLinks(links, seconds.value * 1_000, terminal.signal);
  const told = broken.flatMap(({ link, fault: why }) =>
    link.places.map(({ file, line, written }): Told => {
      const message = messageOf(written, why, seconds.value);
      return { path: file, line: line + 1, url: written, fault: why, message };
    }),
  );
  told.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line));
  const counts = {
    broken: String(broken.length),
    links: counted(links.length, upkeepNouns.link, locale),
    pages: counted(files.length, upkeepNouns.page, locale),
  };
  if (format.value === "json") terminal.out.write(jsonLines(told.map((one) => entryOf(one, locale))));
  else if (told.length > 0) {
    const summary = say(upkeepTexts.linksBroken, locale, counts);
    terminal.out.write(`${blocksOf(told, terminal, options, locale)}\n${summary}\n`);
  } else if (packs.length > 0) terminal.out.write(`${say(upkeepTexts.linksWell, locale, counts)}\n`);
  return { ok: true, value: isBroken ? 2 : told.length > 0 ? 1 : 0 };
}

function readTimeout(word: string): OrFault<number> {
  const seconds = /^\d{1,3}(?:\.\d{1,3})?$/.test(word) ? Number(word) : 0;
  return seconds > 0 && seconds <= 300 ? { ok: true, value: seconds } : fault(upkeepTexts.badTimeout, { word });
}

function messageOf(url: string, why: LinkFault, seconds: number): Text {
  switch (why.kind) {
    case "status": {
      const words = { url, status: String(why.status) };
      if (why.target !== undefined) return filled(linkTexts.statusElsewhere, { ...words, target: why.target });
      return filled(isPassing(why.status) ? linkTexts.passing : linkTexts.status, words);
    }
    case "network":
      return filled(linkTexts.network, { url, reason: reasonOf(why.code) });
    case "timeout":
      return filled(linkTexts.timeout, { url, seconds: String(seconds) });
    case "redirects":
      return filled(linkTexts.redirects, { url, limit: String(linkLimits.redirects) });
    case "other-scheme":
      return filled(linkTexts.otherScheme, { url, target: why.target });
    case "no-location":
      return filled(linkTexts.noLocation, { url, status: String(why.status) });
    case "no-address":
      return filled(linkTexts.noAddress, { url });
    case "credentials":
      return filled(linkTexts.credentials, { url });
  }
}

function reasonOf(code: string): Text {
  if (isOfCertificate(code)) return filled(networkReasons.certificate, { code });
  const known = Object.entries(networkReasons).find(([name]) => name === code)?.[1];
  return known ?? filled(networkReasons.other, { code });
}

function entryOf({ path, line, url, fault: why, message }: Told, locale: Locale): object {
  return {
    file: path,
    line,
    url,
    reason: why.kind,
    status: "status" in why ? why.status : null,
    code: why.kind === "network" ? why.code : null,
    message: message[locale],
  };
}

function blocksOf(told: readonly Told[], terminal: Terminal, options: ParsedOptions, locale: Locale): string {
  const { bold } = colorsFor(terminal.out, terminal, options.has("no-color"));
  return told
    .map(({ path, line, message }) => `${bold(visible(`${path}:${line}`))}\n   ${visible(message[locale])}\n`)
    .join("\n");
}
