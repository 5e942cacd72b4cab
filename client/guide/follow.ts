import type { GuidePlace, GuideStop } from "../../protocol/index.ts";

/** So long the cursor has to rest before anybody is asked about its place. */
export const restMs = 400;

/** So long after the last touch a person still reads. */
export const readsForMs = 30_000;

/** What the view does when the cursor has come to rest somewhere else. */
export type Following =
  /** It turns to the new place. */
  | "follow"
  /** It stays, and offers to follow. */
  | "offer"
  /** It stays, and has a card for the place already. */
  | "card";

export interface Reading {
  readonly shows: GuideStop["kind"];
  readonly isPinned: boolean;
  /** The keyboard is in the view. */
  readonly hasFocus: boolean;
  /** How long ago the person has scrolled, clicked or opened something there; undefined: never. */
  readonly touchedMsAgo: number | undefined;
}

/**
 * Whether the view follows the cursor.
 * Law: what a person reads is not taken away from under their eyes: not while it is pinned, not while the keyboard is in
 * the view, and not within half a minute of their last touch on something that they opened.
 */
export function following({ shows, isPinned, hasFocus, touchedMsAgo }: Reading): Following {
  if (shows === "contents") return "card";
  if (isPinned || hasFocus) return "offer";
  if (shows === "place") return "follow";
  return touchedMsAgo !== undefined && touchedMsAgo < readsForMs ? "offer" : "follow";
}

/** Whether anything is known of a place: nobody is led to an empty page. */
export function isWorthShowing({ key, step, problems, related }: GuidePlace): boolean {
  return key !== null || step !== null || problems.length > 0 || related.length > 0;
}
