import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { globSync } from "tinyglobby";
import { applyEdits, parseSource, plainValue } from "../../server/document/index.ts";
import type { Action } from "../../server/features/index.ts";
import { diagnose, refactorings } from "../../server/features/index.ts";
import { yamlText } from "../fuzz/texts.ts";
import { contextOf } from "../kit/context.ts";

const root = join(__dirname, "../..");
const { context } = contextOf({ dialect: "pipeline" });
const current = { ...context, choices: { commandLine: context.dialect.currentVersion } };
const forms = /^Write (?:this|each key|each item) on/;

/** What a text says: its values, and its comments in no order. */
function saidBy(text: string): unknown {
  const { documents, comments } = parseSource(text);
  const values = documents.map((document) => document.root && plainValue(document.root));
  return { values, comments: comments.map((comment) => comment.text).sort() };
}

function isSound(text: string): boolean {
  return parseSource(text).documents.every(({ problems }) => problems.length === 0);
}

/** Each refactoring that is offered somewhere in a text, once. */
function offeredIn(text: string, step: number): readonly Action[] {
  const file = parseSource(text);
  const byEdits = new Map<string, Action>();
  for (let at = 0; at <= text.length; at += step) {
    for (const action of refactorings(file, { start: at, end: at }, current, [])) {
      byEdits.set(JSON.stringify(action.edits), action);
    }
  }
  return [...byEdits.values()];
}

function errorsIn(text: string): readonly string[] {
  return diagnose(parseSource(text), current)
    .filter(({ severity }) => severity === "error")
    .map(({ code, message }) => `${code} ${message}`);
}

describe("each refactoring that is offered", () => {
  const files = globSync(["test/corpus/pipeline/**/*.{yml,yaml}", "examples/good/*.yml"], { cwd: root }).sort();
  for (const name of files) {
    test(`in ${name} keeps the comments, and brings no error`, () => {
      const text = readFileSync(join(root, name), "utf8");
      const errors = errorsIn(text);
      for (const action of offeredIn(text, 7)) {
        const after = applyEdits(text, action.edits);
        assert.ok(isSound(after), `"${action.title}" breaks the YAML:\n${after}`);
        const brought = errorsIn(after).filter((error) => !errors.includes(error));
        assert.deepEqual(brought, [], `"${action.title}":\n${after}`);
        if (forms.test(action.title)) assert.deepEqual(saidBy(after), saidBy(text));
        if (action.renameAt !== undefined) assert.match(after.slice(action.renameAt), /^[a-z][\w-]*:/);
      }
    });
  }

  test("in any text keeps what it says", () =>
    fc.assert(
      fc.property(yamlText, (text) => {
        if (!isSound(text)) return;
        for (const action of offeredIn(text, 3)) {
          if (!forms.test(action.title)) continue;
          assert.deepEqual(saidBy(applyEdits(text, action.edits)), saidBy(text), action.title);
        }
      }),
    ));
});
