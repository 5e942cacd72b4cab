import type { Figure } from "./figure.ts";
import type { Cost } from "./lsp-client.ts";
import { LspClient } from "./lsp-client.ts";
import type { BenchDocument, Plan } from "./plan.ts";
import { costFigures, documentOf } from "./plan.ts";
import type { BenchServer } from "./servers.ts";
import { yamlCosts } from "./yaml-costs.ts";

const letters = "abcdefghijklmnopqrstuvwxyz";

/**
 * A letter typed into an open document → its diagnostics, one letter after the other, each when all is at rest.
 * Beside it the warm parse of `yaml`: what a server that parses the whole file with it can't go below.
 */
export async function measureKeystroke(plan: Plan): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const lines of plan.lines) {
    const document = documentOf(plan, lines);
    plan.progress(`keystroke, ${lines} lines: yaml alone`);
    const { warm } = await yamlCosts(document.path, plan.keys);
    figures.push(...costFigures({ measure: "keystroke", subject: "yaml alone", lines }, warm));
    for (const server of plan.servers) {
      plan.progress(`keystroke, ${lines} lines: ${server.subject}`);
      const costs = await keystrokeCosts(server, document, plan);
      figures.push(...costFigures({ measure: "keystroke", subject: server.subject, lines }, costs));
    }
  }
  return figures;
}

async function keystrokeCosts(server: BenchServer, document: BenchDocument, plan: Plan): Promise<readonly Cost[]> {
  const client = await LspClient.start(server, plan.folder, document.path);
  try {
    await client.open(document.text);
    const { line, character } = document.typing;
    const costs: Cost[] = [];
    for (let key = 0; key < plan.keys.warmUp + plan.keys.measured; key += 1) {
      costs.push(await client.type(letters.charAt(key % letters.length), { line, character: character + key }));
    }
    return costs.slice(plan.keys.warmUp);
  } finally {
    await client.stop();
  }
}
