import type { Figure, Measure } from "./figure.ts";
import type { AnswerCost, Edit, Question } from "./lsp-client.ts";
import { LspClient } from "./lsp-client.ts";
import type { BenchDocument, Plan } from "./plan.ts";
import { costFigures, documentsIn, serversFor } from "./plan.ts";
import type { BenchServer } from "./servers.ts";

interface Asked {
  readonly measure: Measure;
  readonly question: Question;
  /** The same letter every time; it is taken away again before the next one. */
  readonly letter: (document: BenchDocument) => Edit;
  /** Where is asked: behind so many letters that were typed just now. */
  readonly at: (document: BenchDocument, typed: 0 | 1) => Edit["at"];
}

/** Keys of the stage or job near the middle, on an empty line that was made for it: `t` begins one of them. */
const completion: Asked = {
  measure: "completion",
  question: "textDocument/completion",
  letter: (document) => ({ at: emptyLine(document), text: "t" }),
  at: (document, typed) => ({ ...emptyLine(document), character: document.indent.length + typed }),
};

/** The key of the scalar in which is typed. */
const hover: Asked = {
  measure: "hover",
  question: "textDocument/hover",
  letter: ({ typing }) => ({ at: typing, text: "a" }),
  at: ({ typing, indent }) => ({ line: typing.line, character: indent.length + 1 }),
};

/** What may stand at a place, asked on a document at rest, and right behind a letter. */
export function measureCompletion(plan: Plan): Promise<readonly Figure[]> {
  return measureQuestion(plan, completion);
}

/** What a key means, asked on a document at rest, and right behind a letter. */
export function measureHover(plan: Plan): Promise<readonly Figure[]> {
  return measureQuestion(plan, hover);
}

async function measureQuestion(plan: Plan, asked: Asked): Promise<readonly Figure[]> {
  const { measure } = asked;
  const figures: Figure[] = [];
  for (const document of documentsIn(plan, { from: 10_000, to: 10_000 })) {
    for (const server of serversFor(plan, measure)) {
      plan.progress(`${measure}, ${document.title}: ${server.subject}`);
      const { calm, typing } = await answerCosts(server, document, asked, plan);
      const row = { measure, subject: server.subject, ...document.row };
      figures.push(...costFigures(row, calm));
      figures.push(...costFigures(row, typing, { cpu: "cpu after a letter", wall: "wall after a letter" }));
    }
  }
  return figures;
}

async function answerCosts(server: BenchServer, document: BenchDocument, asked: Asked, plan: Plan) {
  const client = await LspClient.start(server, document);
  const count = plan.keys.warmUp + plan.keys.measured;
  const letter = asked.letter(document);
  try {
    await client.open(document.text);
    await client.edit({ at: document.typing, text: `\n${document.indent}` });
    const calm: AnswerCost[] = [];
    const typing: AnswerCost[] = [];
    for (let time = 0; time < count; time += 1) calm.push(await client.ask(asked.question, asked.at(document, 0)));
    for (let time = 0; time < count; time += 1) {
      typing.push(await client.ask(asked.question, asked.at(document, 1), letter));
      await client.edit({ at: letter.at, taken: letter.text.length, text: "" });
    }
    if (server.checks) for (const { answer } of [...calm, ...typing]) demandAnswer(answer, server, asked);
    return { calm: calm.slice(plan.keys.warmUp), typing: typing.slice(plan.keys.warmUp) };
  } finally {
    await client.stop();
  }
}

/** A server that has nothing to say is quick, and of no use: throws a sentence. */
function demandAnswer(answer: unknown, { subject }: BenchServer, { measure }: Asked): void {
  const items = typeof answer === "object" && answer !== null && "items" in answer ? answer.items : answer;
  if (items === null || items === undefined || (Array.isArray(items) && items.length === 0)) {
    throw new Error(`${subject} has no answer to ${measure}: it would be measured doing nothing.`);
  }
}

/** The line behind the one in which is typed. */
function emptyLine({ typing, indent }: BenchDocument): Edit["at"] {
  return { line: typing.line + 1, character: indent.length };
}
