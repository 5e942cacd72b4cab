import assert from "node:assert/strict";
import type { GuidePlace } from "../../protocol/index.ts";
import { isWorthShowing, mayFollow, type Reading } from "./follow.ts";

const calm: Reading = { shows: "page", isPinned: false, hasFocus: false, touchedMsAgo: undefined };

describe("the guide follows the cursor", () => {
  const cases: readonly [name: string, reading: Partial<Reading>, follows: boolean][] = [
    ["from place to place", { shows: "place" }, true],
    ["from place to place, right after a click in it", { shows: "place", touchedMsAgo: 0 }, true],
    ["from a page that was never touched", {}, true],
    ["from a page that was left half a minute ago", { touchedMsAgo: 30_000 }, true],
    ["not from a page that somebody reads", { touchedMsAgo: 29_999 }, false],
    ["not from results that somebody looks at", { shows: "search", touchedMsAgo: 1_000 }, false],
    ["not from a log that somebody looks at", { shows: "log", touchedMsAgo: 1_000 }, false],
    ["not while the keyboard is in it", { hasFocus: true, touchedMsAgo: 60_000 }, false],
    ["not from a place while the keyboard is in it", { shows: "place", hasFocus: true }, false],
    ["not when it is pinned", { isPinned: true }, false],
    ["not from a place that is pinned", { shows: "place", isPinned: true }, false],
    ["not from the contents, which have a card for the place", { shows: "contents" }, false],
    ["not from the contents, pinned or not", { shows: "contents", isPinned: true, hasFocus: true }, false],
  ];
  for (const [name, reading, follows] of cases) {
    test(name, () => assert.equal(mayFollow({ ...calm, ...reading }), follows));
  }
});

describe("a place is worth showing", () => {
  const nothing: GuidePlace = {
    kind: "place",
    place: "",
    platform: null,
    key: null,
    step: null,
    problems: [],
    related: [],
  };
  test("not when nothing is known of it", () => assert.equal(isWorthShowing(nothing), false));
  test("with a key", () => {
    assert.equal(isWorthShowing({ ...nothing, key: { path: "a", title: "a", html: "", page: null } }), true);
  });
  test("with a step", () => {
    assert.equal(isWorthShowing({ ...nothing, step: { type: "a", html: "", page: "step:a" } }), true);
  });
  test("with a problem", () => {
    const problem = { code: "needs/unknown", severity: "error", message: "", line: 0, pages: [] } as const;
    assert.equal(isWorthShowing({ ...nothing, problems: [problem] }), true);
  });
});
