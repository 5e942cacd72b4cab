import { open, stat } from "node:fs/promises";
import type { BytesAnswer } from "../../features/index.ts";

/** The bytes of a file, whatever they are. Never waits for a pipe or a device. */
export async function readBytes(path: string, limitBytes: number, signal?: AbortSignal): Promise<BytesAnswer> {
  signal?.throwIfAborted();
  try {
    const found = await stat(path);
    if (!found.isFile()) return { kind: "forbidden", reason: "not a file" };
    if (found.size > limitBytes) return { kind: "too-large", sizeBytes: found.size };
    const file = await open(path, "r");
    try {
      return { kind: "bytes", bytes: await file.readFile({ signal }) };
    } finally {
      await file.close();
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") throw error;
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return { kind: "missing" };
    return { kind: "forbidden", reason: error.code };
  }
}
