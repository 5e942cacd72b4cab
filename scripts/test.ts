/**
 * All that CI demands, one suite after the other: `npm test`.
 *
 *   --only unit,cli   these suites, and what they need built
 *   --grep <text>     of the mocha suites, the tests whose names contain the text
 *   --update          expectations are written anew where they differ (the suites see UPDATE=1)
 *   --nodes both      unit, lsp and cli on the machine's own Node and on the Node 24 of node_modules; own | 24 | both
 *
 * A suite that fails doesn't end the run. With CI=true a skipped test counts as failed.
 * The last line is `N passed, N failed`, with `, N skipped` behind it where something was skipped.
 *
 * A suite says its counts as JSON in the file that PIPEWRIGHT_COUNTS names, or in such a last line; a check that
 * says nothing counts as one test.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { parseArgs } from "node:util";
import type { Counts, SuiteResult } from "./test-counts.ts";
import { countsOf, table, totalsOf, verdict } from "./test-counts.ts";

interface Suite {
  readonly name: string;
  /** What is given to Node; several one after the other until one fails. */
  readonly commands: readonly (readonly string[])[];
  readonly limitMinutes: number;
  readonly needsBuild?: true;
  /** It shows that the product runs on more than one Node. */
  readonly onEveryNode?: true;
}

const root = join(__dirname, "..");
const bin = {
  biome: "node_modules/@biomejs/biome/bin/biome",
  mocha: "node_modules/mocha/bin/mocha.js",
  tsc: "node_modules/typescript/bin/tsc",
  tsx: "node_modules/tsx/dist/cli.mjs",
};
const node24 = join(root, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");
// Inside npm's scripts `node` means the Node 24 of node_modules; this is the one that npm itself was started with.
const ownNode = process.env.npm_node_execpath ?? process.execPath;

function suites(grep: string | undefined): readonly Suite[] {
  const mocha = (...files: string[]) => [
    [bin.mocha, "--reporter", "./test/reporter.mjs", ...(grep === undefined ? [] : ["--grep", grep]), ...files],
  ];
  return [
    {
      name: "types",
      commands: [[bin.tsc], [bin.tsc, "-p", "server/tsconfig.json"], [bin.tsc, "-p", "client/webviews/tsconfig.json"]],
      limitMinutes: 2,
    },
    { name: "lint", commands: [[bin.biome, "check", "--error-on-warnings", "."]], limitMinutes: 2 },
    { name: "arrows", commands: [[bin.tsx, "scripts/check-arrows.ts"]], limitMinutes: 1 },
    { name: "generated", commands: [[bin.tsx, "scripts/generate.ts", "--check"]], limitMinutes: 2 },
    { name: "build", commands: [[bin.tsx, "scripts/build.ts"]], limitMinutes: 2 },
    {
      name: "unit",
      commands: mocha("{server,protocol,client,scripts,bench}/**/*.test.ts", "test/unit/**/*.test.ts"),
      limitMinutes: 8,
      onEveryNode: true,
    },
    {
      name: "lsp",
      commands: mocha("test/lsp/**/*.test.ts"),
      limitMinutes: 5,
      needsBuild: true,
      onEveryNode: true,
    },
    {
      name: "cli",
      commands: mocha("test/cli/**/*.test.ts"),
      limitMinutes: 5,
      needsBuild: true,
      onEveryNode: true,
    },
    { name: "vscode", commands: [["test/vscode/run.mjs"]], limitMinutes: 20, needsBuild: true },
  ];
}

interface Ending {
  readonly exitCode: number;
  readonly tail: string;
}

/** Runs Node and shows what it prints. A run over the limit is ended with all that it started. */
function run(node: string, argv: readonly string[], environment: NodeJS.ProcessEnv, limitMs: number): Promise<Ending> {
  return new Promise((resolve) => {
    const canSignalGroup = process.platform !== "win32";
    const child = spawn(node, argv, {
      cwd: root,
      env: environment,
      stdio: ["ignore", "pipe", "inherit"],
      detached: canSignalGroup,
    });
    const end = (signal: NodeJS.Signals) => {
      if (child.pid === undefined) return;
      try {
        if (canSignalGroup) process.kill(-child.pid, signal);
        else child.kill(signal);
      } catch {
        // It ended by itself in the meantime.
      }
    };
    const interrupt = () => {
      end("SIGKILL");
      process.exit(130);
    };
    process.once("SIGINT", interrupt);
    process.once("SIGTERM", interrupt);
    const timer = setTimeout(() => {
      console.error(`This took longer than ${limitMs / 60_000} minutes and was ended.`);
      end("SIGKILL");
    }, limitMs);
    let tail = "";
    child.stdout.on("data", (chunk: Buffer) => {
      process.stdout.write(chunk);
      tail = (tail + chunk.toString("utf8")).slice(-4096);
    });
    const settle = (exitCode: number) => {
      clearTimeout(timer);
      process.off("SIGINT", interrupt);
      process.off("SIGTERM", interrupt);
      resolve({ exitCode, tail });
    };
    child.on("error", (error) => {
      console.error(error.message);
      settle(1);
    });
    child.on("close", (exitCode) => settle(exitCode ?? 1));
  });
}

async function runSuite(suite: Suite, label: string, node: string, isUpdate: boolean): Promise<SuiteResult> {
  const startedMs = Date.now();
  console.log(`\n━━ ${label} ${"━".repeat(Math.max(0, 76 - label.length))}`);
  const folder = mkdtempSync(join(tmpdir(), "pipewright-test-"));
  const countsFile = join(folder, "counts.json");
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    PATH: [dirname(node), process.env.PATH].join(delimiter),
    PIPEWRIGHT_COUNTS: countsFile,
    ...(isUpdate ? { UPDATE: "1" } : {}),
    ...(process.stdout.isTTY ? { FORCE_COLOR: "1" } : {}),
  };
  let ending: Ending = { exitCode: 0, tail: "" };
  for (const argv of suite.commands) {
    ending = await run(node, argv, environment, suite.limitMinutes * 60_000);
    if (ending.exitCode !== 0) break;
  }
  const written = existsSync(countsFile) ? readFileSync(countsFile, "utf8") : undefined;
  rmSync(folder, { recursive: true, force: true });
  const counts: Counts = countsOf(ending.exitCode, written, ending.tail);
  return { label, counts, seconds: (Date.now() - startedMs) / 1000 };
}

function usage(problem: string): never {
  console.error(`${problem} See the head of scripts/test.ts.`);
  process.exit(2);
}

function chosenNodes(choice: string): readonly string[] {
  switch (choice) {
    case "own":
      return [ownNode];
    case "24":
      return [node24];
    case "both":
      return [ownNode, node24];
    default:
      return usage(`--nodes is own, 24 or both, not ${choice}.`);
  }
}

function chosenSuites(all: readonly Suite[], only: string | undefined): readonly Suite[] {
  if (only === undefined) return all;
  const names = only.split(",");
  for (const name of names) {
    if (!all.some((suite) => suite.name === name)) {
      usage(`There is no suite ${name}; there are ${all.map((suite) => suite.name).join(", ")}.`);
    }
  }
  const isChosen = ({ name }: Suite) => names.includes(name);
  const needsBuild = all.some((suite) => isChosen(suite) && suite.needsBuild);
  return all.filter((suite) => isChosen(suite) || (needsBuild && suite.name === "build"));
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: "string" },
      grep: { type: "string" },
      update: { type: "boolean", default: false },
      nodes: { type: "string", default: "own" },
    },
  });
  const nodes = chosenNodes(values.nodes);
  const results: SuiteResult[] = [];
  for (const suite of chosenSuites(suites(values.grep), values.only)) {
    for (const node of suite.onEveryNode ? nodes : [ownNode]) {
      const label = node === node24 ? `${suite.name} on Node 24` : suite.name;
      results.push(await runSuite(suite, label, node, values.update));
    }
  }
  const isCi = process.env.CI === "true";
  console.log(`\n${table(results)}\n`);
  const totals = totalsOf(results);
  if (totals.skipped > 0) {
    console.log(
      isCi
        ? `${totals.skipped} skipped. In CI nothing may be skipped, so each counts as failed.`
        : `SKIPPED: ${totals.skipped}. The output above says what is missing on this machine.`,
    );
  }
  const final = isCi ? { ...totals, failed: totals.failed + totals.skipped, skipped: 0 } : totals;
  if (final.failed > 0) process.exitCode = 1;
  console.log(verdict(final));
}

main().catch((reason: unknown) => {
  console.error(reason instanceof Error ? reason.message : reason);
  process.exitCode = 2;
});
