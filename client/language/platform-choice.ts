import type { DocumentStatus, PlatformSource } from "../../protocol/index.ts";
import { fileComment } from "../../server/dialects/detect/index.ts";
import { platformReason } from "./status-view.ts";
import type { Translate } from "./words.ts";

/** Where a chosen version is written. */
export type PlatformPlace = "file" | "config" | "setting";

export interface VersionChoice {
  readonly version: string;
  readonly description: string;
}

export interface PlaceChoice {
  readonly place: PlatformPlace;
  readonly label: string;
  /** What is written, word for word. */
  readonly description: string;
  /** Why it would change nothing, where something that weighs more speaks already. */
  readonly detail: string;
}

/** The versions to choose from, newest first. */
export function versionChoices({ versions, platform }: DocumentStatus, t: Translate): readonly VersionChoice[] {
  return [...versions].reverse().map((version) => ({
    version,
    description: version === platform.version ? t("now: {0}", platformReason(platform.from, t)) : "",
  }));
}

/** What weighs more stands first. Source: the dialect's specification, "Which files". */
const precedence: readonly PlatformSource[] = ["command-line", "comment", "file", "config", "setting", "hub", "pack"];
const sourceOf: Readonly<Record<PlatformPlace, PlatformSource>> = {
  file: "comment",
  config: "config",
  setting: "setting",
};

/** Where the version may be written, the narrowest first. `hasFolder`: there is a folder to put a `.pipewright.yml` in. */
export function placeChoices(
  version: string,
  { platform, configUri }: DocumentStatus,
  hasFolder: boolean,
  t: Translate,
): readonly PlaceChoice[] {
  const noEffect = (place: PlatformPlace) =>
    precedence.indexOf(sourceOf[place]) > precedence.indexOf(platform.from)
      ? t("Changes nothing here: the version comes {0}, which weighs more.", platformReason(platform.from, t))
      : "";
  const file: PlaceChoice = {
    place: "file",
    label: t("For This File"),
    description: t("a comment in line 1: {0}", commentFor(version)),
    detail: noEffect("file"),
  };
  const config: PlaceChoice = {
    place: "config",
    label: t("For This Project"),
    description:
      configUri === undefined
        ? t("a new .pipewright.yml: {0}", keyFor(version))
        : t("in .pipewright.yml: {0}", keyFor(version)),
    detail: noEffect("config"),
  };
  const setting: PlaceChoice = {
    place: "setting",
    label: t("For Me, Everywhere"),
    description: t("in your settings: {0}", `"pipewright.platform": "${version}"`),
    detail: noEffect("setting"),
  };
  return hasFolder || configUri !== undefined ? [file, config, setting] : [file, setting];
}

const commentFor = (version: string) => `# pipewright: dialect=pipeline platform=${version}`;
const keyFor = (version: string) => `platform: "${version}"`;

/** A change of a text; offsets in UTF-16 units. */
export interface TextChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The change that makes the file's own comment say the version: in the comment that is there, else as a new first line. */
export function writeComment(text: string, version: string): TextChange {
  const comment = fileComment(text);
  if (comment?.platformSpan) return { ...comment.platformSpan, text: version };
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  if (comment !== undefined) {
    const line = /^[^\S\n]*#+[^\S\n]*pipewright:.*\bdialect=[^\s]+/m.exec(text);
    if (line)
      return { start: line.index + line[0].length, end: line.index + line[0].length, text: ` platform=${version}` };
  }
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  return { start, end: start, text: `${commentFor(version)}${newline}` };
}

/** The change that makes a `.pipewright.yml` say the version: in its `platform:` line, else as a new first line. */
export function writeConfig(text: string, version: string): TextChange {
  const line = /^platform[ \t]*:[ \t]*(?:"[^"\n]*"|'[^'\n]*'|[^\s#]*)/m.exec(text);
  if (line) return { start: line.index, end: line.index + line[0].length, text: keyFor(version) };
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  return { start, end: start, text: `${keyFor(version)}${newline}` };
}
