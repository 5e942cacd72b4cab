/**
 * The editor's snippets and the templates for a new pipeline: what they insert passes every check, as it stands.
 * A snippet is expanded with its own proposals, the first of a choice, and set where a person would use it.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { templateIds, templateText } from "../../client/learn/templates.ts";
import { locales } from "../../protocol/index.ts";
import { dialectById } from "../../server/dialects/index.ts";
import { parseSource } from "../../server/document/index.ts";
import { diagnose, noProjectConfig, ownCatalog } from "../../server/features/index.ts";

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const snippets: Readonly<Record<string, Snippet>> = JSON.parse(
  readFileSync(join(__dirname, "../../snippets/pipeline.code-snippets"), "utf8"),
);

/** Source: VS Code, "Snippet syntax". Ours have tab stops, proposals and choices, nothing nested. */
function expand({ body }: Snippet): string {
  return body
    .join("\n")
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, "$1")
    .replace(/\$\{\d+:([^}]*)\}/g, "$1")
    .replace(/\$\d+/g, "");
}

function findings(text: string): readonly string[] {
  const dialect = dialectById("pipeline");
  assert.ok(dialect);
  const log: string[] = [];
  const found = diagnose(parseSource(text), {
    dialect,
    locale: "en",
    catalog: ownCatalog,
    config: noProjectConfig,
    choices: {},
    log: (line) => log.push(line),
  });
  assert.deepEqual(log, []);
  return found.map(({ code, message }) => `${code} ${message}`);
}

const indented = (text: string) => text.replace(/^(?=.)/gm, "    ");
const head = "pipeline:\n  name: shop\n  environments:\n    production:\n      kind: production\n  stages:\n";
const stageSnippet = (name: string) => indented(expand(snippets[name] ?? assert.fail(`There is no snippet ${name}.`)));

describe("a snippet inserts what passes every check:", () => {
  const uses: Readonly<Record<string, () => string>> = {
    Pipeline: () => expand(snippets.Pipeline ?? assert.fail("There is no snippet Pipeline.")),
    Stage: () => head + stageSnippet("Stage"),
    Tests: () => head + stageSnippet("Stage") + stageSnippet("Tests"),
    "Deploy with approval": () =>
      head + stageSnippet("Stage") + stageSnippet("Tests") + stageSnippet("Deploy with approval"),
  };
  for (const [name, use] of Object.entries(uses)) test(name, () => assert.deepEqual(findings(use()), []));

  test("all are tried", () => assert.deepEqual(Object.keys(snippets), Object.keys(uses)));

  test("each says what it is in both languages", () => {
    for (const { description } of Object.values(snippets)) assert.match(description, /^[A-Z].+ · .*\p{Script=Han}/u);
  });
});

describe("a template for a new pipeline", () => {
  for (const locale of locales) {
    for (const id of templateIds.filter((one) => one !== "guided")) {
      test(`passes every check: ${id} (${locale})`, () => assert.deepEqual(findings(templateText(id, locale)), []));
    }

    test(`leaves the lesson's two things to mend, when it is the guided one (${locale})`, () => {
      const codes = findings(templateText("guided", locale)).map((finding) => finding.split(" ")[0]);
      assert.deepEqual(codes, ["name/style", "schema/missing-key"]);
    });
  }
});
