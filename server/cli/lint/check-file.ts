import type { Locale } from "../../../protocol/index.ts";
import type { Dialect } from "../../dialects/index.ts";
import { knownVersion } from "../../dialects/index.ts";
import { linesOf, parseSource } from "../../document/index.ts";
import type {
  Catalog,
  CheckContext,
  Finding,
  FixWhich,
  Level,
  ProjectConfig,
  ProjectPacks,
} from "../../features/index.ts";
import { diagnose, fixAll } from "../../features/index.ts";
import { texts } from "../texts.ts";
import type { FoundFile } from "./find-files.ts";
import { type Reading, readOurs } from "./read-ours.ts";
import type { RelatedOf, RelatedReader } from "./related-files.ts";
import { replaceFile } from "./replace-file.ts";
import type { CheckedFile, Trouble } from "./report.ts";

/** How a run checks its files. */
export interface Checking extends Reading {
  readonly locale: Locale;
  /** `--platform`. */
  readonly platform: string | undefined;
  readonly levels: ReadonlyMap<string, Level>;
  /** Undefined: nothing is fixed. */
  readonly fix: FixWhich | undefined;
  readonly log: (line: string) => void;
  /** The files that the checked ones include. */
  readonly related: RelatedReader;
}

/** `passed-over` is of no dialect. A file that was checked may have a trouble beside: its fixes could not be written. */
export type Outcome =
  | {
      readonly kind: "checked";
      readonly file: CheckedFile;
      readonly config: ProjectConfig;
      readonly catalog: Catalog;
      readonly trouble?: Trouble;
    }
  | { readonly kind: "trouble"; readonly trouble: Trouble }
  | { readonly kind: "passed-over"; readonly name: string };

/** Reads, checks and, if asked to, fixes one file. */
export async function checkFile(found: FoundFile, checking: Checking): Promise<Outcome> {
  const read = await readOurs(found, checking);
  if (read.kind !== "ours") return read;
  const { name, path, answer, dialect, config, packs } = read;
  const around = { config, packs };
  const { catalog } = packs;
  const related = await checking.related.of(path, answer.text, dialect);
  const checked = checkText(answer.text, dialect, around, checking, related);
  const file = { name, path, ...checked, lines: linesOf(checked.text) };
  if (checked.text === answer.text) return { kind: "checked", file, config, catalog };
  const written = await replaceFile(found.realPath, answer, checked.text);
  if (written.ok) return { kind: "checked", file, config, catalog };
  // The file is as it was: so are its findings.
  const asItIs = checkText(answer.text, dialect, around, { ...checking, fix: undefined }, related);
  return {
    kind: "checked",
    config,
    catalog,
    file: { ...file, ...asItIs, lines: linesOf(answer.text) },
    trouble: { name, path, text: texts[written.refusal], words: { path: name, reason: written.reason } },
  };
}

/** What counts for a file beside its text. */
export interface Around {
  readonly config: ProjectConfig;
  readonly packs: ProjectPacks;
}

/** Checks a text of a known dialect; fixes it when the run fixes. */
export function checkText(
  text: string,
  dialect: Dialect,
  { config, packs }: Around,
  { locale, platform, levels, fix, log }: Checking,
  related: RelatedOf,
): Pick<CheckedFile, "text" | "findings" | "fixed"> {
  // A platform version is one of a pipeline's; a dialect that doesn't know it, such as our own configuration, has its own.
  const commandLine = platform !== undefined && knownVersion(platform, dialect.versions).known ? platform : undefined;
  const { catalog, troubles: packTroubles } = packs;
  const context: CheckContext = {
    dialect,
    catalog,
    packTroubles,
    locale,
    config,
    choices: { commandLine },
    levels,
    log,
  };
  const check = (current: string): readonly Finding[] =>
    diagnose(parseSource(current), { ...context, related: related(current) });
  if (fix !== undefined) return fixAll(text, fix, check);
  return { text, findings: check(text), fixed: [] };
}
