import type { GuideStop } from "../../protocol/index.ts";

/** A stop, and how far down it was scrolled when the person went on. */
export interface Visit {
  readonly stop: GuideStop;
  readonly top: number;
}

/** Where the person has been, in order, and where they are now. There is always at least one visit. */
export interface GuideHistory {
  readonly visits: readonly [Visit, ...Visit[]];
  readonly at: number;
}

/** More than anybody goes back. */
const mostVisits = 50;

export const beginning: GuideHistory = { visits: [{ stop: { kind: "contents" }, top: 0 }], at: 0 };

export function visitNow({ visits, at }: GuideHistory): Visit {
  return visits[at] ?? visits[0];
}

export const canGoBack = ({ at }: GuideHistory): boolean => at > 0;
export const canGoForward = ({ visits, at }: GuideHistory): boolean => at < visits.length - 1;

/**
 * Goes to a stop, which forgets what lay ahead. Questions that follow each other while somebody types are one visit, and
 * so are the places that the view has followed the cursor to.
 */
export function goTo(history: GuideHistory, stop: GuideStop): GuideHistory {
  const now = visitNow(history);
  if (isSame(now.stop, stop)) return history;
  const goesOn = now.stop.kind === stop.kind && (stop.kind === "search" || stop.kind === "place");
  const [first, ...before] = history.visits.slice(0, goesOn ? history.at : history.at + 1);
  const visit: Visit = { stop, top: 0 };
  if (!first) return { visits: [visit], at: 0 };
  const [oldest = first, ...rest] = [first, ...before].slice(1 - mostVisits);
  const visits: GuideHistory["visits"] = [oldest, ...rest, visit];
  return { visits, at: visits.length - 1 };
}

export function back(history: GuideHistory): GuideHistory {
  return canGoBack(history) ? { ...history, at: history.at - 1 } : history;
}

export function forward(history: GuideHistory): GuideHistory {
  return canGoForward(history) ? { ...history, at: history.at + 1 } : history;
}

/** Back to before the search that the person is in, which is forgotten; to the contents when it began with one. */
export function leaveSearch(history: GuideHistory): GuideHistory {
  if (visitNow(history).stop.kind !== "search") return history;
  const [first, ...rest] = history.visits.slice(0, history.at);
  return first ? { visits: [first, ...rest], at: rest.length } : beginning;
}

export function scrolledTo(history: GuideHistory, top: number): GuideHistory {
  const [first, ...rest] = history.visits;
  const moved = (visit: Visit, index: number): Visit => (index === history.at ? { ...visit, top } : visit);
  return { ...history, visits: [moved(first, 0), ...rest.map((visit, index) => moved(visit, index + 1))] };
}

function isSame(one: GuideStop, other: GuideStop): boolean {
  switch (one.kind) {
    case "contents":
    case "place":
      return other.kind === one.kind;
    case "page":
      return other.kind === "page" && other.id === one.id && other.anchor === one.anchor && other.about === one.about;
    case "search":
      return other.kind === "search" && other.text === one.text;
    case "log":
      return other.kind === "log" && other.text === one.text;
  }
}
