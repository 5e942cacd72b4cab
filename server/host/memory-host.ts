import type { FolderEntry, Host, ReadAnswer } from "../features/index.ts";

/** A world that is a table: what an address holds, as text or as any other answer. For tests, previews and the browser. */
export function memoryHost(contents: Iterable<readonly [uri: string, content: string | ReadAnswer]>): Host {
  const contentByUri = new Map(contents);
  const read = async (uri: string, limitBytes: number, signal?: AbortSignal): Promise<ReadAnswer> => {
    signal?.throwIfAborted();
    const content = contentByUri.get(uri);
    if (content === undefined) return { kind: "missing" };
    if (typeof content !== "string") return content;
    const sizeBytes = new TextEncoder().encode(content).length;
    if (sizeBytes > limitBytes) return { kind: "too-large", sizeBytes };
    return { kind: "text", text: content.startsWith("\uFEFF") ? content.slice(1) : content };
  };
  return {
    read,
    async readInside(folderUri, uri, limitBytes, signal) {
      if (!uri.startsWith(`${folderUri.replace(/\/+$/, "")}/`)) return { kind: "forbidden", reason: "outside" };
      return read(uri, limitBytes, signal);
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
