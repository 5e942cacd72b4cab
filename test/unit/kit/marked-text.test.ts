import assert from "node:assert/strict";
import { parseMarked, takeOffIndentation } from "../../../server/features/marked-text.ts";
import { printMarked } from "../../kit/print-marks.ts";

function only(marked: string) {
  const { files, places } = parseMarked(marked);
  assert.equal(files.length, 1);
  const [file] = files;
  assert.ok(file);
  return { file, places };
}

describe("marked text", () => {
  test("the indentation that all lines share is taken off", () => {
    assert.equal(takeOffIndentation("\n    a:\n      b: 1\n\n    c: 2\n  "), "a:\n  b: 1\n\nc: 2");
    assert.equal(takeOffIndentation("  a: 1"), "  a: 1");
  });

  test("a block ends with a newline, a text in one line stays as it is", () => {
    assert.equal(only("\n  a: 1\n").file.text, "a: 1\n");
    assert.equal(only("a: 1").file.text, "a: 1");
  });

  test("the cursor is where `$0` stood", () => {
    const { file } = only("stages: [{ na$0 }]");
    assert.equal(file.text, "stages: [{ na }]");
    assert.equal(file.cursor, 13);
  });

  test("selections: one, or several with numbers, over lines too", () => {
    assert.deepEqual([...only("a: «b»").file.selections], [["", { start: 3, end: 4 }]]);
    const { file } = only("\n  «1:a:\n    b: «2:c»\n  »\n");
    assert.equal(file.text, "a:\n  b: c\n\n");
    assert.deepEqual([...file.selections].sort(), [
      ["1", { start: 0, end: 10 }],
      ["2", { start: 8, end: 9 }],
    ]);
  });

  test("a finding with its tags, its message and a related place", () => {
    const { file, places } = only(`
      stages:
        - name: build
                ~~~~~ @first
        - name: build
                ~~~~~ error name/duplicate fix unused
                | Two stages are called \`build\`.
                | Really.
                | see @first: the first one is here
    `);
    assert.equal(file.text, "stages:\n  - name: build\n  - name: build\n");
    assert.deepEqual(places.get("first"), { file: 0, span: { start: 18, end: 23 } });
    assert.deepEqual(file.findings, [
      {
        span: { start: 34, end: 39 },
        severity: "error",
        code: "name/duplicate",
        tags: ["unused", "fix"],
        message: "Two stages are called `build`.\nReally.",
        related: [{ place: "first", text: "the first one is here" }],
      },
    ]);
  });

  test("several mark lines under one line; an empty range; one unit", () => {
    const { file } = only(`
      a: b
      ~ error x/one
         ~ warning x/two
          ^ hint x/three
    `);
    assert.deepEqual(
      file.findings.map(({ span, code }) => [code, span.start, span.end]),
      [
        ["x/one", 0, 1],
        ["x/two", 3, 4],
        ["x/three", 4, 4],
      ],
    );
  });

  test("a mark is counted without the cursor and the selections of its line", () => {
    const { file } = only(`
      a$0: «b» c
           ~ error x/y
    `);
    assert.deepEqual(file.findings[0]?.span, { start: 5, end: 6 });
    assert.equal(file.text.slice(5, 6), "c");
  });

  test("a finding on a selection", () => {
    const { file } = only("\n  名称: «1:构建» «2:x»\n  «1» error x/y\n  | Words.\n  «2» @there\n");
    assert.deepEqual(file.findings[0]?.span, { start: 4, end: 6 });
    assert.deepEqual([...file.taken], ["1", "2"]);
  });

  test("a backslash makes a mark plain text", () => {
    const { file } = only("\n  run: echo \\$0 \\«x\\»\n  \\~~~~ error x/y\n  \\| text\n");
    assert.equal(file.text, "run: echo $0 «x»\n~~~~ error x/y\n| text\n");
    assert.deepEqual([file.cursor, file.findings], [undefined, []]);
  });

  test("a line that only looks like a mark is text", () => {
    const { file } = only("\n  a: |\n    ~ home\n    ^ this\n    | that\n");
    assert.equal(file.text, "a: |\n  ~ home\n  ^ this\n  | that\n");
  });

  test("files and settings", () => {
    const { files, places } = parseMarked(`
      #- platform=2.0
      a: 1
      #- ci/release.yml platform=1.2 locale=zh-cn
      b: 1
      ~ @b
    `);
    assert.deepEqual(
      files.map(({ path, text, settings }) => [path, text, [...settings]]),
      [
        [undefined, "a: 1\n", [["platform", "2.0"]]],
        [
          "ci/release.yml",
          "b: 1\n",
          [
            ["platform", "1.2"],
            ["locale", "zh-cn"],
          ],
        ],
      ],
    );
    assert.equal(places.get("b")?.file, 1);
  });

  const mistakes: readonly [why: string, marked: string, says: RegExp][] = [
    ["a misspelt severity", "\n  ab: 1\n  ~~ eror x/y\n", /"eror" is neither a severity nor a place/],
    ["a misspelt tag", "\n  ab: 1\n  ~~ error x/y fixed\n", /"fixed" is not one of/],
    ["an id without a topic", "\n  ab: 1\n  ~~ error xy\n", /"xy" is not a rule's id/],
    ["a mark past the end of its line", "\n  a\n  ~~ error x/y\n", /goes past the end/],
    ["a mark under nothing", "\n  ~~ error x/y\n", /stands under a line of text/],
    ["a selection left open", "«a", /never closed/],
    ["two selections of one number", "«a» «b»", /two selections have one number/],
    ["a place that is not marked", "\n  ab: 1\n  ~~ error x/y\n  | see @where: there\n", /@where/],
    ["two cursors", "$0a$0", /two cursors/],
  ];
  for (const [why, marked, says] of mistakes) {
    test(`${why} is told to the writer`, () => assert.throws(() => parseMarked(marked), says));
  }
});

describe("printed marks", () => {
  const texts = [
    "a: b\n~ error x/y\n| Words.",
    "a$0: b\n   ~ error x/y fix\n   | One.\n   | Two.\n   | see @p: here\n~ @p",
    "名: «1:构» «2:建»\n«1» error x/y\n| W.\n«2» hint x/z\n| V.",
    "a: «b\nc»: d\n«» error x/y\n| W.",
    "run: echo \\$0 \\«x\\»\n\\| text\n\\~~~~ error x/y",
    "a: 1\n    ^ error x/y\n    | W.",
  ];
  for (const text of texts) {
    test(`come back as they were: ${JSON.stringify(text)}`, () => {
      const { file, places } = only(`\n${text}\n`);
      const free = new Map([...file.selections].filter(([number]) => !file.taken.has(number)));
      const named = [...places].map(([name, { span }]) => [name, span] as const);
      const printed = printMarked({ ...file, selections: free, places: named });
      assert.deepEqual(parseMarked(`\n${printed}\n`), parseMarked(`\n${text}\n`));
    });
  }

  test("marks stand in the order of their starts, then of their ids", () => {
    const finding = (start: number, end: number, code: string) =>
      ({ span: { start, end }, severity: "error", code, tags: [], message: undefined, related: [] }) as const;
    const findings = [finding(3, 4, "x/b"), finding(3, 4, "x/a"), finding(0, 1, "x/c")];
    assert.equal(printMarked({ text: "a: b\n", findings }), "a: b\n~ error x/c\n   ~ error x/a\n   ~ error x/b");
  });
});
