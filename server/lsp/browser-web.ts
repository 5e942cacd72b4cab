/**
 * The web through a browser's worker. Which addresses it may reach the browser decides itself: it asks other origins
 * whether they want to be read (CORS), and says nothing about where a name leads.
 */
import type { ArchiveCopies, ArchiveTransport, KeptArchive, TransportAnswer } from "../features/index.ts";

const wholeMs = 60_000;

export const browserTransport: ArchiveTransport = {
  async request({ url, limitBytes }, signal) {
    const timeout = AbortSignal.timeout(wholeMs);
    try {
      const response = await fetch(url, {
        // Where a redirect leads nobody tells us before it is followed.
        redirect: "error",
        credentials: "omit",
        referrerPolicy: "no-referrer",
        // It keeps what it has fetched, and asks whether that is still right. Headers of ours for that would need the
        // leave of servers that only serve files.
        cache: "no-cache",
        signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
      });
      if (response.status !== 200) {
        return { kind: "failed", fault: { kind: "status", status: response.status } };
      }
      return await read(response, limitBytes);
    } catch (error) {
      signal?.throwIfAborted();
      if (timeout.aborted) return { kind: "failed", fault: { kind: "timeout" } };
      // `fetch` says by a TypeError that there was no answer, and never why.
      if (!(error instanceof TypeError)) throw error;
      return { kind: "failed", fault: { kind: "network", code: error.message } };
    }
  },
};

async function read(response: Response, limitBytes: number): Promise<TransportAnswer> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let next = await reader?.read(); next?.value; next = await reader?.read()) {
    size += next.value.length;
    if (size > limitBytes) {
      await reader?.cancel();
      return { kind: "failed", fault: { kind: "too-large" } };
    }
    pieces.push(next.value);
  }
  const bytes = new Uint8Array(size);
  let end = 0;
  for (const piece of pieces) {
    bytes.set(piece, end);
    end += piece.length;
  }
  return { kind: "sent", bytes, marks: noMarks, isPrivate: false };
}

const noMarks = { etag: undefined, lastModified: undefined };

const storeName = "pipewright-packs";

/** Copies in the browser's own store, where it has one: its pages have to come by https. */
export const browserCopies: ArchiveCopies = {
  async read(key) {
    try {
      const store = await caches.open(storeName);
      const response = await store.match(addressOf(key));
      if (!response) return undefined;
      const bytes = new Uint8Array(await response.arrayBuffer());
      return { bytes, ...headersOf(response.headers) };
    } catch {
      // No store, or none for us: then there is no copy.
      return undefined;
    }
  },
  async write(key, { bytes, sha256, checkedAtMs }) {
    try {
      const store = await caches.open(storeName);
      const headers = { "x-sha256": sha256, "x-checked-at": String(checkedAtMs) };
      await store.put(addressOf(key), new Response(Uint8Array.from(bytes), { headers }));
    } catch {
      // It is asked for again next time.
    }
  },
};

function headersOf(headers: Headers): Omit<KeptArchive, "bytes"> {
  return {
    sha256: headers.get("x-sha256") ?? "",
    marks: noMarks,
    isPrivate: false,
    checkedAtMs: Number(headers.get("x-checked-at")),
  };
}

/** A store has addresses for keys; nobody asks for these. */
function addressOf(key: string): string {
  return `https://packs.invalid/${key}`;
}
