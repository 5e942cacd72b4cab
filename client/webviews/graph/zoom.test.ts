import assert from "node:assert/strict";
import { bringIntoSight, firstLook, fitAll, panBy, zoomAt } from "./zoom.ts";

const view = { width: 400, height: 300 };

describe("looking at the picture", () => {
  test("shows a small one as it is, in the middle", () =>
    assert.deepEqual(firstLook({ width: 200, height: 100 }, view), { scale: 1, x: 100, y: 100 }));

  test("shrinks a larger one while it can be read", () =>
    assert.deepEqual(firstLook({ width: 500, height: 100 }, view), { scale: 0.8, x: 0, y: 110 }));

  test("begins a very large one at its first stages", () =>
    assert.deepEqual(firstLook({ width: 4_000, height: 100 }, view), { scale: 0.62, x: 0, y: 119 }));

  test("shows all of it when asked to", () =>
    assert.deepEqual(fitAll({ width: 4_000, height: 1_000 }, view), { scale: 0.1, x: 0, y: 100 }));

  test("goes closer to a point and back", () => {
    const closer = zoomAt({ scale: 1, x: 0, y: 0 }, 2, { x: 100, y: 50 });
    assert.deepEqual(closer, { scale: 2, x: -100, y: -50 });
    assert.deepEqual(zoomAt(closer, 0.5, { x: 100, y: 50 }), { scale: 1, x: 0, y: 0 });
  });

  test("stops where nothing could be seen any more", () => {
    assert.equal(zoomAt({ scale: 1, x: 0, y: 0 }, 1_000, { x: 0, y: 0 }).scale, 2.5);
    assert.equal(zoomAt({ scale: 1, x: 0, y: 0 }, 0.000_1, { x: 0, y: 0 }).scale, 0.05);
    const picture = { width: 200, height: 100 };
    assert.deepEqual(panBy({ scale: 1, x: 0, y: 0 }, 9_999, -9_999, picture, view), { scale: 1, x: 376, y: -76 });
  });

  test("moves a stage into sight, and no further", () => {
    const zoom = { scale: 1, x: 0, y: 0 };
    assert.deepEqual(bringIntoSight(zoom, { x: 30, y: 40, width: 100, height: 48 }, view), zoom);
    assert.deepEqual(bringIntoSight(zoom, { x: 390, y: 40, width: 100, height: 48 }, view), { ...zoom, x: -114 });
    assert.deepEqual(bringIntoSight(zoom, { x: -50, y: 290, width: 100, height: 48 }, view), {
      scale: 1,
      x: 74,
      y: -62,
    });
  });
});
