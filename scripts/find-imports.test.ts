import assert from "node:assert/strict";
import { findImports } from "./find-imports.ts";

/** What a text imports, as `line specifier`, with `lazy` where it is. */
function checkImports(text: string, expected: readonly string[]): void {
  const found = findImports(text).map(({ specifier, line, isLazy }) => `${line} ${specifier}${isLazy ? " lazy" : ""}`);
  assert.deepEqual(found, expected);
}

describe("the imports of a file", () => {
  test("are found in every form", () =>
    checkImports(
      [
        `import { a, type B } from "./a.ts";`,
        `import type { C } from './c.ts';`,
        `import * as d from "d";`,
        `import "./e.ts";`,
        `export * from "./f.ts";`,
        `export {`,
        `  g,`,
        `} from "./g.ts";`,
        `const h = await import("./h.ts");`,
        `const i = require("./i.ts");`,
        `type J = import("./j.ts").J;`,
      ].join("\n"),
      [
        "1 ./a.ts",
        "2 ./c.ts",
        "3 d",
        "4 ./e.ts",
        "5 ./f.ts",
        "6 ./g.ts",
        "9 ./h.ts lazy",
        "10 ./i.ts",
        "11 ./j.ts lazy",
      ],
    ));

  test("are not found in comments, strings, templates and regular expressions", () =>
    checkImports(
      [
        `// import "./comment.ts"`,
        `/* import "./comment.ts" */`,
        "const a = `\nimport { x } from './template.ts';\n`;",
        `const b = "import './string.ts'";`,
        "const quote = /[\"'`/]/; const half = 1 / 2;",
        `import { c } from "./real.ts"; // 1 / 2`,
      ].join("\n"),
      ["8 ./real.ts"],
    ));

  test("are found behind a template with code in it", () =>
    checkImports("const a = `${b.map((c) => `${c} { `)} } \\` ${{ d: 1 }.d}`;\nimport e from './e.ts';", ["2 ./e.ts"]));

  test("are not what is exported by name", () =>
    checkImports(`export const a = "./b.ts";\nexport { a as from };\nconst c = "d";`, []));
});
