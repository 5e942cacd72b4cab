import assert from "node:assert/strict";
import type { GuideStop } from "../../protocol/index.ts";
import {
  back,
  beginning,
  canGoBack,
  canGoForward,
  forward,
  type GuideHistory,
  goTo,
  leaveSearch,
  scrolledTo,
  visitNow,
} from "./history.ts";

const page = (id: string): GuideStop => ({ kind: "page", id, anchor: "", about: null });
const search = (text: string): GuideStop => ({ kind: "search", text });
const place: GuideStop = { kind: "place" };

/** The stops in short, with the current one in brackets. */
const shown = ({ visits, at }: GuideHistory): string =>
  visits
    .map(({ stop }) => (stop.kind === "page" ? stop.id : stop.kind === "search" ? `?${stop.text}` : stop.kind))
    .map((name, index) => (index === at ? `[${name}]` : name))
    .join(" ");

const walk = (...stops: readonly GuideStop[]): GuideHistory => stops.reduce(goTo, beginning);

describe("where one has been in the guide", () => {
  const cases: readonly [name: string, history: GuideHistory, expected: string][] = [
    ["begins with the contents", beginning, "[contents]"],
    ["grows with each page", walk(page("a"), page("b")), "contents a [b]"],
    ["goes back", back(walk(page("a"), page("b"))), "contents [a] b"],
    ["goes back no further than the beginning", back(back(walk(page("a")))), "[contents] a"],
    ["goes forward", forward(back(walk(page("a")))), "contents [a]"],
    ["forgets what lay ahead when one goes elsewhere", goTo(back(walk(page("a"))), page("b")), "contents [b]"],
    ["holds a page once when it is opened again", walk(page("a"), page("a")), "contents [a]"],
    ["holds one search while somebody types", walk(search("n"), search("ne"), search("need")), "contents [?need]"],
    ["holds one place while the cursor moves", walk(page("a"), place, place), "contents a [place]"],
    ["keeps the search when a result is opened", walk(search("need"), page("a")), "contents ?need [a]"],
    ["forgets a search that is left", leaveSearch(walk(page("a"), search("need"))), "contents [a]"],
    ["stays where it is when no search is left", leaveSearch(walk(page("a"))), "contents [a]"],
  ];
  for (const [name, history, expected] of cases) test(name, () => assert.equal(shown(history), expected));

  test("keeps how far each was scrolled", () => {
    const history = goTo(scrolledTo(walk(page("a")), 120), page("b"));
    assert.equal(visitNow(history).top, 0);
    assert.equal(visitNow(back(history)).top, 120);
  });

  test("is bounded", () => {
    const history = walk(...Array.from({ length: 200 }, (_, index) => page(`p${index}`)));
    assert.equal(history.visits.length, 50);
    assert.equal(shown({ ...history, visits: [visitNow(history)], at: 0 }), "[p199]");
  });

  test("tells whether there is a way", () => {
    assert.deepEqual([canGoBack(beginning), canGoForward(beginning)], [false, false]);
    assert.deepEqual([canGoBack(back(walk(page("a")))), canGoForward(back(walk(page("a"))))], [false, true]);
  });
});
