import type { Host, ReadAnswer } from "../features/index.ts";

/** A world that is a table: what an address holds, as text or as any other answer. For tests, previews and the browser. */
export function memoryHost(contents: Iterable<readonly [uri: string, content: string | ReadAnswer]>): Host {
  const contentByUri = new Map(contents);
  return {
    async read(uri, limitBytes, signal): Promise<ReadAnswer> {
      signal?.throwIfAborted();
      const content = contentByUri.get(uri);
      if (content === undefined) return { kind: "missing" };
      if (typeof content !== "string") return content;
      const sizeBytes = new TextEncoder().encode(content).length;
      if (sizeBytes > limitBytes) return { kind: "too-large", sizeBytes };
      return { kind: "text", text: content.startsWith("\uFEFF") ? content.slice(1) : content };
    },
  };
}
