import { setTimeout as wait } from "node:timers/promises";
import { version } from "../../../package.json";
import {
  type ExternalLink,
  isHeadRefused,
  isPassing,
  isRedirect,
  linkLimits,
  redirectTarget,
  retryWaitMs,
} from "../../features/index.ts";
import { Slots } from "./slots.ts";

/** Why a link is broken. `target`: where it led on to, if it did. */
export type LinkFault =
  | { readonly kind: "status"; readonly status: number; readonly target: string | undefined }
  | { readonly kind: "network"; readonly code: string }
  | { readonly kind: "timeout" }
  | { readonly kind: "redirects" }
  | { readonly kind: "other-scheme"; readonly target: string }
  | { readonly kind: "no-location"; readonly status: number }
  | { readonly kind: "no-address" }
  | { readonly kind: "credentials" };

export interface BrokenLink {
  readonly link: ExternalLink;
  readonly fault: LinkFault;
}

interface Asking {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly all: Slots;
  readonly byHost: Map<string, Slots>;
}

/** What came of one request. */
type Answer =
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly location: string | null;
      readonly retryAfter: string | null;
    }
  | { readonly kind: "network"; readonly code: string }
  | { readonly kind: "timeout" };

/** Requests each link once, and gives back the broken ones, in the order given. Only `signal` makes it throw. */
export async function brokenLinks(
  links: readonly ExternalLink[],
  timeoutMs: number,
  signal: AbortSignal,
): Promise<readonly BrokenLink[]> {
  const asking: Asking = { timeoutMs, signal, all: new Slots(linkLimits.atOnce), byHost: new Map() };
  const faults = await Promise.all(
    links.map(async (link) => (link.fault === undefined ? follow(link.url, asking) : { kind: link.fault })),
  );
  return links.flatMap((link, index) => {
    const fault = faults[index];
    return fault ? [{ link, fault }] : [];
  });
}

/** Follows a link to where it ends; undefined when something is there. */
async function follow(url: string, asking: Asking): Promise<LinkFault | undefined> {
  let at = url;
  for (let redirects = 0; redirects <= linkLimits.redirects; redirects++) {
    const answer = await slotsOf(new URL(at).hostname, asking).run(() => ask(at, asking));
    if (answer.kind !== "answered") return answer;
    const { status, location } = answer;
    if (!isRedirect(status)) {
      if (status < 400) return undefined;
      return { kind: "status", status, target: at === url ? undefined : at };
    }
    const next = redirectTarget(location, at);
    if (!next.ok) {
      return next.refusal === "no-location"
        ? { kind: "no-location", status }
        : { kind: "other-scheme", target: location ?? "" };
    }
    at = next.url;
  }
  return { kind: "redirects" };
}

function slotsOf(host: string, { byHost }: Asking): Slots {
  const known = byHost.get(host) ?? new Slots(linkLimits.atOnceToOneHost);
  byHost.set(host, known);
  return known;
}

/** Asks until there is an answer that stays. While it waits, its place with the host is kept, so that the host has rest. */
async function ask(url: string, asking: Asking): Promise<Answer> {
  let method: "HEAD" | "GET" = "HEAD";
  for (let count = 1; ; ) {
    asking.signal.throwIfAborted();
    const answer: Answer = await asking.all.run(() => request(url, method, asking));
    if (answer.kind === "answered" && method === "HEAD" && isHeadRefused(answer.status)) {
      method = "GET";
      continue;
    }
    const isFinal =
      answer.kind === "timeout" ||
      (answer.kind === "network" && isOfCertificate(answer.code)) ||
      (answer.kind === "answered" && !isPassing(answer.status));
    if (isFinal || count > linkLimits.retries) return answer;
    const retryAfter = answer.kind === "answered" ? answer.retryAfter : null;
    await wait(retryWaitMs(count, retryAfter, Date.now()), undefined, { signal: asking.signal });
    count++;
  }
}

async function request(url: string, method: "HEAD" | "GET", { timeoutMs, signal }: Asking): Promise<Answer> {
  signal.throwIfAborted();
  const ending = new AbortController();
  const stop = (): void => ending.abort();
  const timer = setTimeout(stop, timeoutMs);
  signal.addEventListener("abort", stop, { once: true });
  try {
    const response = await fetch(url, {
      method,
      redirect: "manual",
      signal: ending.signal,
      headers: { "user-agent": `pipewright/${version} (pack links)` },
    });
    const { status, headers } = response;
    // Whether something is there is known: what it is nobody reads. A body that breaks off now changes nothing.
    await response.body?.cancel().catch(() => undefined);
    const location = headers.get("location");
    return {
      kind: "answered",
      status,
      // A header comes as bytes; servers that don't encode an address write it as UTF-8.
      location: location && Buffer.from(location, "latin1").toString("utf8"),
      retryAfter: headers.get("retry-after"),
    };
  } catch (error) {
    signal.throwIfAborted();
    if (ending.signal.aborted) return { kind: "timeout" };
    // `fetch` says by a TypeError that there was no answer; what really happened is its cause.
    if (!(error instanceof TypeError)) throw error;
    return { kind: "network", code: codeOf(error.cause) ?? error.message };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}

function codeOf(cause: unknown): string | undefined {
  if (!(cause instanceof Error)) return undefined;
  if ("code" in cause && typeof cause.code === "string" && cause.code !== "") return cause.code;
  return cause.message === "" ? undefined : cause.message;
}

/** Node's codes for what is wrong with a certificate: asking again changes nothing. */
export function isOfCertificate(code: string): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code);
}
