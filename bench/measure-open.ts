import type { Figure } from "./figure.ts";
import type { Cost } from "./lsp-client.ts";
import { LspClient } from "./lsp-client.ts";
import type { BenchDocument, Plan } from "./plan.ts";
import { costFigures, documentsIn, serversFor } from "./plan.ts";
import type { BenchServer } from "./servers.ts";
import { yamlCosts } from "./yaml-costs.ts";

/**
 * A document opened in a server that has just been initialized, as an editor does it → its first diagnostics.
 * Each run has a new process: what a server warms up behind the answer of `initialize` counts here.
 */
export async function measureOpen(plan: Plan): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  // Nobody waits for the opening of a file of 100 lines.
  for (const document of documentsIn(plan, { from: 1_000, to: 10_000, withMistakes: true })) {
    const { row, title } = document;
    if (row.content === undefined) {
      plan.progress(`open, ${title}: yaml alone`);
      const parses = [];
      for (let run = 0; run < plan.runs; run += 1) {
        parses.push((await yamlCosts(document.path, { warmUp: 0, measured: 0 })).cold);
      }
      figures.push(...costFigures({ measure: "open", subject: "yaml alone", ...row }, parses));
    }
    for (const server of serversFor(plan, "open")) {
      plan.progress(`open, ${title}: ${server.subject}`);
      const costs: Cost[] = [];
      for (let run = 0; run < plan.runs; run += 1) costs.push(await openCost(server, document));
      figures.push(...costFigures({ measure: "open", subject: server.subject, ...row }, costs));
    }
  }
  return figures;
}

async function openCost(server: BenchServer, document: BenchDocument): Promise<Cost> {
  const client = await LspClient.start(server, document);
  try {
    return await client.open(document.text);
  } finally {
    await client.stop();
  }
}
