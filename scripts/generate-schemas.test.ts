import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { allSchemas, generateSchemas } from "./generate-schemas.ts";

const root = join(__dirname, "..");

describe("the generated schemas", () => {
  test("are up to date", () => {
    const outdated = generateSchemas().filter(({ path, text }) => {
      const full = join(root, path);
      return !existsSync(full) || readFileSync(full, "utf8") !== text;
    });
    assert.deepEqual(
      outdated.map(({ path }) => path),
      [],
      "Run `npm run generate`.",
    );
  });

  test("are schemas of JSON Schema 2020-12, without a keyword that nobody knows", () => {
    for (const [name, schema] of allSchemas()) {
      const ajv = new Ajv2020({
        strict: "log",
        strictTypes: false,
        strictRequired: false,
        keywords: ["x-pipewright"],
        logger: failing(name),
      });
      ajv.compile(schema as object);
    }
  });

  test("have words in each language for every key", () => {
    for (const [name, schema] of allSchemas()) {
      for (const { path, value } of notesIn(schema, name)) {
        for (const text of textsIn(value)) {
          assert.ok(text.en.trim() !== "", `${path} has no English words.`);
          assert.ok(text["zh-cn"].trim() !== "", `${path} has no Chinese words.`);
        }
      }
    }
  });

  test("know a key only from the version on that brought it", () => {
    const has = (version: string) =>
      JSON.stringify(allSchemas().get(`pipeline-${version}`)?.$defs).includes('"cancel_in_progress"');
    assert.equal(has("2.0"), false);
    assert.equal(has("2.1"), true);
  });

  test("need no eval and no package", () => {
    for (const { path, text } of generateSchemas()) {
      if (!path.endsWith(".generated.js")) continue;
      assert.doesNotMatch(text, /\beval\(|new Function\(|\brequire\("(?!$)ajv[^"]*"\)\.default[^'`]/, path);
      assert.match(text, /^\/\/ Generated/);
    }
  });
});

function failing(name: string) {
  const fail = (message: unknown): never => assert.fail(`${name}: ${String(message)}`);
  return { log: fail, warn: fail, error: fail };
}

interface Note {
  readonly path: string;
  readonly value: unknown;
}

function notesIn(value: unknown, path: string): readonly Note[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = `${path}/${key}`;
    return key === "x-pipewright" ? [{ path: at, value: inner }] : notesIn(inner, at);
  });
}

function textsIn(value: unknown): readonly { readonly en: string; readonly "zh-cn": string }[] {
  if (typeof value !== "object" || value === null) return [];
  if ("en" in value && "zh-cn" in value) return [{ en: String(value.en), "zh-cn": String(value["zh-cn"]) }];
  return Object.values(value).flatMap(textsIn);
}
