import type { BenchDialect } from "./figure.ts";
import { LspClient } from "./lsp-client.ts";
import type { BenchDocument, Plan } from "./plan.ts";
import { documentOf } from "./plan.ts";
import type { BenchServer } from "./servers.ts";

/** So many of the alarms on a valid file are worth reading. */
const mostQuoted = 3;

/** The length of the file with many mistakes of which is told how many each server finds. */
const linesWithMistakes = 1_000;

/**
 * Opens a file of each dialect with one unknown key, in the same way as every other file is opened: a server that does
 * not report it has no schema in force, and we would time a parser: throws a sentence then. Alarms on the valid file
 * are false; they come back as notes, and so does what a server finds in the files with many mistakes.
 */
export async function checkPlantedMistakes(server: BenchServer, plan: Plan): Promise<readonly string[]> {
  if (!server.checks) return [];
  const notes: string[] = [];
  const lines = Math.min(...plan.lines);
  for (const dialect of plan.dialects) {
    const right = documentOf(plan, { dialect, lines });
    const wrong = right.text.replace(/^(name: |title: |pipeline:\n {2})/m, unknownKeyBefore);
    const messages = await messagesOf(server, right, wrong);
    if (!messages.some((message) => message.includes("colour"))) {
      throw new Error(`${server.subject} does not report the planted mistake: its schema is not in force.`);
    }
    notes.push(...alarmNotes(server, dialect, await messagesOf(server, right, right.text)));
    if (plan.mistakes) notes.push(await foundNote(server, plan, dialect));
  }
  return notes;
}

async function foundNote(server: BenchServer, plan: Plan, dialect: BenchDialect): Promise<string> {
  const document = documentOf(plan, { dialect, lines: linesWithMistakes, content: "mistakes" });
  const found = await messagesOf(server, document, document.text);
  const planted = document.mistakeCount ?? 0;
  return `${server.subject} has ${found.length} findings on the ${planted} mistakes of \`${document.title}\`.`;
}

function unknownKeyBefore(begin: string): string {
  return begin.startsWith("pipeline") ? `${begin}colour: green\n  ` : `colour: green\n${begin}`;
}

function alarmNotes({ subject }: BenchServer, dialect: string, messages: readonly string[]): readonly string[] {
  const quoted = [...new Set(messages)].slice(0, mostQuoted);
  const rest = messages.length - quoted.length;
  const more = rest > 0 ? [`${subject} reports ${rest} more on it.`] : [];
  return [...quoted.map((message) => `${subject} reports on a valid ${dialect} file: ${message}`), ...more];
}

async function messagesOf(server: BenchServer, document: BenchDocument, text: string): Promise<readonly string[]> {
  const client = await LspClient.start(server, document);
  try {
    return (await client.open(text)).diagnostics.map(({ message }) =>
      typeof message === "string" ? message : message.value,
    );
  } finally {
    await client.stop();
  }
}
