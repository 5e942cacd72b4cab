import type { Locale, Severity } from "../../protocol/index.ts";
import type { Report, Trouble } from "../../server/cli/lint/report.ts";
import type { Span } from "../../server/document/index.ts";
import { linesOf } from "../../server/document/index.ts";
import { type Finding, type FindingFix, ownCatalog } from "../../server/features/index.ts";

/** A finding as a test writes it: places are words of the text, or a span where a word would not do. */
export interface SampleFinding {
  readonly on: string | Span;
  readonly code?: string;
  readonly severity?: Severity;
  readonly message?: string;
  readonly related?: readonly { readonly on: string; readonly message: string }[];
  readonly fixes?: readonly {
    readonly title: string;
    readonly change: readonly [string, string];
    readonly safety?: "safe" | "suggested";
    readonly preferred?: boolean;
  }[];
}

export interface SampleReport {
  readonly files: Readonly<Record<string, { readonly text: string; readonly findings?: readonly SampleFinding[] }>>;
  readonly troubles?: readonly Trouble[];
  readonly locale?: Locale;
  readonly maxWarnings?: number;
}

/** A report as `lint` makes it, with findings that no rule of ours has to be found for. Files lie in `/project`. */
export function sampleReport({ files, troubles = [], locale = "en", maxWarnings }: SampleReport): Report {
  return {
    files: Object.entries(files).map(([name, { text, findings = [] }]) => ({
      name,
      path: name === "<stdin>" ? undefined : `/project/${name}`,
      text,
      lines: linesOf(text),
      findings: findings.map((finding) => sampleFinding(text, finding)),
      fixed: [],
    })),
    troubles,
    locale,
    catalogs: [ownCatalog],
    folder: "/project",
    root: "/project",
    maxWarnings,
  };
}

export function sampleFinding(text: string, sample: SampleFinding): Finding {
  const {
    on,
    code = "needs/unknown",
    severity = "error",
    message = "Something is wrong.",
    related = [],
    fixes = [],
  } = sample;
  return {
    code,
    severity,
    span: spanOf(text, on),
    message,
    related: related.map((place) => ({ span: spanOf(text, place.on), message: place.message })),
    tags: [],
    fixes: fixes.map(
      ({ title, change: [from, to], safety = "safe", preferred = true }): FindingFix => ({
        title,
        safety,
        preferred,
        edits: [{ span: spanOf(text, from), text: to }],
      }),
    ),
    platform: { version: "2.1", from: "pack" },
  };
}

/** The place of a word that stands once in the text. */
export function spanOf(text: string, on: string | Span): Span {
  if (typeof on !== "string") return on;
  const start = text.indexOf(on);
  if (start < 0 || text.indexOf(on, start + 1) >= 0) throw new Error(`«${on}» must stand once in the text.`);
  return { start, end: start + on.length };
}
