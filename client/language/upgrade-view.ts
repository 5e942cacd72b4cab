import type { DocumentStatus, MigrateAnswer, MigratedStep, WireRange } from "../../protocol/index.ts";
import type { Translate } from "./words.ts";

export type MovedAnswer = Extract<MigrateAnswer, { kind: "moved" }>;

export interface UpgradeChoice {
  readonly version: string;
  readonly description: string;
}

/** The versions that a pipeline can be moved to, newest first; its own is the last, to tidy up. */
export function upgradeChoices({ versions, platform }: DocumentStatus, t: Translate): readonly UpgradeChoice[] {
  const later = versions.slice(Math.max(0, versions.indexOf(platform.version)));
  return [...later].reverse().map((version) => ({ version, description: choiceNote(version, versions, platform, t) }));
}

function choiceNote(
  version: string,
  versions: readonly string[],
  platform: DocumentStatus["platform"],
  t: Translate,
): string {
  if (version === platform.version) return t("now: write everything as this version does");
  return version === versions.at(-1) ? t("the newest") : "";
}

/** What the preview calls an edit: what it does, or which upgrade it belongs to. */
export function editLabel(range: WireRange, { steps, to }: MovedAnswer, t: Translate): string {
  const done = steps.filter(({ kind, before }) => kind === "done" && touches(before, range));
  return done.length > 0 ? done.map(({ title }) => title).join(", ") : t("Upgrade to platform {0}", to);
}

/** By whole lines, as the edits are. */
function touches(place: WireRange, { start, end }: WireRange): boolean {
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return start.line <= place.end.line && place.start.line <= last;
}

export function humanSteps({ steps }: MovedAnswer): readonly MigratedStep[] {
  return steps.filter(({ kind }) => kind === "human");
}

/** What is said when all is done. */
export function upgradeSentence(answer: MovedAnswer, t: Translate): string {
  const left = humanSteps(answer).length;
  if (answer.edits.length === 0) {
    return left === 0
      ? t("There is nothing to change for platform {0}.", answer.to)
      : t("Nothing could be changed by itself for platform {0}. To change by hand: {1}.", answer.to, String(left));
  }
  return left === 0
    ? t("The pipeline is for platform {0} now.", answer.to)
    : t("The pipeline is for platform {0} now. To change by hand: {1}.", answer.to, String(left));
}
