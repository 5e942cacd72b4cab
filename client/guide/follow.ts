import type { GuidePlace, GuideStop } from "../../protocol/index.ts";

/** So long the cursor has to rest before anybody is asked about its place. */
export const restMs = 400;

/** So long after the last touch a person still reads. */
export const readsForMs = 30_000;

export interface Reading {
  readonly shows: GuideStop["kind"];
  readonly isPinned: boolean;
  /** The keyboard is in the view. */
  readonly hasFocus: boolean;
  /** How long ago the person has scrolled, clicked or opened something there; undefined: never. */
  readonly touchedMsAgo: number | undefined;
}

/**
 * Whether the view turns to where the cursor has come to rest. Where it doesn't, it offers to.
 * Law: what a person reads is not taken away from under their eyes: not while it is pinned, not while the keyboard is in
 * the view, and not within half a minute of their last touch on something that they opened.
 */
export function mayFollow({ shows, isPinned, hasFocus, touchedMsAgo }: Reading): boolean {
  if (shows === "contents" || isPinned || hasFocus) return false; // the contents have a card for the place
  if (shows === "place") return true;
  return touchedMsAgo === undefined || touchedMsAgo >= readsForMs;
}

/** Whether anything is known of a place: nobody is led to an empty page. */
export function isWorthShowing({ key, step, problems, related }: GuidePlace): boolean {
  return key !== null || step !== null || problems.length > 0 || related.length > 0;
}
