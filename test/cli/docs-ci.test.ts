import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { generalOptions } from "../../server/cli/command.ts";
import { lint } from "../../server/cli/commands/lint.ts";
import { readLintOptions } from "../../server/cli/lint/lint-options.ts";
import { parseOptions } from "../../server/cli/options.ts";
import { ownCatalog } from "../../server/features/index.ts";
import { inProject, unknownNeed } from "./project.ts";

const pages = { en: "ci.md", "zh-cn": "ci.zh-cn.md" } as const;

function blocks(page: string, language: string): string[] {
  const text = readFileSync(`${__dirname}/../../docs/${page}`, "utf8");
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, code = ""]) => code);
}

for (const [locale, page] of Object.entries(pages)) {
  describe(`docs/${page}`, () => {
    test("every command in it is one that we understand", () => {
      const commands = blocks(page, "yaml").flatMap((code) => [...code.matchAll(/cli\.js"? lint ?([^>\n]*)/g)]);
      assert.equal(commands.length, 4);
      for (const [, args = ""] of commands) {
        const options = parseOptions(args.trim().split(/\s+/), [...lint.options, ...generalOptions]);
        assert(options.ok && readLintOptions(options.value, ownCatalog).ok, args);
      }
    });

    test("every example is right YAML", () => {
      for (const code of blocks(page, "yaml")) assert.equal(typeof parse(code), "object");
    });

    test("the JSON in it is what comes out", () =>
      inProject({ "ci/pipeline.yml": unknownNeed }, async ({ pipewright }) => {
        const { out } = await pipewright(["lint", "--format", "json", "--locale", locale]);
        const [shown = ""] = blocks(page, "json");
        assert.deepEqual(JSON.parse(out), JSON.parse(shown));
      }));
  });
}
