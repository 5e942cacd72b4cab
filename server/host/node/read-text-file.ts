import { open, stat } from "node:fs/promises";

/** A file as text, or why it is none. `bytes` lets a writer see whether the file is still what it read. */
export type TextFileAnswer =
  | { readonly kind: "text"; readonly text: string; readonly hasBom: boolean; readonly bytes: Uint8Array }
  | { readonly kind: "missing" }
  | { readonly kind: "too-large"; readonly sizeBytes: number; readonly beginning: string }
  | { readonly kind: "not-text"; readonly beginning: string }
  | { readonly kind: "not-a-file" }
  | { readonly kind: "unreadable"; readonly reason: string };

/** How much of a file that can't be taken whole is given back, so that the caller can tell whose it would have been. */
const beginningBytes = 65_536;

/**
 * Reads a file as strict UTF-8. A byte order mark is taken off and reported, so that offsets agree with the editor's.
 * Text and bytes convert to each other without loss. Never waits for a pipe or a device: those are `not-a-file`.
 */
export async function readTextFile(path: string, limitBytes: number, signal?: AbortSignal): Promise<TextFileAnswer> {
  signal?.throwIfAborted();
  try {
    const { size } = await sizeOfFile(path);
    if (size === undefined) return { kind: "not-a-file" };
    const file = await open(path, "r");
    try {
      if (size > limitBytes) {
        const { buffer, bytesRead } = await file.read(new Uint8Array(beginningBytes), 0, beginningBytes, 0);
        return { kind: "too-large", sizeBytes: size, beginning: lossyText(buffer.subarray(0, bytesRead)) };
      }
      return textOfBytes(await file.readFile({ signal }));
    } finally {
      await file.close();
    }
  } catch (error) {
    signal?.throwIfAborted();
    return answerOf(error);
  }
}

/** What bytes say as text: for a file, and for what comes in by standard input. */
export function textOfBytes(bytes: Uint8Array): Extract<TextFileAnswer, { kind: "text" | "not-text" }> {
  const decoded = strictText(bytes);
  // No text has a NUL in it: what decodes by luck is an image or an encrypted file all the same.
  if (decoded === undefined || decoded.includes("\0")) {
    return { kind: "not-text", beginning: lossyText(bytes.subarray(0, beginningBytes)) };
  }
  const hasBom = decoded.startsWith("\uFEFF");
  return { kind: "text", text: hasBom ? decoded.slice(1) : decoded, hasBom, bytes };
}

async function sizeOfFile(path: string): Promise<{ readonly size: number | undefined }> {
  const found = await stat(path);
  return { size: found.isFile() ? found.size : undefined };
}

function strictText(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // The decoder says "not UTF-8" by throwing, and by nothing else.
    return undefined;
  }
}

function lossyText(bytes: Uint8Array): string {
  return new TextDecoder("utf-8").decode(bytes);
}

/** An unreadable file is an answer; what isn't a refusal of the file system is a bug of ours, and goes on. */
function answerOf(error: unknown): TextFileAnswer {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") throw error;
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return { kind: "missing" };
  return { kind: "unreadable", reason: error.code };
}
