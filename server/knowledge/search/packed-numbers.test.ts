import assert from "node:assert/strict";
import { base64Of } from "../../../protocol/index.ts";
import { bytesOf, packed, unpacked } from "./packed-numbers.ts";

describe("packed numbers", () => {
  const numbers = [0, 1, 127, 128, 129, 16_383, 16_384, 2 ** 31 - 1, 5];

  test("come back as they were", () => {
    const bytes = packed(numbers.length, (place) => numbers[place] ?? 0);
    assert.deepEqual([...unpacked(bytes, numbers.length)], numbers);
  });

  for (let length = 0; length < 8; length++) {
    test(`come back from a text, ${length} bytes`, () => {
      const bytes = Uint8Array.from({ length }, (_, at) => 255 - at * 31);
      assert.deepEqual([...bytesOf(base64Of(bytes))], [...bytes]);
    });
  }

  for (const text of ["A", "AA", "AAA", "====", "A===", "A=AA", "AA=A", "AAA?", "AAAé", "AA AA A="]) {
    test(`don't come from ${text}`, () => assert.throws(() => bytesOf(text), RangeError));
  }
});
