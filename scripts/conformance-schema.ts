/**
 * Holds our reading of JSON Schema against the public JSON Schema Test Suite:
 *
 *   npm run conformance:schema -- --suite <folder> [--optional] [--verbose]
 *
 * The suite (a checkout of it, with `tests/` in it) is data that isn't part of this repository. What we differ in on
 * purpose stands below with its reason; anything else that differs fails the run, and so does an exception that is none.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parseSource } from "../server/document/index.ts";
import { isRight, readSchema } from "../server/schema/index.ts";

const drafts = { draft7: "draft-07", "draft2019-09": "2019-09", "draft2020-12": "2020-12" } as const;
const dialects = {
  draft7: "http://json-schema.org/draft-07/schema#",
  "draft2019-09": "https://json-schema.org/draft/2019-09/schema",
  "draft2020-12": "https://json-schema.org/draft/2020-12/schema",
} as const;

const elsewhere = "its reference leads to a document elsewhere, and those are never fetched";

/** Which tests, by `draft/file: group`, and why we differ. Some of such a group may come out right all the same. */
const exceptions: readonly { readonly of: RegExp; readonly because: string }[] = [
  { of: /\/refRemote\.json:/, because: elsewhere },
  { of: /\/ref\.json: remote ref, containing refs itself/, because: `${elsewhere}: that of JSON Schema itself` },
  { of: /\/(?:defs|definitions)\.json:/, because: `${elsewhere}: that of JSON Schema itself` },
  {
    of: /\/dynamicRef\.json: (?:strict-tree|tests for implementation dynamic|\$ref and \$dynamicAnchor are|\$ref to \$dynamicRef finds)/,
    because: elsewhere,
  },
  { of: /\/vocabulary\.json:/, because: "its meta-schema, a document elsewhere, switches keywords off" },
];

interface Group {
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[];
}

const { values: options } = parseArgs({
  options: { suite: { type: "string" }, verbose: { type: "boolean" } },
});
if (options.suite === undefined) {
  console.error("Say where the suite is: npm run conformance:schema -- --suite <folder>");
  process.exit(2);
}

let passed = 0;
let failed = 0;
const excepted = new Map<string, number>();
for (const [folder, draft] of Object.entries(drafts)) {
  for (const file of readdirSync(join(options.suite, "tests", folder)).filter((name) => name.endsWith(".json"))) {
    const groups = JSON.parse(readFileSync(join(options.suite, "tests", folder, file), "utf8")) as readonly Group[];
    for (const group of groups) checkGroup(`${draft}/${file}`, dialects[folder as keyof typeof dialects], group);
  }
}
const idle = exceptions.filter(({ because }) => !excepted.has(because));
for (const { because } of idle) console.log(`an exception that is none: ${because}`);
failed += idle.length;
for (const [because, count] of excepted) console.log(`${count} excepted: ${because}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function checkGroup(file: string, dialect: string, { description, schema, tests }: Group): void {
  // A schema that names no draft is of the folder's.
  const said = isRecord(schema) && schema.$schema === undefined ? { $schema: dialect, ...schema } : schema;
  const read = readSchema(said);
  for (const test of tests) {
    const name = `${file}: ${description}: ${test.description}`;
    const isAsWanted = accepts(read.schema, test.data) === test.valid;
    const exception = exceptions.find(({ of }) => of.test(name));
    if (isAsWanted && !exception) passed++;
    else if (!isAsWanted && exception) excepted.set(exception.because, (excepted.get(exception.because) ?? 0) + 1);
    else if (isAsWanted) passed++;
    else {
      failed++;
      console.log(`not ${test.valid ? "valid" : "refused"}: ${name}`);
      if (options.verbose) console.log(JSON.stringify({ schema, data: test.data, read }, null, 1));
    }
  }
}

function accepts(schema: Parameters<typeof isRight>[1], data: unknown): boolean {
  const root = parseSource(JSON.stringify(data)).documents[0]?.root;
  if (!root) throw new Error("JSON that isn't YAML.");
  return isRight(root, schema);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
