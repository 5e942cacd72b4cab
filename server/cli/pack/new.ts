import { cp, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { type Locale, say } from "../../../protocol/index.ts";
import { packFiles } from "../../features/index.ts";
import { visible } from "../display-width.ts";
import { shownPath, withSlashes } from "../lint/paths.ts";
import { fault, type OrFault, type ParsedOptions } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import { packTexts } from "./texts.ts";

/** Writes a working pack into a new or empty folder. */
export async function packNew(
  folders: readonly string[],
  options: ParsedOptions,
  terminal: Terminal,
  locale: Locale,
): Promise<OrFault<number>> {
  const [folder, another] = folders;
  if (folder === undefined) return fault(packTexts.noFolder, { tool: "new" });
  if (another !== undefined) return fault(packTexts.oneFolder, { word: another });
  const path = resolve(terminal.folder, folder);
  const shown = withSlashes(shownPath(terminal.folder, path));
  const id = basename(path);
  if (!/^[a-z][a-z0-9-]{0,62}$/.test(id)) return fault(packTexts.badName, { word: id });
  if ((await entriesIn(path)).length > 0) return fault(packTexts.notEmpty, { path: shown });
  const from = options.value("from");
  const schema = from === undefined ? undefined : await readSchemaFile(resolve(terminal.folder, from), from);
  if (schema !== undefined && !schema.ok) return schema;
  const docs = options.value("docs");
  if (docs !== undefined && (await entriesIn(resolve(terminal.folder, docs))).length === 0) {
    return fault(packTexts.unreadable, { path: docs, reason: "ENOENT" });
  }
  for (const [file, text] of Object.entries(packFiles({ id, schema: schema?.value, hasDocs: docs !== undefined }))) {
    await mkdir(dirname(join(path, file)), { recursive: true });
    await writeFile(join(path, file), text);
  }
  if (docs !== undefined) await cp(resolve(terminal.folder, docs), join(path, "docs"), { recursive: true });
  const lines = [
    say(packTexts.made, locale, { id, path: shown }),
    "",
    `  packs: [./${shown}]`,
    "",
    say(packTexts.nextCheck, locale, { path: shown }),
  ];
  terminal.out.write(`${lines.map(visible).join("\n")}\n`);
  return { ok: true, value: 0 };
}

async function entriesIn(path: string): Promise<readonly string[]> {
  return readdir(path).catch(() => []);
}

async function readSchemaFile(
  path: string,
  shown: string,
): Promise<OrFault<{ readonly text: string; readonly value: object }>> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return fault(packTexts.unreadable, { path: shown, reason });
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return { ok: true, value: { text, value } };
  } catch {
    // Not JSON: said below.
  }
  return fault(packTexts.noSchema, { path: shown });
}
