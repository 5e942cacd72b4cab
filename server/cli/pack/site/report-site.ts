import { type Locale, say } from "../../../../protocol/index.ts";
import { counted } from "../../counted.ts";
import { visible } from "../../display-width.ts";
import type { ParsedOptions } from "../../options.ts";
import { colorsFor, type Terminal } from "../../terminal.ts";
import { nouns, severityNames } from "../../texts.ts";
import { pathInPack } from "../read-packs.ts";
import { upkeepNouns } from "../upkeep-texts.ts";
import { addressOf } from "./frame.ts";
import type { SiteFile } from "./make-files.ts";
import type { Site } from "./site.ts";
import type { FolderCounts } from "./site-folder.ts";
import type { SiteProblem } from "./site-problems.ts";
import { siteTexts } from "./site-texts.ts";

export interface ReportedFile {
  /** From the site's folder. */
  readonly path: string;
  readonly kind: SiteFile["kind"] | "asset" | "picture";
  readonly id: string | undefined;
  readonly bytes: number;
}

/** What became of a run. */
export interface MadeSite {
  readonly site: Site;
  readonly files: readonly ReportedFile[];
  readonly counts: FolderCounts;
  readonly problems: readonly SiteProblem[];
}

interface ReportStyle {
  readonly format: "pretty" | "json";
  /** Folders as people see them. */
  readonly out: string;
  readonly pack: string;
  readonly terminal: Terminal;
  readonly options: ParsedOptions;
  readonly locale: Locale;
}

export function reportSite(made: MadeSite, style: ReportStyle): void {
  const { terminal, format } = style;
  if (format === "json") terminal.out.write(asJson(made, style));
  else {
    for (const block of problemBlocks(made, style)) terminal.err.write(`${block}\n`);
    terminal.out.write(`${summary(made, style).map(visible).join("\n")}\n`);
  }
}

function problemBlocks({ problems }: MadeSite, { pack, terminal, options, locale }: ReportStyle): readonly string[] {
  const { bold, red, yellow, dim } = colorsFor(terminal.err, terminal, options.has("no-color"));
  return problems.map(({ file, line, severity, code, message }) => {
    const paint = severity === "error" ? red : yellow;
    const place = bold(visible(`${pathInPack(pack, file)}:${line + 1}`));
    return `${place} ${paint(say(severityNames[severity], locale))} ${dim(code)}\n   ${visible(message[locale])}\n`;
  });
}

function summary({ site, files, counts, problems }: MadeSite, { out, locale }: ReportStyle): readonly string[] {
  const { pack } = site;
  const pages = counted(files.filter(isPage).length, upkeepNouns.page, locale);
  const of = (isError: boolean): number => problems.filter(({ severity }) => (severity === "error") === isError).length;
  const words = {
    errors: counted(of(true), nouns.error, locale),
    warnings: counted(of(false), nouns.warning, locale),
  };
  return [
    say(siteTexts.made, locale, { id: pack.id, out, pages }),
    say(siteTexts.changes, locale, {
      written: String(counts.written),
      unchanged: String(counts.unchanged),
      removed: String(counts.removed),
      entry: `${out}/index.html`,
    }),
    ...(problems.length > 0 ? [say(siteTexts.problems, locale, words)] : []),
    ...(pack.links.pages === undefined
      ? [say(siteTexts.nextLink, locale, { braces: `{ pages: ${site.base ?? "https://docs.example.com/ci"} }` })]
      : []),
  ];
}

function isPage({ kind }: ReportedFile): boolean {
  return kind === "page" || kind === "answer" || kind === "reference";
}

/** One object, with a line for each file and each problem. */
function asJson({ site, files, counts, problems }: MadeSite, { out, pack, locale }: ReportStyle): string {
  const of = (kind: ReportedFile["kind"]): number => files.filter((file) => file.kind === kind).length;
  const head = {
    out,
    pack: site.pack.id,
    platform: site.platform ?? null,
    base: site.base ?? null,
    languages: site.editions.map((edition) => edition.locale),
    counts: {
      pages: of("page"),
      answers: of("answer"),
      reference: of("reference"),
      pictures: of("picture"),
      files: files.length,
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      ...counts,
    },
  };
  const fileEntries = files.map(({ path, kind, id, bytes }) => ({
    path,
    kind,
    page: id ?? null,
    lang: site.editions.find((edition) => path.startsWith(`${edition.locale}/`))?.locale ?? null,
    url: site.base === undefined ? null : addressOf(site.base, path),
    bytes,
  }));
  const problemEntries = problems.map(({ file, line, severity, code, message }) => ({
    file: pathInPack(pack, file),
    line: line + 1,
    severity,
    code,
    message: message[locale],
  }));
  const lines = (entries: readonly object[]): string =>
    entries.length === 0 ? "[]" : `[\n${entries.map((entry) => `    ${JSON.stringify(entry)}`).join(",\n")}\n  ]`;
  return `{\n  ${JSON.stringify(head).slice(1, -1)},\n  "files": ${lines(fileEntries)},\n  "problems": ${lines(problemEntries)}\n}\n`;
}
