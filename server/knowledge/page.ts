import type { Locale } from "../../protocol/index.ts";

/** The four kinds of reading, in the order in which people meet them. */
export const categories = ["getting-started", "manual", "best-practices", "platform-development"] as const;
export type Category = (typeof categories)[number];

/** A page of a pack in one language. */
export interface Page {
  readonly kind: "doc" | "article" | "lesson";
  /** The same in each language. */
  readonly id: string;
  /** The id of its pack. */
  readonly pack: string;
  /** The file, from the pack's folder; of one that was made from schemas or rules, where it would stand. */
  readonly path: string;
  readonly title: string;
  readonly lang: Locale;
  readonly category: Category;
  /** The platform version that it was last brought up to. */
  readonly version: string | undefined;
  /** As `2026-11-21`. */
  readonly lastUpdated: string | undefined;
  /** Ranges of platform versions, all of which must hold for it to be shown as current. None: it always holds. */
  readonly ranges: readonly string[];
  readonly audience: readonly string[];
  /** Key paths that it explains: `pipeline.stages[].needs`. */
  readonly keys: readonly string[];
  /** Rule ids that it explains. */
  readonly codes: readonly string[];
  readonly tags: readonly string[];
  /** How people ask for it, in words that it doesn't use itself: for search alone. */
  readonly asks: readonly string[];
  /** Of an article. */
  readonly answer: Answer | undefined;
  /** Markdown, without front matter and title. */
  readonly body: string;
}

/** What an article says before its details. */
export interface Answer {
  readonly author: string | undefined;
  readonly status: "draft" | "reviewed" | "stale";
  readonly symptoms: readonly string[];
  readonly cause: string;
  readonly resolution: string;
}
