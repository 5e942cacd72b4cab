import { join } from "node:path";
import picocolors from "picocolors";
import { type Locale, say, type Text, type Words } from "../../../protocol/index.ts";
import type { TextEdit } from "../../document/index.ts";
import {
  catalogOf,
  checkPack,
  isBefore,
  isPlatformVersion,
  type PageFile,
  type PageMarks,
  syncPage,
} from "../../features/index.ts";
import { readTextFile } from "../../host/node/index.ts";
import { holdsFor } from "../../knowledge/index.ts";
import { counted } from "../counted.ts";
import { visible } from "../display-width.ts";
import { replaceFile } from "../lint/replace-file.ts";
import { fault, type OrFault, type ParsedOptions } from "../options.ts";
import { type DiffLine, unifiedDiff } from "../rewrite/unified-diff.ts";
import { type Colors, colorsFor, type Terminal } from "../terminal.ts";
import { complain, jsonLines, pathInPack, type ReadPack, readFormat, readPacks } from "./read-packs.ts";
import { upkeepNouns, upkeepTexts } from "./upkeep-texts.ts";

/** Why a page stays as it is. */
type LeftReason = "not-holding" | "later" | "errors" | "unusual" | "changed-meanwhile" | "not-writable";

/** What became of a page. */
interface Synced {
  readonly path: string;
  readonly file: PageFile;
  readonly version: string;
  readonly outcome:
    | { readonly kind: "changed"; readonly edits: readonly TextEdit[]; readonly isWritten: boolean }
    | { readonly kind: "same" }
    | Left;
}

interface Left {
  readonly kind: "left";
  readonly reason: LeftReason;
  readonly text: Text;
  readonly words: Words;
}

interface Syncing {
  readonly marks: PageMarks;
  readonly writes: boolean;
  /** Files of the pack in which `pack check` finds an error. */
  readonly wrongFiles: ReadonlySet<string>;
}

/** Says in the front matter of pages that they are brought up to a platform version, as of today. */
export async function packSync(
  folders: readonly string[],
  options: ParsedOptions,
  terminal: Terminal,
  locale: Locale,
): Promise<OrFault<number>> {
  const format = readFormat("sync", folders, options);
  if (!format.ok) return format;
  const asked = options.value("platform");
  if (asked !== undefined && !isPlatformVersion(asked)) {
    return fault(upkeepTexts.badVersion, { option: "platform", word: asked });
  }
  const writes = !options.has("dry-run");
  const { packs, ...read } = await readPacks(folders, terminal, locale);
  let { isBroken } = read;
  const synced: Synced[] = [];
  for (const pack of packs) {
    const version = versionFor(pack, asked);
    if (!version.ok) {
      complain(terminal, say(version.fault.text, locale, version.fault.words));
      isBroken = true;
      continue;
    }
    const marks = { version: version.value, lastUpdated: dayOf(clockMs(terminal)) };
    const wrongFiles = await wrongFilesOf(pack, terminal.signal);
    for (const file of pack.files) {
      terminal.signal.throwIfAborted();
      synced.push(await sync(pack, file, { marks, writes, wrongFiles }));
    }
  }
  report(synced, { format: format.value, writes, terminal, options, locale });
  const reasons = synced.flatMap(({ outcome }) => (outcome.kind === "left" ? [outcome.reason] : []));
  if (isBroken || reasons.some((reason) => reason === "changed-meanwhile" || reason === "not-writable")) {
    return { ok: true, value: 2 };
  }
  return { ok: true, value: reasons.some((reason) => reason === "errors" || reason === "unusual") ? 1 : 0 };
}

/** A version that the pack knows: a slip of the hand would otherwise stand in every page. */
function versionFor({ name, loaded: { pack }, loaded }: ReadPack, asked: string | undefined): OrFault<string> {
  const current = pack.platform?.current;
  const version = asked ?? current;
  if (version === undefined) return fault(upkeepTexts.noCurrent, { path: name });
  if (!isPlatformVersion(version)) return fault(upkeepTexts.oddCurrent, { path: name, word: version });
  const catalog = catalogOf([loaded]);
  const dialects = [...pack.dialects.map(({ id }) => id), ...pack.extends];
  const known = new Set(dialects.flatMap((id) => catalog.dialect(id)?.versions ?? []));
  if (version === current || known.size === 0 || known.has(version)) return { ok: true, value: version };
  return fault(upkeepTexts.unknownVersion, { path: name, word: version, choices: [...known].join(", ") });
}

async function wrongFilesOf({ loaded }: ReadPack, signal: AbortSignal): Promise<ReadonlySet<string>> {
  const findings = await checkPack(loaded, catalogOf([loaded]), signal);
  return new Set(findings.filter(({ severity }) => severity === "error").map(({ file }) => file));
}

async function sync(pack: ReadPack, file: PageFile, { marks, writes, wrongFiles }: Syncing): Promise<Synced> {
  const { page, text } = file;
  const path = pathInPack(pack.name, page.path);
  const { version } = marks;
  const left = (reason: LeftReason, sentence: Text, words: Words = {}): Synced => ({
    path,
    file,
    version,
    outcome: { kind: "left", reason, text: sentence, words: { path, version, ...words } },
  });
  if (!holdsFor(page, version)) return left("not-holding", upkeepTexts.leftNotHolding);
  if (wrongFiles.has(page.path)) return left("errors", upkeepTexts.leftErrors);
  if (page.version !== undefined && isBefore(version, page.version) === true) {
    return left("later", upkeepTexts.leftLater, { own: page.version });
  }
  const answer = syncPage(text, marks);
  if (!answer.ok) return left("unusual", upkeepTexts.leftUnusual);
  if (answer.edits.length === 0) return { path, file, version, outcome: { kind: "same" } };
  if (writes) {
    const place = join(pack.path, page.path);
    const now = await readTextFile(place, 2_000_000);
    if (now.kind !== "text" || now.text !== text) return left("changed-meanwhile", upkeepTexts.changedMeanwhile);
    const replaced = await replaceFile(place, now, answer.text);
    if (!replaced.ok) {
      return replaced.refusal === "changedMeanwhile"
        ? left("changed-meanwhile", upkeepTexts.changedMeanwhile)
        : left("not-writable", upkeepTexts.notWritable, { reason: replaced.reason });
    }
  }
  return { path, file, version, outcome: { kind: "changed", edits: answer.edits, isWritten: writes } };
}

/** The time of day. A terminal counts from when its process began, which is known; one of a test may say it outright. */
function clockMs(terminal: Terminal): number {
  const ms = terminal.nowMs();
  return ms < performance.timeOrigin ? performance.timeOrigin + ms : ms;
}

/** The day where the user is, as `2026-11-21`. */
function dayOf(ms: number): string {
  const time = new Date(ms);
  const [year, month, day] = [time.getFullYear(), time.getMonth() + 1, time.getDate()].map((part) =>
    String(part).padStart(2, "0"),
  );
  return `${year}-${month}-${day}`;
}

interface ReportStyle {
  readonly format: "pretty" | "json";
  readonly writes: boolean;
  readonly terminal: Terminal;
  readonly options: ParsedOptions;
  readonly locale: Locale;
}

function report(synced: readonly Synced[], { format, writes, terminal, options, locale }: ReportStyle): void {
  const { out, err } = terminal;
  if (format === "json") {
    out.write(jsonLines(synced.map((one) => entryOf(one, locale))));
    return;
  }
  const colors = colorsFor(out, terminal, options.has("no-color"));
  for (const sentence of leftSentences(synced, locale)) err.write(`pipewright: ${visible(sentence)}\n`);
  for (const { path, version, outcome, file } of synced) {
    if (outcome.kind !== "changed") continue;
    if (writes) out.write(`${visible(say(upkeepTexts.synced, locale, { path, version }))}\n`);
    else out.write(`${diffOf(path, file.text, outcome.edits, colors).join("\n")}\n\n`);
  }
  if (synced.length === 0) return;
  const count = synced.filter(({ outcome }) => outcome.kind === "changed").length;
  const words = { count: String(count), pages: counted(synced.length, upkeepNouns.page, locale) };
  out.write(`${say(writes ? upkeepTexts.syncedSummary : upkeepTexts.syncSummary, locale, words)}\n`);
}

/** Of pages that are left rightly, more than these are told of in one sentence. */
const mostTold = 5;

function leftSentences(synced: readonly Synced[], locale: Locale): readonly string[] {
  const groups = new Map<string, (Left & { readonly version: string })[]>();
  for (const { outcome, version } of synced) {
    if (outcome.kind !== "left") continue;
    const key = `${outcome.reason} ${version}`;
    const group = groups.get(key) ?? [];
    group.push({ ...outcome, version });
    groups.set(key, group);
  }
  return [...groups.values()].flatMap((group) => {
    const [{ reason, version } = { reason: undefined, version: "" }] = group;
    const many = reason && manyTexts.get(reason);
    if (!many || group.length <= mostTold) return group.map(({ text, words }) => say(text, locale, words));
    return [say(many, locale, { version, pages: counted(group.length, upkeepNouns.page, locale) })];
  });
}

const manyTexts: ReadonlyMap<LeftReason, Text> = new Map<LeftReason, Text>([
  ["not-holding", upkeepTexts.leftManyNotHolding],
  ["later", upkeepTexts.leftManyLater],
]);

function diffOf(path: string, before: string, edits: readonly TextEdit[], colors: Colors): readonly string[] {
  const names = [`--- a/${path}`, `+++ b/${path}`].map((line) => colors.bold(visible(line)));
  return [...names, ...unifiedDiff(before, edits).map((line) => colored(line, colors))];
}

function colored({ mark, text }: DiffLine, colors: Colors): string {
  switch (mark) {
    case "-":
      return colors.red(`-${visible(text)}`);
    case "+":
      return colors.green(`+${visible(text)}`);
    case "@":
      return colors.cyan(visible(text));
    case " ":
      return ` ${visible(text)}`;
  }
}

function entryOf({ path, file: { page, text }, version, outcome }: Synced, locale: Locale): object {
  const isLeft = outcome.kind === "left";
  return {
    file: path,
    page: page.id,
    lang: page.lang,
    outcome: outcome.kind,
    from: page.version ?? null,
    to: isLeft ? null : version,
    written: outcome.kind === "changed" && outcome.isWritten,
    diff:
      outcome.kind === "changed" ? diffOf(path, text, outcome.edits, picocolors.createColors(false)).join("\n") : null,
    reason: isLeft ? outcome.reason : null,
    message: isLeft ? say(outcome.text, locale, outcome.words) : null,
  };
}
