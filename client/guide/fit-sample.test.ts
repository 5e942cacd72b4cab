import assert from "node:assert/strict";
import { fitSample } from "./fit-sample.ts";

/** Inserts at `$0`, which stands in one line of a text. */
function insert(text: string, sample: string, eol: "\n" | "\r\n" = "\n"): string {
  const at = text.indexOf("$0");
  const start = text.lastIndexOf("\n", at) + 1;
  const end = text.indexOf("\n", at);
  const line = text.slice(start, end < 0 ? undefined : end).replace("$0", "");
  const whole = text.replace("$0", "");
  const fitted = fitSample(sample, { line, character: at - start, eol });
  const to = start + fitted.character;
  return whole.slice(0, to) + fitted.text + whole.slice(to);
}

describe("a sample fits where it is inserted", () => {
  const sample = "needs: [build]\nsteps:\n  - run: make\n";
  const cases: readonly [name: string, text: string, sample: string, expected: string][] = [
    ["in an empty file", "$0", sample, "needs: [build]\nsteps:\n  - run: make"],
    ["at the column of the cursor", "a:\n    $0", sample, "a:\n    needs: [build]\n    steps:\n      - run: make"],
    ["without the indentation that it has itself", "a:\n  $0", "    b: 1\n    c: 2\n", "a:\n  b: 1\n  c: 2"],
    ["with its empty lines left empty", "  $0", "a: 1\n\nb: 2\n", "  a: 1\n\n  b: 2"],
    ["below a text, indented as that", "  name: x$0", "a: 1\nb: 2", "  name: x\n  a: 1\n  b: 2"],
    ["below a text that the cursor is in", "  na$0me: x\nb: 1", "a: 1", "  name: x\n  a: 1\nb: 1"],
    ["before a text, which moves down", "  $0name: x", "a: 1", "  a: 1\n  name: x"],
    ["with a tab as it stands there", "\t$0", "a:\n  b: 1", "\ta:\n\t  b: 1"],
  ];
  for (const [name, text, inserted, expected] of cases) {
    test(name, () => assert.equal(insert(text, inserted), expected));
  }

  test("with the line ends of the file", () => assert.equal(insert("  $0", "a: 1\nb: 2", "\r\n"), "  a: 1\r\n  b: 2"));
  test("whatever line ends it has itself", () => assert.equal(insert("  $0", "a: 1\r\nb: 2"), "  a: 1\n  b: 2"));
});
