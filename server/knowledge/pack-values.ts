/** Plain data as the parts of a pack that need no more than a look: what is of another form counts as not there. */
import { type Severity, severities } from "../../protocol/index.ts";
import { textIn } from "../schema/index.ts";
import type { NameSource, Pack, RootKeys } from "./pack.ts";

/** A map of plain data. */
export type Raw = Readonly<Record<string, unknown>>;

export function sourceIn(value: unknown): NameSource {
  return value === "key" ? "key" : "value";
}

export function rootKeysIn(value: unknown): RootKeys {
  const raw = isRecord(value) ? value : {};
  return { all: wordsIn(raw.all), any: wordsIn(raw.any), none: wordsIn(raw.none) };
}

/** YAML 1.2 reads `off` as a word; a file written for YAML 1.1 may have `false`. */
export function levelIn(value: unknown): Severity | "off" | undefined {
  return value === "off" || value === false ? "off" : severities.find((one) => one === value);
}

export function levelsIn(value: unknown): Pack["levels"] {
  const entries = isRecord(value) ? Object.entries(value) : [];
  return new Map(
    entries.flatMap(([rule, written]) => {
      const level = levelIn(written);
      return level === undefined ? [] : [[rule, level] as const];
    }),
  );
}

export function linksIn(value: unknown): Pack["links"] {
  const raw = isRecord(value) ? value : {};
  const kinds = ["portal", "newProject", "status", "pages"] as const;
  return Object.fromEntries(
    kinds.flatMap((kind) => {
      const address = kind === "pages" ? webFolderIn(raw[kind]) : addressIn(raw[kind]);
      return address === undefined ? [] : [[kind, address]];
    }),
  );
}

export function supportIn(value: unknown): Pack["support"] {
  if (!isRecord(value)) return undefined;
  const links = listIn(value.links).flatMap((one) => {
    const url = isRecord(one) ? addressIn(one.url) : undefined;
    const title = isRecord(one) ? textIn(one.title) : undefined;
    return url === undefined || !title ? [] : [{ title, url }];
  });
  return { hub: addressIn(value.hub), hours: textIn(value.hours), links };
}

function addressIn(value: unknown): string | undefined {
  return typeof value === "string" && /^(?:https?:\/\/|mailto:)/.test(value) ? value : undefined;
}

/** An address that paths can be put behind, without a slash at its end. */
function webFolderIn(value: unknown): string | undefined {
  return typeof value === "string" && /^https?:\/\/[^/?#\s][^?#\s]*$/.test(value)
    ? value.replace(/\/+$/, "")
    : undefined;
}

export function wordIn(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" ? String(value) : undefined;
}

export function wordsIn(value: unknown): readonly string[] {
  return listIn(value).flatMap((one) => wordIn(one) ?? []);
}

export function numberIn(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function isRecord(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
