import { randomBytes } from "node:crypto";
import { access, chmod, chown, constants, open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { TextFileAnswer } from "../../host/node/index.ts";
import { readTextFile } from "../../host/node/index.ts";

export type Replaced =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: "changedMeanwhile" | "notWritable"; readonly reason: string };

/**
 * Puts a new text in the place of one that was read, all at once: a reader sees the old file or the new one, also when
 * the power fails. Mode, owner and byte order mark stay. Refuses when the file is not what was read any more.
 */
export async function replaceFile(
  path: string,
  read: Extract<TextFileAnswer, { kind: "text" }>,
  text: string,
): Promise<Replaced> {
  // Beside the file, since a rename between two file systems is a copy.
  const draft = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString("hex")}.tmp`);
  try {
    // A rename asks for the folder's permission only; the file's own says whether it is to be changed.
    await access(path, constants.W_OK);
    const { mode, uid, gid } = await stat(path);
    await writeDraft(draft, `${read.hasBom ? "\uFEFF" : ""}${text}`);
    const drafted = await stat(draft);
    if (drafted.uid !== uid || drafted.gid !== gid) await chown(draft, uid, gid);
    await chmod(draft, mode & 0o7777);
    const now = await readTextFile(path, read.bytes.length);
    if (now.kind !== "text" || Buffer.compare(now.bytes, read.bytes) !== 0) {
      return { ok: false, refusal: "changedMeanwhile", reason: "" };
    }
    await rename(draft, path);
    return { ok: true };
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error)) throw error;
    return { ok: false, refusal: "notWritable", reason: String(error.code) };
  } finally {
    await rm(draft, { force: true });
  }
}

async function writeDraft(path: string, text: string): Promise<void> {
  // `wx`: never through a file or a link that happens to be there.
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(text, "utf8");
    await file.sync();
  } finally {
    await file.close();
  }
}
