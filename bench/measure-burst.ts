import type { Figure } from "./figure.ts";
import type { Cost } from "./lsp-client.ts";
import { LspClient } from "./lsp-client.ts";
import { typedLetters } from "./measure-keystroke.ts";
import type { BenchDocument, Plan } from "./plan.ts";
import { costFigures, documentsIn, serversFor } from "./plan.ts";
import type { BenchServer } from "./servers.ts";

const keyCount = 50;
const gapMs = 30;

/** Longer than any server puts work off until nobody types any more: ours for a second. */
const restMs = 1_200;

/**
 * Fifty letters at a fixed pace, whatever is answered meanwhile: the CPU of all of them until rest, and how long after
 * the last one its diagnostics stand.
 */
export async function measureBurst(plan: Plan): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const document of documentsIn(plan, { from: 1_000, to: 10_000 })) {
    for (const server of serversFor(plan, "burst")) {
      plan.progress(`burst, ${document.title}: ${server.subject}`);
      const costs = await burstCosts(server, document, plan);
      const quantities = { cpu: "cpu", wall: "wall after the last key" } as const;
      const row = { measure: "burst", subject: server.subject, ...document.row } as const;
      figures.push(...costFigures(row, costs, quantities));
    }
  }
  return figures;
}

async function burstCosts(server: BenchServer, document: BenchDocument, plan: Plan): Promise<readonly Cost[]> {
  const client = await LspClient.start(server, document);
  try {
    await client.open(document.text);
    for (const letter of typedLetters(document, plan.keys.warmUp)) await client.edit(letter);
    const costs: Cost[] = [];
    for (let burst = 0; burst < plan.bursts; burst += 1) {
      const from = plan.keys.warmUp + burst * keyCount;
      costs.push(await client.burst(typedLetters(document, keyCount, from), gapMs, restMs));
    }
    return costs;
  } finally {
    await client.stop();
  }
}
