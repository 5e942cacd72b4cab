import type { Archive } from "../../knowledge/index.ts";
import type { BytesAnswer, FolderEntry, Host, ListAnswer, ReadAnswer } from "../host.ts";

/** The files of an archive, as if they lay in a folder of this address. */
export function archiveHost(folderUri: string, archive: Archive): Host {
  const folder = `${folderUri}/`;
  const pathOf = (uri: string): string | undefined =>
    uri.startsWith(folder) ? decoded(uri.slice(folder.length)) : undefined;
  const readBytes = async (uri: string, limitBytes: number, signal?: AbortSignal): Promise<BytesAnswer> => {
    signal?.throwIfAborted();
    const path = pathOf(uri);
    const sizeBytes = path === undefined ? undefined : archive.sizeOf(path);
    if (path === undefined || sizeBytes === undefined) return { kind: "missing" };
    if (sizeBytes > limitBytes) return { kind: "too-large", sizeBytes };
    const bytes = archive.read(path);
    return bytes ? { kind: "bytes", bytes } : { kind: "forbidden", reason: "damaged in the archive" };
  };
  const read = async (uri: string, limitBytes: number, signal?: AbortSignal): Promise<ReadAnswer> => {
    const answer = await readBytes(uri, limitBytes, signal);
    if (answer.kind !== "bytes") return answer;
    try {
      return { kind: "text", text: new TextDecoder("utf-8", { fatal: true }).decode(answer.bytes) };
    } catch {
      // The decoder says "not UTF-8" by throwing, and by nothing else.
      return { kind: "forbidden", reason: "not UTF-8 text" };
    }
  };
  let folders: ReadonlyMap<string, readonly FolderEntry[]> | undefined;
  return {
    read,
    readInside: (_folder, uri, limitBytes, signal) => read(uri, limitBytes, signal),
    bytesInside: (_folder, uri, limitBytes, signal) => readBytes(uri, limitBytes, signal),
    async list(uri, signal): Promise<ListAnswer> {
      signal?.throwIfAborted();
      folders ??= foldersOf(archive.paths);
      const entries = folders.get(uri === folderUri ? "" : (pathOf(uri.replace(/\/+$/, "")) ?? "/"));
      return entries ? { kind: "entries", entries } : { kind: "missing" };
    },
  };
}

/** What each folder holds, by its path; the outermost is the empty one. */
function foldersOf(paths: readonly string[]): ReadonlyMap<string, readonly FolderEntry[]> {
  const kinds = new Map<string, Map<string, FolderEntry["kind"]>>([["", new Map()]]);
  for (const path of paths) {
    for (let child = path, kind: FolderEntry["kind"] = "file"; child !== ""; kind = "folder") {
      const end = child.lastIndexOf("/");
      const parent = child.slice(0, Math.max(0, end));
      const inParent = kinds.get(parent) ?? new Map<string, FolderEntry["kind"]>();
      const isKnown = inParent.has(child.slice(end + 1));
      kinds.set(parent, inParent.set(child.slice(end + 1), kind));
      if (isKnown) break;
      child = parent;
    }
  }
  return new Map(
    [...kinds].map(([folder, inFolder]) => [folder, [...inFolder].map(([name, kind]) => ({ name, kind }))]),
  );
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
