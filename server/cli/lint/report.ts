import type { Locale, Text, Words } from "../../../protocol/index.ts";
import type { Lines } from "../../document/index.ts";
import type { Catalog, Finding, FixedFinding } from "../../features/index.ts";

/** What became of one file. */
export interface CheckedFile {
  /** As people see it: from the folder they are in, with slashes; `<stdin>` for standard input. */
  readonly name: string;
  /** Undefined for standard input. */
  readonly path: string | undefined;
  readonly text: string;
  readonly lines: Lines;
  /** In the order of the text. After fixing, what is left. */
  readonly findings: readonly Finding[];
  readonly fixed: readonly FixedFinding[];
}

/** A file that could not be read, or not written: the run goes on and ends with 2. */
export interface Trouble {
  readonly name: string;
  readonly path: string | undefined;
  readonly text: Text;
  readonly words: Words;
}

/** What a format draws. */
export interface Report {
  readonly files: readonly CheckedFile[];
  readonly troubles: readonly Trouble[];
  readonly locale: Locale;
  /** The languages and rules that counted for the files, each once. */
  readonly catalogs: readonly Catalog[];
  /** The folder the user is in. */
  readonly folder: string;
  /** The git root above it, or the folder itself: what hubs of code take paths from. */
  readonly root: string;
  /** How many warnings are too many; undefined for no limit. */
  readonly maxWarnings: number | undefined;
}
