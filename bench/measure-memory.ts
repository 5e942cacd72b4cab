import { setTimeout as wait } from "node:timers/promises";
import type { Figure } from "./figure.ts";
import { LspClient } from "./lsp-client.ts";
import type { Plan } from "./plan.ts";
import { documentsIn, figuresOf, serversFor } from "./plan.ts";
import { memoryOf } from "./process-cost.ts";

/** After this long without work, a server is as small as it gets by itself. */
const idleMs = 1_500;

/** Resident memory with a long document open and nothing to do, and its highest until then. */
export async function measureMemory(plan: Plan): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const document of documentsIn(plan, { from: 10_000, to: 10_000 })) {
    for (const server of serversFor(plan, "memory")) {
      plan.progress(`memory, ${document.title}: ${server.subject}`);
      const client = await LspClient.start(server, document);
      try {
        await client.open(document.text);
        await wait(idleMs);
        const memory = memoryOf(client.pid);
        const row = { measure: "memory", subject: server.subject, ...document.row } as const;
        figures.push(...figuresOf(row, "resident", "MiB", [memory?.residentMiB]));
        figures.push(...figuresOf(row, "peak", "MiB", [memory?.peakMiB]));
      } finally {
        await client.stop();
      }
    }
  }
  return figures;
}
