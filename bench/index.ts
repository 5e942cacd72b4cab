/**
 * The bench: what our server costs, beside the parser alone, a server that only answers, and the peer that people use
 * today. `npm run bench` prints it; docs/benchmarks.md says how to read it.
 *
 * Law: every server gets the same text and the same edits in the same order, each alone, on the same Node.
 * Law: no server is timed before it has reported a planted mistake.
 *
 * This room measures the shipped bundle from outside: it never imports the product, except in tests of its generator.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { comparisonOf, readBaseline, saveBaseline } from "./baseline.ts";
import { optionsOf, usage } from "./options.ts";
import { inFolder } from "./plan.ts";
import { reportOf } from "./report.ts";
import { runBench } from "./run-bench.ts";
import { benchServers, root } from "./servers.ts";

async function main(): Promise<number> {
  const options = optionsOf(process.argv.slice(2));
  if ("problem" in options) {
    console.error(`${options.problem}\n\n${usage}`);
    return 2;
  }
  if (options.build && !buildForShipping()) return 1;
  const { servers, unavailable } = benchServers(options.peer);
  const results = await inFolder((folder) =>
    runBench({ ...options, servers, folder, progress }, options.only, unavailable),
  );
  progress("");
  const folder = join(root, "bench/results");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "latest.json"), `${JSON.stringify(results, undefined, 2)}\n`);
  const baseline = readBaseline();
  console.log(
    options.json ? JSON.stringify(results, undefined, 2) : `${reportOf(results)}\n\n${comparisonOf(results, baseline)}`,
  );
  if (options.saveBaseline) saveBaseline(results);
  return 0;
}

/** What people get is what we measure. Its output goes to stderr: stdout belongs to the results. */
function buildForShipping(): boolean {
  const argv = [join(root, "node_modules/tsx/dist/cli.mjs"), "scripts/build.ts", "--production"];
  const { status, stdout } = spawnSync(process.execPath, argv, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  if (status !== 0) process.stderr.write(stdout);
  return status === 0;
}

/** One line on a terminal, written over; lines elsewhere. */
function progress(sentence: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${sentence}`);
  else if (sentence !== "") process.stderr.write(`${sentence}\n`);
}

main().then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (reason: unknown) => {
    console.error(reason instanceof Error ? reason.message : reason);
    process.exitCode = 1;
  },
);
