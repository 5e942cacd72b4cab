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
  readonly hash: string;
  readonly hostname: string;
  readonly origin: string;
  readonly password: string;
  readonly pathname: string;
  readonly username: string;
}

declare function setTimeout(callback: () => void, delayMs?: number): unknown;
declare function clearTimeout(timer: unknown): void;

/** Bytes as base64 and back, a character a byte. */
declare function btoa(bytes: string): string;
declare function atob(base64: string): string;

declare class TextDecoder {
  constructor(encoding: "utf-8", options?: { readonly fatal?: boolean });
  decode(bytes: Uint8Array): string;
}

declare const crypto: {
  readonly subtle: { digest(algorithm: "SHA-256", bytes: Uint8Array): Promise<ArrayBuffer> };
};

declare class TextEncoder {
  encode(text: string): Uint8Array;
}
