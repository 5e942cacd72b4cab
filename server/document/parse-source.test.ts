import assert from "node:assert/strict";
import fc from "fast-check";
import {
  applyEdits,
  limits,
  linesOf,
  nodeAt,
  nodePathAt,
  offsetAt,
  parseSource,
  plainValue,
  positionAt,
} from "./index.ts";

/** The first document's value, as JavaScript. */
function valueIn(text: string): unknown {
  const root = parseSource(text).documents[0]?.root;
  return root && JSON.parse(JSON.stringify(plainValue(root)));
}

/** What YAML itself forbids: the kind and the words that are marked. */
function problemIn(text: string): readonly (readonly [string, string])[] {
  return parseSource(text).documents.flatMap(({ problems }) =>
    problems.map(({ kind, span }) => [kind, text.slice(span.start, span.end)] as const),
  );
}

describe("reading YAML", () => {
  test("scalars are read as YAML 1.2 reads them, and keep their spelling", () => {
    const file = parseSource("a: 3.10\nb: yes\nc: 'x'\nd: |\n  two\n  lines\ne:\n");
    const root = file.documents[0]?.root;
    assert.deepEqual(valueIn(file.text), { a: 3.1, b: "yes", c: "x", d: "two\nlines\n", e: null });
    const texts =
      root?.kind === "map"
        ? root.entries.map(({ value }) => (value.kind === "scalar" ? [value.style, value.text] : []))
        : [];
    assert.deepEqual(texts, [
      ["plain", "3.10"],
      ["plain", "yes"],
      ["single", "x"],
      ["literal", "two\nlines\n"],
      ["empty", ""],
    ]);
  });

  test("a CR that stands alone ends no line for YAML", () => {
    assert.equal(parseSource("# one\r[two\n").documents.length, 0);
  });

  test("a byte order mark inside begins no comment", () => {
    const { root } = parseSource("- a\n\uFEFF# c\n- b\n", { block: 1, item: 1 }).documents[0] ?? {};
    assert.deepEqual(root && plainValue(root), ["a"]);
  });

  test("lines of a folded block are joined, empty ones are kept", () => {
    const { root } = parseSource("k: >-\n  one\n  two\n\n  three\nz: >\n  end\n").documents[0] ?? {};
    assert.deepEqual({ ...(root && (plainValue(root) as object)) }, { k: "one two\nthree", z: "end\n" });
  });

  test("a comment behind a tab is no document", () => {
    assert.equal(parseSource("\t# one\n---\na: 1\n").documents.length, 1);
  });

  test("an alias is the value of its anchor, a merge brings the keys that are not there", () => {
    assert.deepEqual(valueIn("x: &a {b: 1, c: 2}\ny: *a\nz:\n  <<: *a\n  c: 3\n"), {
      x: { b: 1, c: 2 },
      y: { b: 1, c: 2 },
      z: { c: 3, b: 1 },
    });
    assert.deepEqual(valueIn("a: &a {k: 1}\nb: &b {k: 2, l: 2}\nc: {<<: [*a, *b]}"), {
      a: { k: 1 },
      b: { k: 2, l: 2 },
      c: { k: 1, l: 2 },
    });
  });

  test("what a merge brought stands at the alias, and remembers where it was written", () => {
    const text = "x: &a {b: 1}\ny:\n  <<: *a\n";
    const value = nodeAt(parseSource(text).documents[0]?.root, ["y", "b"]);
    assert.equal(value && text.slice(value.span.start, value.span.end), "*a");
    assert.equal(value?.span.origin && text.slice(value.span.origin.start, value.span.origin.end), "1");
  });

  test("an alias of nothing is told, and one inside its own anchor stands for nothing", () => {
    const unresolved = parseSource("a: *nope").documents[0]?.unresolved;
    assert.deepEqual(
      unresolved?.map(({ name, span }) => [name, span.start, span.end]),
      [["nope", 3, 8]],
    );
    assert.deepEqual(valueIn("a: &a [*a, 1]"), { a: [null, 1] });
  });

  test("of a key that stands twice the first counts", () => {
    assert.deepEqual(valueIn("a: 1\nb: 2\na: 3\n"), { a: 1, b: 2 });
  });

  test("each document stands alone, an empty one has no root", () => {
    const roots = parseSource("a: &x 1\n---\nb: *x\n---\n# nothing\n").documents.map(({ root, unresolved }) => [
      root?.kind,
      unresolved.length,
    ]);
    assert.deepEqual(roots, [
      ["map", 0],
      ["map", 1],
      [undefined, 0],
    ]);
  });

  test("comments know their line and whether they stand alone", () => {
    const comments = parseSource("# top\na: 1 # behind\nb:\n  # inside\n  - x\n").comments;
    assert.deepEqual(
      comments.map(({ text, line, ownLine }) => [text, line, ownLine]),
      [
        ["top", 0, true],
        ["behind", 1, false],
        ["inside", 3, true],
      ],
    );
  });
});

describe("what YAML forbids, one cause each", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["p:\n\ta: 1\n\tb:\n\t\t- c\n", "tab-indent", "\t"],
    ["a:\n  if: contains(x, 'release: ')\n  b: 1\n", "colon-in-value", "contains(x, 'release: ')"],
    ["steps:\n  name: Build\n  - run: echo\n", "list-and-map", "- run"],
    ["steps:\n  - run: a\n   - run: b\n", "list-indent", "-"],
    ["steps:\n  - run: a\n - run: b\n", "list-indent", "-"],
    ["p:\n  name: x\n   stages: 1\n", "indent", "stages: 1"],
    ["p:\n    name: x\n  stages: 1\n", "indent", "stages: 1"],
    ["a: 'abc\nb: 1\n", "unclosed-quote", "'"],
    ["a: [1, 2\nb: 1\n", "unclosed-flow", "["],
    ["a: b]\nc: ]\n", "unopened-flow", "]"],
    ['a: "\\d"\n', "bad-escape", "\\d"],
    ["a: @foo # x\n", "reserved-character", "@foo"],
    ["p:\n  name x\n  stages: 1\n", "no-colon", "name x"],
    ["a:b\nc: 1\n", "no-colon", "a:b"],
    ['a: "x" y\nb: 1\n', "text-after-value", "y"],
    ["a: - x\n", "list-same-line", "-"],
  ];
  for (const [text, kind, marked] of cases) {
    test(`${kind}: ${JSON.stringify(text)}`, () => assert.deepEqual(problemIn(text), [[kind, marked]]));
  }
});

describe("the stated limits", () => {
  test("a bomb of aliases stops at its limit", () => {
    const rows = ["x0: &x0 [a, a, a, a, a, a, a, a, a, a]"];
    for (let i = 1; i < 12; i++)
      rows.push(
        `x${i}: &x${i} [${Array(10)
          .fill(`*x${i - 1}`)
          .join(", ")}]`,
      );
    assert.deepEqual(
      parseSource(rows.join("\n")).limits.map(({ limit }) => limit),
      ["aliases"],
    );
  });
  test("a bomb of merges stops at its limit", () => {
    const rows = ["x0: &x0 {a: 1, b: 2}"];
    for (let i = 1; i < 40; i++) rows.push(`x${i}: &x${i}\n  l: {<<: *x${i - 1}}\n  r: {<<: *x${i - 1}}`);
    assert.deepEqual(
      parseSource(rows.join("\n")).limits.map(({ limit }) => limit),
      ["aliases"],
    );
  });
  for (const [name, text] of [
    ["1,000 brackets", "a: ".padEnd(1_003, "[")],
    ["100,000 brackets", "[".repeat(100_000)],
    ["1,000 maps on a line", "a: ".padEnd(5_000, "{a: ")],
    ["10,000 list marks", "- ".repeat(10_000)],
    ["200 indented keys", Array.from({ length: 200 }, (_, depth) => `${" ".repeat(depth)}k:`).join("\n")],
  ] as const) {
    test(`nested too deeply: ${name}`, () =>
      assert.deepEqual(
        parseSource(text).limits.map(({ limit }) => limit),
        ["depth"],
      ));
  }
  test("a file past 50,000 lines gets its syntax checked only", () => {
    const file = parseSource("a: 1\n".repeat(limits.serviceLines + 1));
    assert.deepEqual([file.limits[0]?.limit, file.documents[0]?.root], ["size", undefined]);
  });
});

describe("positions", () => {
  test("Law: any text gets an answer, and every offset has a position and back", () => {
    const yamlish = fc
      .array(
        fc.constantFrom(
          "a",
          ":",
          " ",
          "\n",
          "\r\n",
          "\t",
          "- ",
          "[",
          "]",
          "{",
          "}",
          "'",
          '"',
          "&a ",
          "*a",
          "#",
          "|",
          ">",
          "🙂",
          "<<: ",
          "---\n",
          "!x ",
          "? ",
        ),
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(yamlish, (text) => {
        const file = parseSource(text);
        const lines = linesOf(text);
        for (let offset = 0; offset <= text.length; offset++) {
          const at = positionAt(lines, offset);
          // Between CR and LF is no place of its own: it counts as the end of the line.
          assert.equal(offsetAt(lines, at), offset);
        }
        for (const { root } of file.documents) if (root) nodePathAt(root, Math.floor(text.length / 2));
      }),
      { numRuns: 500 },
    );
  });
  test("edits are applied by their places, not by their order", () => {
    const edits = [
      { span: { start: 4, end: 5 }, text: "X" },
      { span: { start: 0, end: 0 }, text: ">" },
    ];
    assert.equal(applyEdits("abcdef", edits), ">abcdXf");
  });
  test("a place is named by its path", () => {
    const text = "stages:\n  - name: build\n    needs: [a, b]\n";
    const root = parseSource(text).documents[0]?.root;
    const place = root && nodePathAt(root, text.indexOf("b]"));
    assert.deepEqual([place?.path, place?.on], [["stages", 0, "needs", 1], "value"]);
    assert.deepEqual(root && nodePathAt(root, text.indexOf("name")).on, "key");
  });
});
