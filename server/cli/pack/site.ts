import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { filled, type Locale, say } from "../../../protocol/index.ts";
import {
  type Catalog,
  catalogOf,
  isPlatformVersion,
  type LoadedPack,
  loadPack,
  loadPages,
  pagesOfPack,
  rulePagePath,
} from "../../features/index.ts";
import { nodeHost, readOwnPages } from "../../host/node/index.ts";
import { holdsFor, Knowledge, type Page, readPreparedPages } from "../../knowledge/index.ts";
import { shownPath, withSlashes } from "../lint/paths.ts";
import { fault, type OrFault, type ParsedOptions } from "../options.ts";
import { projectUrl } from "../rule-link.ts";
import type { Terminal } from "../terminal.ts";
import { complain, readFormat } from "./read-packs.ts";
import { makeFiles, type SiteFile } from "./site/make-files.ts";
import { findPictures, type Pictures, readPicture } from "./site/pictures.ts";
import { type MadeSite, type ReportedFile, reportSite } from "./site/report-site.ts";
import { pathOf, siteOf } from "./site/site.ts";
import { NotWritable, openSiteFolder, type SiteFolder } from "./site/site-folder.ts";
import { SiteProblems } from "./site/site-problems.ts";
import { refusalTexts, siteTexts } from "./site/site-texts.ts";
import { packTexts } from "./texts.ts";
import { upkeepTexts } from "./upkeep-texts.ts";

/** What the browser needs on every page, beside the program. */
const assets = ["site.css", "site.js"] as const;

/** Makes a site of a pack's pages: plain files, with search. */
export async function packSite(
  folders: readonly string[],
  options: ParsedOptions,
  terminal: Terminal,
  locale: Locale,
): Promise<OrFault<number>> {
  const format = readFormat("site", folders, options);
  if (!format.ok) return format;
  const [folder = "", another] = folders;
  if (another !== undefined) return fault(siteTexts.oneFolder, { word: another });
  const out = options.value("out") ?? "site";
  if (out.trim() === "") return fault(siteTexts.badOut);
  const base = readBase(options.value("base"));
  if (!base.ok) return base;
  const path = resolve(terminal.folder, folder);
  const name = withSlashes(shownPath(terminal.folder, path));
  const answer = await loadPack(pathToFileURL(path).href, nodeHost, terminal.signal);
  if (answer.kind === "broken") {
    const { text, words } = answer.trouble;
    complain(terminal, say(packTexts.broken, locale, { path: name, reason: filled(text, words) }));
    return { ok: true, value: 2 };
  }
  const loaded = answer.pack;
  const catalog = catalogOf([loaded]);
  const platform = readPlatform(options.value("platform"), loaded, catalog, name);
  if (!platform.ok) return platform;
  const outPath = resolve(terminal.folder, out);
  const shownOut = withSlashes(shownPath(terminal.folder, outPath));
  const styles = await readAssets();
  if (!styles.ok) {
    complain(terminal, say(siteTexts.noAssets, locale, { path: styles.path }));
    return { ok: true, value: 2 };
  }
  const opened = await openSiteFolder(outPath, loaded.pack.id, options.has("force"));
  if (!opened.ok) {
    const { refusal, word } = opened;
    complain(terminal, say(refusalTexts[refusal], locale, { path: shownOut, word, reason: word }));
    return { ok: true, value: 2 };
  }
  const plan: Plan = { path, loaded, catalog, platform: platform.value, base: base.value ?? loaded.pack.links.pages };
  let made: MadeSite;
  try {
    made = await makeSite(plan, styles.files, opened.folder, terminal);
  } catch (error) {
    if (!(error instanceof NotWritable)) throw error;
    const place = `${shownOut}/${error.path}`;
    const sentence = error.reason === "ELOOP" ? siteTexts.linkInWay : siteTexts.notWritable;
    complain(terminal, say(sentence, locale, { path: place, reason: error.reason }));
    return { ok: true, value: 2 };
  }
  reportSite(made, { format: format.value, out: shownOut, pack: name, terminal, options, locale });
  return { ok: true, value: made.problems.some(({ severity }) => severity === "error") ? 1 : 0 };
}

interface Plan {
  readonly path: string;
  readonly loaded: LoadedPack;
  readonly catalog: Catalog;
  readonly platform: string | undefined;
  readonly base: string | undefined;
}

async function makeSite(
  { path, loaded, catalog, platform, base }: Plan,
  styles: readonly (readonly [string, string])[],
  folder: SiteFolder,
  { signal }: Terminal,
): Promise<MadeSite> {
  const { files, problems: fileProblems } = await loadPages(loaded, signal);
  const problems = new SiteProblems(files);
  problems.ofPack(loaded);
  problems.ofFiles(fileProblems);
  problems.ofIds(files);
  const pictures = await findPictures(files, path, signal);
  for (const lost of pictures.lost) problems.ofPicture(lost);
  const pages = pagesOfPack(
    loaded,
    files.map(({ page }) => page),
    catalog,
  );
  const site = siteOf({ pack: loaded.pack, pages, platform, base, pictures: pictures.files });
  const links = {
    others: new Knowledge([readPreparedPages(await readOwnPages())]),
    addressOfOther,
    leftOut: new Set(pages.filter((page) => !holdsFor(page, platform)).flatMap((page) => [page.id, pathOf(page)])),
    lost: (link: Parameters<SiteProblems["ofLink"]>[0]) => problems.ofLink(link),
  };
  const written = await writeFiles(makeFiles(site, links), { styles, pictures, path }, folder, signal);
  return { site, files: written, counts: folder.counts, problems: problems.all() };
}

interface Copied {
  readonly styles: readonly (readonly [string, string])[];
  readonly pictures: Pictures;
  readonly path: string;
}

async function writeFiles(
  made: Iterable<SiteFile>,
  { styles, pictures, path }: Copied,
  folder: SiteFolder,
  signal: AbortSignal,
): Promise<readonly ReportedFile[]> {
  const reported: ReportedFile[] = [];
  const put = async (file: Omit<ReportedFile, "bytes">, content: string | Uint8Array): Promise<void> => {
    signal.throwIfAborted();
    await folder.write(file.path, content);
    reported.push({ ...file, bytes: Buffer.byteLength(content) });
  };
  await folder.begin();
  try {
    for (const { text, ...file } of made) await put(file, text);
    for (const [name, text] of styles) await put({ path: `assets/${name}`, kind: "asset", id: undefined }, text);
    for (const [picture, file] of pictures.files) {
      await put({ path: file, kind: "picture", id: undefined }, await readPicture(picture, path));
    }
    await folder.finish();
  } catch (error) {
    await folder.stop().catch(() => undefined); // what has gone wrong before is what is told
    throw error;
  }
  return reported.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Where a page of ours can be read, beside a pack's own: those that stand in our repository as files. */
function addressOfOther({ pack, path, id, lang }: Page): string | undefined {
  const blob = `${projectUrl}/blob/main`;
  if (id.startsWith("rules/")) return `${blob}/docs/rules/${lang}/${rulePagePath(id.slice("rules/".length))}`;
  if (id.startsWith("keys/") || id.startsWith("steps/")) return undefined;
  return `${blob}/packs/${pack}/${path}`;
}

function readBase(word: string | undefined): OrFault<string | undefined> {
  if (word === undefined) return { ok: true, value: undefined };
  if (!/^https?:\/\/[^/?#\s][^?#\s]*$/.test(word)) return fault(siteTexts.badBase, { word });
  return { ok: true, value: word.replace(/\/+$/, "") };
}

/** A version of one of the pack's languages; of a pack without any, whatever looks like one. */
function readPlatform(
  word: string | undefined,
  { pack }: LoadedPack,
  catalog: Catalog,
  name: string,
): OrFault<string | undefined> {
  if (word === undefined) return { ok: true, value: undefined };
  if (!isPlatformVersion(word)) return fault(upkeepTexts.badVersion, { option: "platform", word });
  const ids = [...pack.dialects.map(({ id }) => id), ...pack.extends];
  const known = new Set(ids.flatMap((id) => catalog.dialect(id)?.versions ?? []));
  if (word === pack.platform?.current || known.size === 0 || known.has(word)) return { ok: true, value: word };
  return fault(upkeepTexts.unknownVersion, { path: name, word, choices: [...known].join(", ") });
}

type Assets =
  | { readonly ok: true; readonly files: readonly (readonly [string, string])[] }
  | { readonly ok: false; readonly path: string };

async function readAssets(): Promise<Assets> {
  const files: (readonly [string, string])[] = [];
  for (const name of assets) {
    try {
      files.push([name, await readFile(join(__dirname, name), "utf8")]);
    } catch (error) {
      if (!(error instanceof Error) || !("code" in error)) throw error;
      return { ok: false, path: join(__dirname, name) };
    }
  }
  return { ok: true, files };
}
