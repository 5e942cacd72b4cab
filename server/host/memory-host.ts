import type { FolderEntry, Host, ReadAnswer } from "../features/index.ts";

/** A world that is a table: what an address holds, as text or as any other answer. For tests, previews and the browser. */
export function memoryHost(
  contents: Iterable<readonly [uri: string, content: string | Uint8Array | ReadAnswer]>,
): Host {
  const contentByUri = new Map(contents);
  const bytesAt = (uri: string): Uint8Array | ReadAnswer | undefined => {
    const content = contentByUri.get(uri);
    return typeof content === "string" ? new TextEncoder().encode(content) : content;
  };
  const isIn = (folderUri: string, uri: string): boolean => uri.startsWith(`${folderUri.replace(/\/+$/, "")}/`);
  const read = async (uri: string, limitBytes: number, signal?: AbortSignal): Promise<ReadAnswer> => {
    signal?.throwIfAborted();
    const content = contentByUri.get(uri);
    if (content === undefined) return { kind: "missing" };
    if (content instanceof Uint8Array) return notText;
    if (typeof content !== "string") return content;
    const sizeBytes = new TextEncoder().encode(content).length;
    if (sizeBytes > limitBytes) return { kind: "too-large", sizeBytes };
    return { kind: "text", text: content.startsWith("\uFEFF") ? content.slice(1) : content };
  };
  return {
    read,
    async readInside(folderUri, uri, limitBytes, signal) {
      return isIn(folderUri, uri) ? read(uri, limitBytes, signal) : outside;
    },
    async bytesInside(folderUri, uri, limitBytes, signal) {
      signal?.throwIfAborted();
      const bytes = folderUri === undefined || isIn(folderUri, uri) ? bytesAt(uri) : outside;
      if (bytes === undefined) return { kind: "missing" };
      if (!(bytes instanceof Uint8Array)) return bytes.kind === "text" ? notText : bytes;
      return bytes.length > limitBytes ? { kind: "too-large", sizeBytes: bytes.length } : { kind: "bytes", bytes };
    },
    async list(uri, signal) {
      signal?.throwIfAborted();
      const folder = `${uri.replace(/\/+$/, "")}/`;
      const kinds = new Map<string, FolderEntry["kind"]>();
      for (const address of contentByUri.keys()) {
        if (!address.startsWith(folder)) continue;
        const [name = "", ...below] = address.slice(folder.length).split("/");
        kinds.set(decodeURIComponent(name), below.length > 0 ? "folder" : "file");
      }
      if (kinds.size === 0) return { kind: "missing" };
      return { kind: "entries", entries: [...kinds].map(([name, kind]) => ({ name, kind })) };
    },
  };
}

const outside = { kind: "forbidden", reason: "outside" } as const;
const notText = { kind: "forbidden", reason: "not UTF-8 text" } as const;
