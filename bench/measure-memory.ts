import { setTimeout as wait } from "node:timers/promises";
import type { Figure } from "./figure.ts";
import { LspClient } from "./lsp-client.ts";
import type { BenchDocument, Plan } from "./plan.ts";
import { documentsIn, figuresOf, serversFor } from "./plan.ts";
import type { Memory } from "./process-cost.ts";
import { memoryOf } from "./process-cost.ts";
import type { BenchServer } from "./servers.ts";

/** After this long without work, a server is as small as it gets by itself. */
const idleMs = 1_500;

/** It differs by a few MiB from process to process, but each takes seconds. */
const mostProcesses = 3;

/** Resident memory with a long document open and nothing to do, and its highest until then. */
export async function measureMemory(plan: Plan): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const document of documentsIn(plan, { from: 10_000, to: 10_000 })) {
    for (const server of serversFor(plan, "memory")) {
      plan.progress(`memory, ${document.title}: ${server.subject}`);
      const memories: (Memory | undefined)[] = [];
      for (let run = 0; run < Math.min(plan.runs, mostProcesses); run += 1)
        memories.push(await memoryOfOne(server, document));
      const row = { measure: "memory", subject: server.subject, ...document.row } as const;
      const residentMiB = memories.map((memory) => memory?.residentMiB);
      const peakMiB = memories.map((memory) => memory?.peakMiB);
      figures.push(...figuresOf(row, "resident", "MiB", residentMiB), ...figuresOf(row, "peak", "MiB", peakMiB));
    }
  }
  return figures;
}

async function memoryOfOne(server: BenchServer, document: BenchDocument): Promise<Memory | undefined> {
  const client = await LspClient.start(server, document);
  try {
    await client.open(document.text);
    await wait(idleMs);
    return memoryOf(client.pid);
  } finally {
    await client.stop();
  }
}
