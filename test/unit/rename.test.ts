/** What holds for every name of the files that ship with us. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { globSync } from "tinyglobby";
import { applyEdits, parseSource, plainValue, type Span } from "../../server/document/index.ts";
import { diagnose } from "../../server/features/diagnose.ts";
import { documentNames } from "../../server/features/document-names.ts";
import { references } from "../../server/features/navigate.ts";
import { rename } from "../../server/features/rename.ts";
import { contextOf } from "../kit/context.ts";

const folder = join(__dirname, "../corpus");
const files = globSync(["pipeline/**/*.{yml,yaml}", "github-actions/**/*.{yml,yaml}"], {
  cwd: folder,
  dot: true,
}).sort();

function dialectOf(path: string): string {
  if (path.startsWith("pipeline")) return "pipeline";
  return /action\.ya?ml$/.test(path) ? "github-action" : "github-actions";
}

describe("renaming in whole files", () => {
  for (const path of files) {
    test(`Law: after a rename nothing new is found, and renaming back gives the file (${path})`, () => {
      const text = readFileSync(join(folder, path), "utf8");
      const { context } = contextOf({ dialect: dialectOf(path) });
      for (const { name, at } of namesIn(text, context)) {
        // Some names have small letters, some capitals.
        const asked = ["new-name-of-it", "NEW_NAME_OF_IT"].map((one) => rename(parseSource(text), at, one, context));
        const there = asked.find(({ ok }) => ok);
        if (!there?.ok) continue;
        const renamed = applyEdits(text, there.value.here);
        // What a tool takes from its environment by a fixed name is no longer used under another: a hint says so.
        const findings = diagnose(parseSource(renamed), context).filter(({ severity }) => severity !== "hint");
        const told = `${name} in ${path}:\n${renamed}`;
        assert.deepEqual(
          findings.map(({ message }) => message),
          [],
          told,
        );
        const [first] = references(parseSource(renamed), movedTo(at, there.value.here), context, {
          withDeclaration: true,
        });
        const back = first && rename(parseSource(renamed), first.start + 1, name, context);
        assert.ok(back?.ok, told);
        assert.deepEqual(valuesOf(applyEdits(renamed, back.value.here)), valuesOf(text), told);
      }
    });
  }
});

/** Each declared name, with a place inside of it. */
function namesIn(text: string, context: Parameters<typeof rename>[3]) {
  const file = parseSource(text);
  return file.documents.flatMap((document) =>
    documentNames(file, document, context).flatMap(({ name, declared }) => {
      const [first] = declared;
      return first && !first.origin ? [{ name, at: first.start + 1 }] : [];
    }),
  );
}

/** Where a place is after edits; one in a word that was replaced stays in the new word. */
function movedTo(at: number, edits: readonly { readonly span: Span; readonly text: string }[]): number {
  const before = edits.filter(({ span }) => span.end < at);
  return at + before.reduce((sum, { span, text }) => sum + text.length - (span.end - span.start), 0);
}

/** A name may come back in other quotes. */
function valuesOf(text: string): unknown {
  return parseSource(text).documents.map(({ root }) => root && plainValue(root));
}
