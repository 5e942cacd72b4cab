import type { Figure } from "./figure.ts";
import type { Cost } from "./lsp-client.ts";
import { LspClient } from "./lsp-client.ts";
import type { Plan } from "./plan.ts";
import { costFigures, documentOf } from "./plan.ts";
import type { BenchServer } from "./servers.ts";
import { yamlCosts } from "./yaml-costs.ts";

/** Nobody waits for the opening of a file of 100 lines. */
const shortestMeasured = 1_000;

/**
 * A document opened in a server that has just been initialized, as an editor does it → its first diagnostics.
 * Each run has a new process: what a server warms up behind the answer of `initialize` counts here.
 */
export async function measureOpen(plan: Plan): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  const longEnough = plan.lines.filter((lines) => lines >= shortestMeasured);
  for (const lines of longEnough.length > 0 ? longEnough : plan.lines) {
    const { path, text } = documentOf(plan, lines);
    plan.progress(`open, ${lines} lines: yaml alone`);
    const parses = [];
    for (let run = 0; run < plan.runs; run += 1) parses.push((await yamlCosts(path, { warmUp: 0, measured: 0 })).cold);
    figures.push(...costFigures({ measure: "open", subject: "yaml alone", lines }, parses));
    for (const server of plan.servers) {
      plan.progress(`open, ${lines} lines: ${server.subject}`);
      const costs: Cost[] = [];
      for (let run = 0; run < plan.runs; run += 1) costs.push(await openCost(server, plan.folder, path, text));
      figures.push(...costFigures({ measure: "open", subject: server.subject, lines }, costs));
    }
  }
  return figures;
}

async function openCost(server: BenchServer, folder: string, path: string, text: string): Promise<Cost> {
  const client = await LspClient.start(server, folder, path);
  try {
    return await client.open(text);
  } finally {
    await client.stop();
  }
}
