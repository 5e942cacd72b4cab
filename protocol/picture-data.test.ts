import assert from "node:assert/strict";
import { pictureData } from "./picture-data.ts";

describe("a picture as an address", () => {
  const cases: readonly [address: string, begins: string | undefined][] = [
    ["file:///a/way.svg", "data:image/svg+xml;base64,"],
    ["file:///a/way.PNG", "data:image/png;base64,"],
    ["vscode-vfs://github/a/way.jpg", "data:image/jpeg;base64,"],
    ["file:///a/way.html", undefined],
    ["file:///a/png", undefined],
  ];
  for (const [address, begins] of cases) {
    test(`${address} → ${begins}`, () => {
      const data = pictureData(address, new Uint8Array([1, 2, 3]));
      assert.equal(data, begins === undefined ? undefined : `${begins}AQID`);
    });
  }

  test("holds every byte of a large one", () => {
    const bytes = Uint8Array.from({ length: 100_001 }, (_, index) => index % 256);
    const data = pictureData("file:///a.png", bytes) ?? "";
    assert.deepEqual(new Uint8Array(Buffer.from(data.slice(data.indexOf(",") + 1), "base64")), bytes);
  });
});
