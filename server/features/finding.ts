import type { Severity } from "../../protocol/index.ts";
import type { Absence, Allowance, Platform, Tag } from "../dialects/index.ts";
import type { Span, TextEdit } from "../document/index.ts";

/** A finding as people and editors see it: in one language, with its level settled. The doors convert it. */
export interface Finding {
  /** The rule's id. */
  readonly code: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  readonly tags: readonly Tag[];
  /** Where what is missing may still be about to be written. */
  readonly absence?: Absence;
  /** A word that the project may declare as its own. */
  readonly allow?: Allowance;
  /** The preferred one first. */
  readonly fixes: readonly FindingFix[];
  readonly platform: Platform;
}

export interface RelatedPlace {
  readonly span: Span;
  readonly message: string;
}

export interface FindingFix {
  readonly title: string;
  readonly safety: "safe" | "suggested";
  readonly preferred: boolean;
  readonly edits: readonly TextEdit[];
}
