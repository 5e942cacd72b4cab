/** What an answer from the web means for a link: whether it is asked for again, where it leads on, whether it is broken. */

export const linkLimits = {
  /** Requests after the first one. */
  retries: 2,
  redirects: 5,
  /** The longest wait that a server may ask for. */
  retryAfterMs: 10_000,
  atOnce: 8,
  atOnceToOneHost: 2,
} as const;

/** The waits before the second and the third request. */
const waitsMs = [500, 1_500] as const;

/** A server that refuses to answer HEAD, or takes it for something odd: it may well answer GET. */
export function isHeadRefused(status: number): boolean {
  return [400, 403, 405, 406, 501].includes(status);
}

/** An answer that may be another one soon. */
export function isPassing(status: number): boolean {
  return status === 429 || status >= 500;
}

export function isRedirect(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/**
 * How long to wait before the request after this many. `retryAfter`: the header as it came, in seconds or as a date;
 * what is no such thing is passed over. Source: RFC 9110, 10.2.3.
 */
export function retryWaitMs(requestCount: number, retryAfter: string | null, nowMs: number): number {
  const own = waitsMs[requestCount - 1] ?? waitsMs[1];
  const asked = retryAfter?.trim() ?? "";
  const wantedMs = /^\d{1,9}$/.test(asked) ? Number(asked) * 1_000 : Date.parse(asked) - nowMs;
  return Number.isNaN(wantedMs) ? own : Math.min(Math.max(wantedMs, 0), linkLimits.retryAfterMs);
}

export type RedirectTarget =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly refusal: "no-location" | "other-scheme" };

/** Where an answer sends us. */
export function redirectTarget(location: string | null, from: string): RedirectTarget {
  if (location === null) return { ok: false, refusal: "no-location" };
  try {
    const { href, protocol } = new URL(location, from);
    if (protocol !== "http:" && protocol !== "https:") return { ok: false, refusal: "other-scheme" };
    return { ok: true, url: href.replace(/#.*$/s, "") };
  } catch {
    return { ok: false, refusal: "no-location" };
  }
}
