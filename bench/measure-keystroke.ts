import type { Figure } from "./figure.ts";
import { subjects } from "./figure.ts";
import type { Cost, Edit } from "./lsp-client.ts";
import { LspClient } from "./lsp-client.ts";
import type { BenchDocument, Plan } from "./plan.ts";
import { costFigures, documentsIn, serversFor } from "./plan.ts";
import type { BenchServer } from "./servers.ts";
import { growthOf, spreadOf } from "./statistics.ts";
import { yamlCosts } from "./yaml-costs.ts";

const letters = "abcdefghijklmnopqrstuvwxyz";

/** Beyond this, the parser alone would only take its time. */
const longestForYaml = 10_000;

/** From here on growth is looked at: below, what doesn't depend on the length at all is most of it. */
const growthFrom = 1_000;

/**
 * A letter typed into an open document → its diagnostics, one letter after the other, each when all is at rest.
 * Beside it the warm parse of `yaml`: what a server that parses the whole file with it can't go below.
 */
export async function measureKeystroke(plan: Plan): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const document of documentsIn(plan, { from: 0, to: Number.POSITIVE_INFINITY, withMistakes: true })) {
    const { row, title } = document;
    if (row.content === undefined && row.lines <= longestForYaml) {
      plan.progress(`keystroke, ${title}: yaml alone`);
      const { warm } = await yamlCosts(document.path, plan.keys);
      figures.push(...costFigures({ measure: "keystroke", subject: "yaml alone", ...row }, warm));
    }
    for (const server of serversFor(plan, "keystroke")) {
      plan.progress(`keystroke, ${title}: ${server.subject}`);
      const costs = await keystrokeCosts(server, document, plan);
      figures.push(...costFigures({ measure: "keystroke", subject: server.subject, ...row }, costs));
    }
  }
  return [...figures, ...growthFigures(plan, figures)];
}

/** The letters that are typed, in a row from the place for typing on. */
export function typedLetters({ typing }: BenchDocument, count: number, from = 0): readonly Edit[] {
  return Array.from({ length: count }, (_, index) => ({
    at: { line: typing.line, character: typing.character + from + index },
    text: letters.charAt((from + index) % letters.length),
  }));
}

async function keystrokeCosts(server: BenchServer, document: BenchDocument, plan: Plan): Promise<readonly Cost[]> {
  const client = await LspClient.start(server, document);
  try {
    await client.open(document.text);
    const costs: Cost[] = [];
    for (const letter of typedLetters(document, plan.keys.warmUp + plan.keys.measured)) {
      costs.push(await client.edit(letter));
    }
    return costs.slice(plan.keys.warmUp);
  } finally {
    await client.stop();
  }
}

/** How the CPU of a key grows with the length of the document: the exponent, for each server. */
function growthFigures({ dialects }: Plan, figures: readonly Figure[]): readonly Figure[] {
  return dialects.flatMap((dialect) =>
    subjects.flatMap((subject): readonly Figure[] => {
      const points = figures.flatMap((figure) => {
        const { lines = 0, quantity, content, median } = figure;
        const counts = figure.dialect === dialect && figure.subject === subject && quantity === "cpu";
        return counts && content === undefined && lines >= growthFrom ? [{ at: lines, value: median }] : [];
      });
      const growth = growthOf(points);
      if (growth === undefined) return [];
      return [{ measure: "keystroke", dialect, subject, quantity: "growth", unit: "", ...spreadOf([growth]) }];
    }),
  );
}
