/**
 * `npm run generate`: renews what is made from source. With `--check` nothing is written; what would change is
 * listed, and the exit code is 1 if anything would.
 *
 * A generator is a function that gives files. The lists of rules come first, since the pages load the rules by them.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { GeneratedFile } from "./generated-file.ts";

const root = join(__dirname, "..");

/** One after the other; each is loaded only when those before it have written their files. */
const stages: readonly (() => Promise<readonly GeneratedFile[]>)[] = [
  async () => (await import("./generate-rule-lists.ts")).generateRuleLists(root),
  async () => (await import("./generate-schemas.ts")).generateSchemas(),
  async () => (await import("./generate-github-data.ts")).generateGithubData(),
  async () => (await import("./generate-rule-pages.ts")).generateRulePages(),
];

/** The files that are not as they should be. */
function outdated(files: readonly GeneratedFile[]): readonly GeneratedFile[] {
  return files.filter(({ path, text }) => {
    const full = join(root, path);
    return !existsSync(full) || readFileSync(full, "utf8") !== text;
  });
}

/** Runs all generators. Gives the paths that were, or with `check` would be, changed. */
export async function generate({ check }: { readonly check: boolean }): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const stage of stages) {
    const files = outdated(await stage());
    changed.push(...files.map(({ path }) => path));
    // What comes later is made from these: what it would be can't be told before they are written.
    if (check && files.length > 0) return changed;
    if (check) continue;
    for (const { path, text } of files) {
      const full = join(root, path);
      mkdirSync(dirname(full), { recursive: true });
      writeFileSync(full, text);
    }
  }
  return changed;
}

async function main(): Promise<void> {
  const check = process.argv.includes("--check");
  const changed = await generate({ check });
  for (const path of changed) console.log(check ? `Out of date: ${path}` : `Written: ${path}`);
  if (changed.length === 0) console.log("All generated files are up to date.");
  else if (check) {
    console.error("Run `npm run generate`, and commit what it writes.");
    process.exitCode = 1;
  }
}

if (require.main === module) {
  main().catch((cause: unknown) => {
    console.error(cause);
    process.exitCode = 1;
  });
}
