/**
 * `npm run new:rule needs/unknown [-- --dialect pipeline]`: begins a rule.
 * Writes one file with a skeleton whose example fails until it is filled in, then generates.
 * Rules that every dialect shares go into the dialect `shared`, those of all pipeline languages into `ci`.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { generate } from "./generate.ts";
import { exportOf, ruleFolders } from "./generate-rule-lists.ts";

const root = join(__dirname, "..");

/** What the facts of a dialect's rules are called, and where they are. */
const facts: Readonly<Record<(typeof ruleFolders)[number], { type: string; from: string }>> = {
  shared: { type: "SharedFacts", from: "../../rule.ts" },
  ci: { type: "CiFacts", from: "../facts.ts" },
  pipeline: { type: "PipelineFacts", from: "../facts.ts" },
  github: { type: "GithubFacts", from: "../facts.ts" },
  config: { type: "SharedFacts", from: "../../rule.ts" },
  "pack-file": { type: "SharedFacts", from: "../../rule.ts" },
};

export type NewRule =
  | { readonly ok: true; readonly path: string; readonly text: string }
  | { readonly ok: false; readonly refusal: string };

/** The file to write, or a sentence that says why not. `folder` is that of the dialects. */
export function newRule(folder: string, id: string | undefined, dialect: string): NewRule {
  if (id === undefined) return refuse("Say which rule: `npm run new:rule needs/unknown`.");
  const parts = /^([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\/([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/.exec(id);
  if (!parts) {
    return refuse(
      `\`${id}\` can't be a rule's id. It is <topic>/<fault> in lower-case words, such as \`needs/unknown\`.`,
    );
  }
  const target = ruleFolders.find((known) => known === dialect);
  if (target === undefined) return refuse(`There is no dialect \`${dialect}\`. There are: ${ruleFolders.join(", ")}.`);
  const fileName = `${parts[1]}-${parts[2]}`;
  const taken = fileWithId(folder, id);
  if (taken !== undefined) return refuse(`There is a rule \`${id}\` already: ${taken}.`);
  const path = join(folder, target, "rules", `${fileName}.ts`);
  if (existsSync(path)) return refuse(`There is a file for another rule already: ${path}.`);
  return { ok: true, path, text: skeleton(id, exportOf(fileName), target) };
}

function refuse(refusal: string): NewRule {
  return { ok: false, refusal };
}

function fileWithId(folder: string, id: string): string | undefined {
  for (const dialect of ruleFolders) {
    const rules = join(folder, dialect, "rules");
    if (!existsSync(rules)) continue;
    for (const name of readdirSync(rules)) {
      const path = join(rules, name);
      if (name.endsWith(".ts") && readFileSync(path, "utf8").includes(`id: "${id}"`)) return path;
    }
  }
  return undefined;
}

function skeleton(id: string, name: string, dialect: (typeof ruleFolders)[number]): string {
  const { type, from } = facts[dialect];
  const imports =
    from === "../../rule.ts"
      ? [`import { defineRule, type ${type} } from "${from}";`]
      : ['import { defineRule } from "../../rule.ts";', `import type { ${type} } from "${from}";`];
  return `${imports.join("\n")}

export const ${name} = defineRule({
  id: "${id}",
  severity: "error",
  title: { en: "FILL IN: the fault as a heading", "zh-cn": "待填写：用一句标题说明问题" },
  why: { en: "FILL IN: what would happen.", "zh-cn": "待填写：会有什么后果。" },
  messages: {
    found: {
      en: "FILL IN: what is wrong with \`{name}\`, and what to do.",
      "zh-cn": "待填写：\`{name}\` 错在哪里，应该怎么做。",
    },
  },
  *check(facts: ${type}) {
    // FILL IN: what is looked for. A rule reads facts, reports a place once, and says nothing when unsure.
    const root = facts.document.root;
    if (root?.kind !== "map") return;
    for (const { key } of root.entries) {
      if (key.text === "wrong") yield { at: key.span, say: "found", words: { name: key.text } };
    }
  },
  examples: [
    {
      bad: \`
        FILL-IN: the wrong text, and a mark below its fault
        ~~~~~~~ error ${id}\`,
      good: \`
        FILL-IN: the right text\`,
    },
  ],
});
`;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { dialect: { type: "string", default: "pipeline" } },
  });
  const made = newRule(join(root, "server/dialects"), positionals[0], values.dialect);
  if (!made.ok) {
    console.error(made.refusal);
    process.exitCode = 2;
    return;
  }
  mkdirSync(dirname(made.path), { recursive: true });
  writeFileSync(made.path, made.text);
  console.log(`Written: ${made.path}`);
  for (const path of await generate({ check: false })) console.log(`Written: ${path}`);
  console.log("Fill in what says FILL IN, then: npx mocha test/unit/rules.test.ts");
}

if (require.main === module) {
  main().catch((cause: unknown) => {
    console.error(cause);
    process.exitCode = 1;
  });
}
