import type { Figure } from "./figure.ts";
import type { Cost } from "./lsp-client.ts";
import { LspClient } from "./lsp-client.ts";
import type { BenchDocument, Plan } from "./plan.ts";
import { costFigures, documentsIn, serversFor } from "./plan.ts";
import type { BenchServer } from "./servers.ts";

/** Enter at the end of a line near the middle, as an editor that indents sends it: all later lines move. */
export async function measureEnter(plan: Plan): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const document of documentsIn(plan, { from: 1_000, to: 10_000 })) {
    for (const server of serversFor(plan, "enter")) {
      plan.progress(`enter, ${document.title}: ${server.subject}`);
      const costs = await enterCosts(server, document, plan);
      figures.push(...costFigures({ measure: "enter", subject: server.subject, ...document.row }, costs));
    }
  }
  return figures;
}

async function enterCosts(server: BenchServer, document: BenchDocument, plan: Plan): Promise<readonly Cost[]> {
  const client = await LspClient.start(server, document);
  try {
    await client.open(document.text);
    const costs: Cost[] = [];
    for (let key = 0; key < plan.keys.warmUp + plan.keys.measured; key += 1) {
      costs.push(await client.edit({ at: document.typing, text: `\n${document.indent}` }));
    }
    return costs.slice(plan.keys.warmUp);
  } finally {
    await client.stop();
  }
}
