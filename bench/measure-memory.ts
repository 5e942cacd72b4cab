import { setTimeout as wait } from "node:timers/promises";
import type { Figure } from "./figure.ts";
import { LspClient } from "./lsp-client.ts";
import type { Plan } from "./plan.ts";
import { documentOf, figuresOf } from "./plan.ts";
import { memoryOf } from "./process-cost.ts";

/** After this long without work, a server is as small as it gets by itself. */
const idleMs = 1_500;

/** Resident memory with the longest document open and nothing to do, and its highest until then. */
export async function measureMemory(plan: Plan): Promise<readonly Figure[]> {
  const lines = Math.max(...plan.lines);
  const { path, text } = documentOf(plan, lines);
  const figures: Figure[] = [];
  for (const server of plan.servers) {
    plan.progress(`memory, ${lines} lines: ${server.subject}`);
    const client = await LspClient.start(server, plan.folder, path);
    try {
      await client.open(text);
      await wait(idleMs);
      const memory = memoryOf(client.pid);
      const row = { measure: "memory", subject: server.subject, lines } as const;
      figures.push(...figuresOf(row, "resident", "MiB", [memory?.residentMiB]));
      figures.push(...figuresOf(row, "peak", "MiB", [memory?.peakMiB]));
    } finally {
      await client.stop();
    }
  }
  return figures;
}
