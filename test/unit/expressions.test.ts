/** The language of expressions, held against GitHub's own reader of it. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { expressionsIn, parseExpression, referencesIn } from "../../server/dialects/shared/expressions/index.ts";
import { parseSource } from "../../server/document/index.ts";

const functions = ["contains", "startsWith", "format", "always"].map((name) => ({
  name,
  description: "",
  minArgs: 0,
  maxArgs: 255,
}));

const piece = fc.constantFrom(
  ..."git variables x .a ['k'] .* [0] [*] && || == != < >= ! ( ) 's' 'it''s' 1 -2.5 0x1F true null contains( , format('{0}' always() \"d\" 'open + 1e3 . NaN & =".split(
    " ",
  ),
  " ",
);

describe("reading expressions", () => {
  test("Law: what GitHub's own reader reads we read, and the other way round", async () => {
    const { Lexer, Parser } = await import("@actions/expressions");
    const isRead = (text: string): boolean => {
      try {
        new Parser(new Lexer(text).lex().tokens, ["git", "variables", "x"], functions).parse();
        return true;
      } catch {
        return false;
      }
    };
    // Theirs knows the names; ours asks about them later.
    const called = new Set(functions.map(({ name }) => name.toLowerCase()));
    const hasUnknownName = (text: string): boolean =>
      [...text.matchAll(/([A-Za-z_][\w-]*)\s*\(/g)].some(([, name = ""]) => !called.has(name.toLowerCase())) ||
      referencesIn(parseExpression(text).tree).some(({ path }) => !["git", "variables", "x"].includes(path[0] ?? ""));
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 7 }), (pieces) => {
        const text = pieces.join("");
        if (text.trim() === "" || hasUnknownName(text)) return;
        assert.equal(parseExpression(text).problem === undefined, isRead(text), text);
      }),
      { numRuns: 3_000, seed: 2026 },
    );
  });

  test("Law: any text is read without an exception", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => void parseExpression(text)),
      { numRuns: 2_000 },
    );
    assert.ok(parseExpression("(".repeat(100_000)).problem);
    assert.ok(parseExpression("!".repeat(100_000)).problem);
  });

  const places = (yaml: string): readonly string[] => {
    const root = parseSource(yaml).documents[0]?.root;
    const node = root?.kind === "map" ? root.entries[0]?.value : undefined;
    if (node?.kind !== "scalar") return [];
    const { start, end } = node.span;
    return expressionsIn(node, yaml.slice(start, end)).map((one) => {
      const { start: from, end: to } = one.place(0, one.text.length);
      return yaml.slice(start + from, start + to);
    });
  };

  test("an expression is found where it stands, however its value is written", () => {
    assert.deepEqual(places("a: x ${{ git.branch }} y ${{ git.tag }}"), [" git.branch ", " git.tag "]);
    assert.deepEqual(places('a: "q \\" ${{ git.branch }}"'), [" git.branch "]);
    assert.deepEqual(places("a: 'it''s ${{ git.tag == ''x'' }}'"), [" git.tag == ''x'' "]);
    assert.deepEqual(places("a: |\n  one\n  ${{ git.branch }}\n"), [" git.branch "]);
    assert.deepEqual(places("a: ${{ '}}' }}"), [" '}}' "]);
  });
});
