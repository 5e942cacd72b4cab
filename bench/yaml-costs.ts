import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

interface ParseCost {
  readonly cpuMs: number;
  readonly wallMs: number;
}

/** `parseDocument` of `yaml`: the first call in a process, and calls after a warm-up. */
export interface YamlCosts {
  readonly cold: ParseCost;
  readonly warm: readonly ParseCost[];
}

const run = promisify(execFile);

/** Measures `yaml` alone on a file, in a process of its own; a `measured` of 0 asks for the first parse only. */
export async function yamlCosts(path: string, keys: { warmUp: number; measured: number }): Promise<YamlCosts> {
  const script = join(__dirname, "yaml-alone.mjs");
  const { stdout } = await run(process.execPath, [script, path, String(keys.warmUp), String(keys.measured)]);
  return JSON.parse(stdout) as YamlCosts;
}
