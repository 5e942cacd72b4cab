import picocolors from "picocolors";
import type { Locale } from "../../protocol/index.ts";
import { nearestLocale } from "../../protocol/index.ts";

/** What a command may ask of the world it was started in. `main.ts` makes the real one. */
export interface Terminal {
  /** The folder that paths are relative to. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: Stream;
  readonly err: Stream;
  /** Standard input, whole. */
  readInput(): Promise<Uint8Array>;
  nowMs(): number;
  /** Aborted when the user presses Ctrl+C, or when nobody reads our output any more. */
  readonly signal: AbortSignal;
  /** Gives signals, input and output back to the process: another program takes over in it. */
  release(): void;
}

export interface Stream {
  write(text: string | Uint8Array): void;
  readonly isTerminal: boolean;
  /** Undefined when it is no terminal, or one that does not know its size. */
  readonly columns: number | undefined;
}

export type Colors = ReturnType<typeof picocolors.createColors>;

/** Colours for a stream, or functions that change nothing. Sources: no-color.org, force-color.org. */
export function colorsFor(stream: Stream, terminal: Terminal, isOff: boolean): Colors {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: kind } = terminal.environment;
  if (isOff || (no !== undefined && no !== "")) return picocolors.createColors(false);
  if (force !== undefined && force !== "") return picocolors.createColors(force !== "0" && force !== "false");
  return picocolors.createColors(stream.isTerminal && kind !== "dumb");
}

/** The language: what `--locale` says, else what the shell asks for. Looked up before the options are, so that their faults are said in it. */
export function localeOf(args: readonly string[], environment: Terminal["environment"]): Locale {
  const at = args.findLastIndex((argument) => argument === "--locale" || argument.startsWith("--locale="));
  const option = args[at];
  const asked = option === "--locale" ? args[at + 1] : option?.slice("--locale=".length);
  // POSIX: the first of these that is set and not empty counts.
  return nearestLocale(asked ?? (environment.LC_ALL || environment.LC_MESSAGES || environment.LANG));
}
