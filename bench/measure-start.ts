import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import type { Figure } from "./figure.ts";
import type { StartCost } from "./lsp-client.ts";
import { LspClient } from "./lsp-client.ts";
import type { Plan } from "./plan.ts";
import { costFigures, figuresOf, serversFor } from "./plan.ts";
import { cpuMsOf, settled } from "./process-cost.ts";
import type { BenchServer } from "./servers.ts";

interface Started extends StartCost {
  readonly cpuAtRestMs: number | undefined;
}

/**
 * The start of the process → the answer of `initialize`; the same for the very first start after an installation,
 * when nothing is kept from an earlier one; and the CPU until all is at rest with no document open, so that work which
 * is only put off is seen.
 */
export async function measureStart(plan: Plan): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const server of serversFor(plan, "start")) {
    plan.progress(`start: ${server.subject}`);
    const starts: Started[] = [];
    const folder = mkdtempSync(join(plan.folder, "start-"));
    const first = await startCost(server, folder);
    for (let run = 0; run < plan.runs; run += 1) starts.push(await startCost(server, folder));
    const row = { measure: "start", subject: server.subject } as const;
    figures.push(...costFigures(row, starts));
    figures.push(...figuresOf(row, "cpu of the first", "ms", [first.cpuMs]));
    const cpuAtRestMs = starts.map((start) => start.cpuAtRestMs);
    figures.push(...figuresOf(row, "cpu at rest", "ms", cpuAtRestMs));
  }
  return figures;
}

async function startCost(server: BenchServer, folder: string): Promise<Started> {
  const path = join(folder, "none.pipeline.yml");
  const client = await LspClient.start(server, { workspace: folder, keptIn: folder, path, dialect: "pipeline" });
  try {
    await settled(client.pid);
    return { ...client.start, cpuAtRestMs: cpuMsOf(client.pid) };
  } finally {
    await client.stop();
  }
}
