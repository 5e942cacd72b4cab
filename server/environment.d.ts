/**
 * What Node, a browser worker and the editor's host all have, and nothing more: the only globals beyond the language
 * that the core rooms may use. Seen by server/tsconfig.json alone; elsewhere the host's own types count.
 */

interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
}

declare class AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}

declare class URL {
  constructor(url: string, base?: string);
  readonly href: string;
  readonly protocol: string;
  readonly pathname: string;
}

declare function setTimeout(callback: () => void, delayMs?: number): unknown;

/** Bytes as base64 and back, a character a byte. */
declare function btoa(bytes: string): string;
declare function atob(base64: string): string;
