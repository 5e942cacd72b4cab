import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { typeText } from "../../test/kit/typing.ts";
import { detectDialect } from "../dialects/index.ts";

const type = (text: string, dialect = "pipeline") => typeText(text, { dialect });

describe("calm while typing", () => {
  test("a right pipeline that is typed top down never shows a finding", () => {
    const { came, atRest } = type(`pipeline:
  name: shop
  secrets: [REGISTRY]
  stages:
    - name: build
      steps:
        - name: checkout
          type: git-checkout
        - name: push
          type: docker-push
          with:
            image: shop
            tag: "1.2"
            credentials: REGISTRY
    - name: notify
      needs: [build]
      steps:
        - name: tell
          type: notify
          with: { channel: email, to: [team@example.test] }
`);
    assert.deepEqual({ came, atRest }, { came: [], atRest: [] });
  });

  test("a wrong word is told when the next line is written", () => {
    const { came, gone, atRest } = type(`pipeline:
  name: shop
  stagess:
    - name: build
`);
    assert.deepEqual(came, ["3:schema/unknown-key"]);
    assert.deepEqual(gone, []);
    assert.deepEqual(atRest, ["3:schema/unknown-key"]);
  });

  test("what a stage lacks is told when the next stage begins", () => {
    const { came, gone } = type(`pipeline:
  name: shop
  stages:
    - name: build
    - name: test
      steps:
        - name: hello
          run: echo
`);
    assert.deepEqual(came, ["4:schema/missing-key"]);
    assert.deepEqual(gone, []);
  });

  test("while a line is half typed, what was shown above it stays", () => {
    const { came, gone } = type(`pipeline:
  name: Shop
  description: one
  variables:
    LEVEL: "\\"a\\""
`);
    assert.deepEqual(came, ["2:name/style"]);
    assert.deepEqual(gone, []);
  });

  const corpus = join(__dirname, "../../test/corpus");
  for (const path of [...filesBelow(join(corpus, "pipeline")), ...filesBelow(join(corpus, "github-actions"))]) {
    test(`nothing comes and goes while a valid file is typed: ${path.slice(path.lastIndexOf("corpus/") + 7)}`, () => {
      const text = readFileSync(path, "utf8");
      if (text.length > 4_000 || text.startsWith("#")) return;
      const { gone } = type(text, detectDialect(text, path.split(sep).join("/"))?.dialect);
      assert.deepEqual(gone, []);
    }).timeout(30_000); // a check a letter
  }
});

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
