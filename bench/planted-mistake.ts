import { LspClient } from "./lsp-client.ts";
import type { Plan } from "./plan.ts";
import { documentOf } from "./plan.ts";
import type { BenchServer } from "./servers.ts";

/**
 * Opens a file with one unknown key, in the same way as every other file is opened: a server that does not report it
 * has no schema in force, and we would time a parser: throws a sentence then. Alarms on the valid file are false; they
 * come back as notes.
 */
export async function checkPlantedMistake(server: BenchServer, plan: Plan): Promise<readonly string[]> {
  if (!server.checks) return [];
  const { path, text } = documentOf(plan, Math.min(...plan.lines));
  const wrong = text.replace("\n  stages:\n", "\n  colour: green\n  stages:\n");
  const onWrong = await messagesOf(server, plan.folder, path, wrong);
  if (!onWrong.some((message) => message.includes("colour"))) {
    throw new Error(`${server.subject} does not report the planted mistake: its schema is not in force.`);
  }
  const onRight = await messagesOf(server, plan.folder, path, text);
  return onRight.map((message) => `${server.subject} reports on a valid file: ${message}`);
}

async function messagesOf(server: BenchServer, folder: string, path: string, text: string): Promise<readonly string[]> {
  const client = await LspClient.start(server, folder, path);
  try {
    return (await client.open(text)).diagnostics.map(({ message }) =>
      typeof message === "string" ? message : message.value,
    );
  } finally {
    await client.stop();
  }
}
