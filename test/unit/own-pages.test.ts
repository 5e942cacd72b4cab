/** The pages that nobody writes: every key, step type and rule of our own language has its section, in each language. */
import assert from "node:assert/strict";
import { type Locale, locales } from "../../protocol/index.ts";
import { dialectById } from "../../server/dialects/index.ts";
import { knownRules, ownMadePages } from "../../server/features/index.ts";

const pages = ownMadePages();
const pipeline = dialectById("pipeline");
assert.ok(pipeline);
/** Inputs of a step are defined as `inputs-` and the step's type. */
const inputs = "inputs-";

describe("the pages that are made of data", () => {
  for (const locale of locales) {
    for (const version of pipeline.versions) {
      for (const [name, definition] of Object.entries(pipeline.schema(version).$defs ?? {})) {
        const keys = typeof definition === "object" ? Object.keys(definition.properties ?? {}) : [];
        if (keys.length === 0) continue;
        const id = name.startsWith(inputs) ? `steps/${name.slice(inputs.length)}` : `keys/${name}`;
        test(`explain each key of ${name} in ${version} (${locale})`, () => {
          const explained = explainedIn(id, locale);
          assert.deepEqual(
            keys.filter((key) => !explained.has(key)),
            [],
          );
        });
      }
    }

    test(`explain each rule (${locale})`, () => {
      const ids = new Set(pages.filter(({ lang }) => lang === locale).map((page) => page.id));
      assert.deepEqual(
        [...knownRules()].map(({ id }) => id).filter((id) => !ids.has(`rules/${id}`)),
        [],
      );
    });
  }
});

/** What a page has a heading for, or a row of a table, as the inputs of a step. */
function explainedIn(id: string, locale: Locale): ReadonlySet<string> {
  const page = pages.find((one) => one.id === id && one.lang === locale);
  assert.ok(page, `There is no page ${id}.`);
  return new Set(Array.from(page.body.matchAll(/^(?:#+ |\| `)([^`\n]+)/gm), ([, heading = ""]) => heading));
}
