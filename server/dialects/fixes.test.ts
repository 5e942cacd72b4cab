import assert from "node:assert/strict";
import {
  applyEdits,
  entryOf,
  nodeAt,
  type Path,
  parseSource,
  type SourceFile,
  type YamlMap,
  type YamlNode,
} from "../document/index.ts";
import {
  addKey,
  indentUnder,
  listItemsFromMap,
  quoteValue,
  removeEntries,
  removeEntry,
  renameKey,
  unquoteValue,
  wrapInList,
} from "./fixes.ts";
import type { Fix } from "./rule.ts";

type Make = (file: SourceFile, node: YamlNode) => Fix | undefined;

/** The text after a fix of the node at a path, with LF and with CRLF; "no fix" where there is none. */
function mended(text: string, path: Path, make: Make): string {
  const [unix, windows] = [text, text.replaceAll("\n", "\r\n")].map((one) => {
    const file = parseSource(one);
    const node = nodeAt(file.documents[0]?.root, path);
    assert.ok(node, `nothing stands at ${path.join("/")}`);
    const fix = make(file, node);
    return fix ? applyEdits(one, fix.edits) : "no fix";
  });
  assert.equal(windows?.replaceAll("\r\n", "\n"), unix, "LF and CRLF differ");
  assert.doesNotMatch(windows?.replaceAll("\r\n", "") ?? "", /\n/, "a line of a CRLF text ends with LF alone");
  return unix ?? "";
}

function asMap(node: YamlNode): YamlMap {
  assert.equal(node.kind, "map");
  return node as YamlMap;
}

const without =
  (...keys: readonly string[]): Make =>
  (file, node) => {
    const map = asMap(node);
    return removeEntries(
      file,
      map,
      map.entries.filter(({ key }) => keys.includes(key.text)),
    );
  };

describe("removeEntry", () => {
  test("takes whole lines, and leaves the comments above", () => {
    assert.equal(mended("a: 1\n# why b\nb:\n  - x # y\n  - z\nc: 3\n", [], without("b")), "a: 1\n# why b\nc: 3\n");
  });
  test("moves the next key up to the dash", () => {
    assert.equal(mended("- a: 1\n  b: 2\n", [0], without("a")), "- b: 2\n");
  });
  test("takes a block text whole", () => {
    assert.equal(mended("a: |\n  x\n\n  y\nb: 2\n", [], without("a")), "b: 2\n");
  });
  test("works on the last line without a line break", () => {
    assert.equal(mended("a: 1\nb: 2", [], without("b")), "a: 1");
  });
  test("takes the comma along", () => {
    assert.equal(mended("x: { a: 1, b: 2, c: 3 }\n", ["x"], without("b")), "x: { a: 1, c: 3 }\n");
    assert.equal(mended("x: { a: 1, b: 2, c: 3 }\n", ["x"], without("c")), "x: { a: 1, b: 2 }\n");
    assert.equal(mended("x: { a: 1, b: 2, c: 3 }\n", ["x"], without("a", "b")), "x: { c: 3 }\n");
    assert.equal(mended("x: { a: 1, b: 2, c: 3 }\n", ["x"], without("b", "c")), "x: { a: 1 }\n");
  });
  test("leaves an empty map, not an empty value", () => {
    assert.equal(mended("x:\n  a: 1\ny: 2\n", ["x"], without("a")), "x:\n  {}\ny: 2\n");
  });
  test("takes several at once, the first behind a dash too", () => {
    assert.equal(mended("- a: 1\n  b: 2\n  c: 3\n", [0], without("a", "b")), "- c: 3\n");
    assert.equal(mended("- a: 1\n  b: 2\n  c: 3\n", [0], without("a", "c")), "- b: 2\n");
  });
  test("leaves a comment that stands above the next key", () => {
    assert.equal(mended("- a: 1\n  # why b\n  b: 2\n", [0], without("a")), "-\n  # why b\n  b: 2\n");
  });
  test("never edits through a merge", () => {
    const make: Make = (file, node) => {
      const map = asMap(node);
      const entry = entryOf(map, "a");
      return entry && removeEntry(file, map, entry);
    };
    assert.equal(mended("x: &x { a: 1 }\ny:\n  <<: *x\n  b: 2\n", ["y"], make), "no fix");
    assert.equal(mended("x: &x { a: 1 }\ny: { b: 2, <<: *x }\n", ["y"], without("b")), "no fix");
    assert.equal(
      mended("x: &x { a: 1 }\ny:\n  b: 2\n  <<: *x\n", ["y"], without("b")),
      "x: &x { a: 1 }\ny:\n  <<: *x\n",
    );
  });
});

describe("addKey", () => {
  const add: Make = (file, node) => addKey(file, asMap(node), { key: "n", value: "v" });
  const under: Make = (file, node) => addKey(file, asMap(node), { key: "n", value: "v", under: "with" });
  test("in block style, behind the comment of the last line", () => {
    assert.equal(mended("- a: 1\n  b: 2 # c\n- d\n", [0], add), "- a: 1\n  b: 2 # c\n  n: v\n- d\n");
  });
  test("in braces", () => {
    assert.equal(mended("{ a: 1 }\n", [], add), "{ a: 1, n: v }\n");
    assert.equal(mended("{}\n", [], add), "{ n: v }\n");
    assert.equal(mended("{ a: 1, }\n", [], add), "{ a: 1, n: v, }\n");
  });
  test("behind a block text", () => {
    assert.equal(mended("a: |\n  x\n  y\n", [], add), "a: |\n  x\n  y\nn: v\n");
  });
  test("in a map that isn't there yet", () => {
    assert.equal(mended("- a: 1\n", [0], under), "- a: 1\n  with:\n    n: v\n");
    assert.equal(mended("{ a: 1 }\n", [], under), "{ a: 1, with: { n: v } }\n");
  });
});

describe("lists", () => {
  test("a word goes into brackets", () => {
    assert.equal(mended("a: b # c\n", ["a"], wrapInList), "a: [b] # c\n");
    assert.equal(mended('a: "b, c"\n', ["a"], wrapInList), 'a: ["b, c"]\n');
    assert.equal(mended("a: b, c\n", ["a"], wrapInList), 'a: ["b, c"]\n');
  });
  test("a map becomes the one item", () => {
    assert.equal(mended("a:\n  b: 1\n  c:\n    d: 2\n", ["a"], wrapInList), "a:\n  - b: 1\n    c:\n      d: 2\n");
    assert.equal(mended("a: { b: 1 }\n", ["a"], wrapInList), "a: [{ b: 1 }]\n");
  });
  const items: Make = (file, node) => listItemsFromMap(file, asMap(node));
  test("keys become the names of items", () => {
    const text = "s:\n  # first\n  build: # b\n    x: 1\n    y: |\n      z\n  test:\n      x: 2\n";
    const list = "s:\n  # first\n  - name: build # b\n    x: 1\n    y: |\n      z\n  - name: test\n    x: 2\n";
    assert.equal(mended(text, ["s"], items), list);
  });
  test("keys in braces too", () => {
    assert.equal(mended("s: { b: { x: 1 }, t: {} }\n", ["s"], items), "s: [{ name: b, x: 1 }, { name: t }]\n");
  });
  test("a key that is no text is quoted", () => {
    assert.equal(mended("s:\n  1: { x: 1 }\n", ["s"], items), 's:\n  - { name: "1", x: 1 }\n');
  });
  test("not where a value is no map, or has a name", () => {
    assert.equal(mended("s:\n  build: 1\n", ["s"], items), "no fix");
    assert.equal(mended("s:\n  build: { name: x }\n", ["s"], items), "no fix");
  });
});

describe("indentUnder", () => {
  const make: Make = (file, node) => indentUnder(file, asMap(node), "pipeline", (key) => key === "templates");
  test("indents what moves, with its comments and texts", () => {
    const text = "# file\nname: a\n\n# stages\nstages:\n  - run: |\n      x\n\n      y # z\n";
    const under = "# file\npipeline:\n  name: a\n\n  # stages\n  stages:\n    - run: |\n        x\n\n        y # z\n";
    assert.equal(mended(text, [], make), under);
  });
  test("leaves at the root what belongs there", () => {
    assert.equal(mended("templates: {}\nname: a\n", [], make), "templates: {}\npipeline:\n  name: a\n");
    assert.equal(
      mended("name: a\n# t\ntemplates:\n  x: 1\nstages: []\n", [], make),
      "pipeline:\n  name: a\n  stages: []\n# t\ntemplates:\n  x: 1\n",
    );
  });
});

describe("single values", () => {
  const scalar =
    (make: typeof quoteValue): Make =>
    (_, node) =>
      node.kind === "scalar" ? make(node) : undefined;
  test("quoting keeps the spelling", () => {
    assert.equal(mended("a: 3.10 # c\n", ["a"], scalar(quoteValue)), 'a: "3.10" # c\n');
    assert.equal(mended("a: 'x'\n", ["a"], scalar(quoteValue)), "no fix");
  });
  test("unquoting takes both kinds of quotes", () => {
    assert.equal(mended('a: "1"\n', ["a"], scalar(unquoteValue)), "a: 1\n");
    assert.equal(mended("a: 'true'\n", ["a"], scalar(unquoteValue)), "a: true\n");
  });
  test("a renamed key loses its quotes", () => {
    const make: Make = (_, node) => {
      const [entry] = asMap(node).entries;
      return entry && renameKey(entry, "steps", "safe");
    };
    assert.equal(mended('"stps": []\n', [], make), "steps: []\n");
  });
});
