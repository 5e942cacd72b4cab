import assert from "node:assert/strict";
import picomatch from "picomatch";
import { literally } from "./pack-watches.ts";

for (const name of ["pack[1].zip", "pack {a,b}.zip", "pack*.zip", "a?b.zip", "pack (1).zip"]) {
  test(`an archive called ${name} is watched, and no other`, () => {
    const isWatched = picomatch(literally(name));
    assert.deepEqual([isWatched(name), isWatched("pack1.zip"), isWatched("acb.zip")], [true, false, false]);
  });
}
