import type { Translate } from "./words.ts";

/** How many findings of each weight a file has. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  /** Information and hints. */
  readonly notes: number;
}

/** From severities as VS Code numbers them: 0 is an error, 1 a warning. */
export function countsOf(severities: readonly number[]): Counts {
  const errors = severities.filter((severity) => severity === 0).length;
  const warnings = severities.filter((severity) => severity === 1).length;
  return { errors, warnings, notes: severities.length - errors - warnings };
}

/** One sentence. Chinese has no plural and English three cases, so whole sentences are translated, not parts. */
export function countsSentence({ errors, warnings, notes }: Counts, t: Translate): string {
  if (errors + warnings + notes === 0) return t("Pipewright: nothing to mend in this file.");
  return t("Pipewright: errors: {0}, warnings: {1}, notes: {2}.", `${errors}`, `${warnings}`, `${notes}`);
}
