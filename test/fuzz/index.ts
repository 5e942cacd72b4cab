/**
 * `npm run fuzz -- --minutes 10 [--seed 7] [--law findings]`: random texts against the laws, for as long as is said.
 * Prints the seed of each round, so that what it finds can be found again; a failure is shrunk to its smallest text.
 * Exit code 1 where a law was broken.
 */
import { parseArgs } from "node:util";
import fc from "fast-check";
import { laws } from "./laws.ts";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    seed: { type: "string" },
    law: { type: "string", default: "" },
  },
});
const triesPerRound = 400;

async function run(): Promise<void> {
  const end = Date.now() + Number(values.minutes) * 60_000;
  const chosen = laws.filter(({ name }) => name.includes(values.law));
  if (chosen.length === 0)
    throw new Error(`No law has "${values.law}" in its name:\n${laws.map(({ name }) => name).join("\n")}`);
  const tried = new Map<string, number>();
  const broken = new Set<string>();
  let seed = values.seed === undefined ? Date.now() & 0x7fffffff : Number(values.seed);
  do {
    for (const { name, property, weight } of chosen) {
      if (broken.has(name)) continue;
      const numRuns = Math.max(1, Math.round(triesPerRound / weight));
      const result = await fc.check(property, {
        seed,
        numRuns,
        interruptAfterTimeLimit: Math.max(1_000, end - Date.now() + 5_000),
      });
      tried.set(name, (tried.get(name) ?? 0) + result.numRuns);
      if (!result.failed || result.interrupted) continue;
      broken.add(name);
      console.error(`Broken with seed ${seed}: ${name}\n${fc.defaultReportMessage(result) ?? ""}\n`);
    }
    console.log(
      `seed ${seed}: ${[...tried.values()].reduce((sum, count) => sum + count, 0)} tries so far, ${broken.size} laws broken`,
    );
    seed = (seed + 1) & 0x7fffffff;
  } while (Date.now() < end);
  for (const [name, count] of tried)
    console.log(`${broken.has(name) ? "broken" : "holds "}  ${String(count).padStart(8)} tries  ${name}`);
  process.exitCode = broken.size > 0 ? 1 : 0;
}

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 2;
});
