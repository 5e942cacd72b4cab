import assert from "node:assert/strict";
import { withPlainStops } from "../../kit/check-completion.ts";
import { inside, wholeFile } from "../../kit/index.ts";
import { underPipeline } from "../../kit/surround.ts";

/** The text that a check fails with; `--update` must not mend what is wrong on purpose. */
function failure(check: () => void): string {
  const update = process.env.UPDATE;
  delete process.env.UPDATE;
  try {
    check();
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  } finally {
    if (update !== undefined) process.env.UPDATE = update;
  }
  return "";
}

describe("inside", () => {
  const { checkDiagnostics, checkRename, checkDefinition, checkReferences } = inside("pipeline", { only: "name/*" });

  test("a finding with its message and a related place", () =>
    checkDiagnostics(`
      stages:
        - name: build
                ~~~~~ @first
        - name: build
                ~~~~~ error name/duplicate fix
                | Two stages are called \`build\`.
                | see @first: the first one is here
    `));

  test("a finding that is not marked fails, and both texts are shown", () => {
    const told = failure(() => checkDiagnostics("stages: [{ name: build }, { name: build }]"));
    assert.match(told, /Expected:\n {4}stages: \[\{ name: build \}, \{ name: build \}\]\n/);
    assert.match(told, /Actual:[\s\S]*~~~~~ error name\/duplicate/);
  });

  test("a marked finding that does not come fails", () =>
    assert.match(
      failure(() =>
        checkDiagnostics(`
          stages: [{ name: build }]
                           ~~~~~ error name/duplicate
                           | No.
        `),
      ),
      /Actual:\n {4}stages: \[\{ name: build \}\]\n/,
    ));

  test("a message that differs fails", () =>
    assert.match(
      failure(() =>
        checkDiagnostics(`
          stages:
            - name: Build
                    ~~~~~ warning name/style fix
                    | Something else.
        `),
      ),
      /Something else/,
    ));

  test("what the kit adds is never shown: definition, references and rename stay in the text", () => {
    checkDefinition(`
      stages:
        - name: build
                ~~~~~
        - name: test
          needs: [bui$0ld]
    `);
    checkReferences(`
      stages:
        - name: bui$0ld
                ~~~~~
        - name: test
          needs: [build]
                  ~~~~~
    `);
    checkRename(
      "stages: [{ name: bui$0ld }, { name: test, needs: [build] }]",
      "package",
      "stages: [{ name: package }, { name: test, needs: [package] }]",
    );
    checkRename("stages: [{ name: bui$0ld }, { name: test }]", "test", { refused: "There is a stage `test` already." });
  });

  test("a rule that does not exist is told to the writer", () =>
    assert.match(
      failure(() => inside("pipeline", { only: "nmae/*" }).checkDiagnostics("a: b")),
      /has no rule nmae/,
    ));

  test("a setting that does not exist is told to the writer", () =>
    assert.match(
      failure(() => checkDiagnostics("\n  #- platfrom=2.0\n  description: a\n")),
      /"platfrom" is not a setting/,
    ));

  test("several files and settings: each is a file of its own", () =>
    checkDiagnostics(`
      #- one.pipeline.yml platform=1.0
      stages: [{ name: build }]
      #- two.pipeline.yml locale=zh-cn
      stages:
        - name: Build
                ~~~~~ warning name/style
                | \`Build\` 最好只用小写字母、数字和连字符，并以字母开头。
    `));
});

describe("the smallest valid file", () => {
  test("has the text under `pipeline:`, and after it what it lacks", () => {
    const { text } = underPipeline("description: a");
    assert.match(text, /^pipeline:\n {2}description: a\n {2}name: fixture\n {2}stages:\n/);
    assert.doesNotMatch(underPipeline("name: a\nstages: []").text, /fixture/);
  });

  test("is valid", () => {
    const { checkDiagnostics } = inside("pipeline");
    checkDiagnostics("description: nothing else");
    checkDiagnostics("name: alone");
  });

  test("offsets go there and back, at every place of a text", () => {
    for (const text of ["a: 1", "a: 1\n", "a:\n  b: 1\n\n  c: 2\n", "", "\n\na: 1"]) {
      const { text: file, toFile, fromFile, unwrap } = underPipeline(text);
      for (let at = 0; at <= text.length; at++) {
        const there = toFile(at);
        assert.deepEqual(
          fromFile({ start: there, end: there }),
          { start: at, end: at },
          `${JSON.stringify(text)} at ${at}`,
        );
        if (at < text.length) assert.equal(file[there], text[at]);
      }
      assert.equal(unwrap(file), text);
    }
  });

  test("what was added has no place in the text", () => {
    const { text, fromFile } = underPipeline("a: 1\n");
    assert.equal(fromFile({ start: 0, end: 8 }), undefined);
    const added = text.indexOf("fixture");
    assert.equal(fromFile({ start: added, end: added + 7 }), undefined);
  });
});

describe("outlines and places", () => {
  const { checkSymbols, checkFolding, checkSelections } = inside("pipeline");

  test("symbols, without what was added", () =>
    checkSymbols(
      `
      stages:
        - name: build
          steps:
            - name: checkout
              type: git-checkout
    `,
      `
      stage build
        step checkout - git-checkout
    `,
    ));

  test("folding, counted in the lines of the text", () =>
    checkFolding("\n  stages:\n    - name: build\n      steps: []\n    - name: test\n", ["1-4", "2-3"]));

  test("selections, as far as they stay in the text", () =>
    checkSelections("stages: [{ name: bu$0ild }]", [
      "build",
      "name: build",
      "{ name: build }",
      "[{ name: build }]",
      "stages: [{ name: build }]",
    ]));
});

describe("completion and hover", () => {
  const { checkCompletion, checkHover } = inside("pipeline");

  test("what is offered, and what the text becomes", () =>
    checkCompletion("stages: [{ name: build, st$0 }]", {
      offers: ["steps  list, required", "strategy  map, since 2.0"],
      lacks: ["name"],
      accept: "strategy",
      gives: "stages: [{ name: build, strategy: { type: $1<rolling,blue-green,canary> } }]",
    }));

  test("an offer that is not there fails", () =>
    assert.match(
      failure(() => checkCompletion("stages: [{ st$0 }]", { includes: ["nothing"] })),
      /"nothing" is not offered: steps/,
    ));

  test("what is told about a word", () =>
    checkHover(
      `
      stages:
        - name: build
          time$0out: 5m
          ~~~~~~~
    `,
      `
      **timeout** · text

      The time after which it is stopped; at most \`24h\`.

      \`\`\`yaml
      timeout: 30m
      \`\`\`
    `,
    ));

  test("nothing is told about free text", () => checkHover("description: bu$0ild\n", undefined));
});

describe("snippets", () => {
  test("have the stops of our texts", () => {
    assert.equal(withPlainStops("a: $1 ${2} ${3:some text} ${4|x,y|} \\$5 $0"), "a: $1 $2 $3<some text> $4<x,y> $5 $0");
  });
});

describe("wholeFile", () => {
  test("leaves a text as it is", () => {
    const { checkRename } = wholeFile("pipeline", { only: "needs/*" });
    checkRename("pipeline: { stages: [{ name: bui$0ld }] }", "package", "pipeline: { stages: [{ name: package }] }");
  });
});
