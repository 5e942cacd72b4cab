import { lookup as lookUp } from "node:dns";
import { type IncomingMessage, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import * as tls from "node:tls";
import type { ArchiveQuestion, ArchiveTransport, TransportAnswer, TransportFault } from "../../features/index.ts";

/** What the rules for addresses need of the core: a value of it here would bring the core in before it is asked for. */
export interface AddressRules {
  readonly isPublicAddress: (address: string) => boolean;
  readonly version: string;
  /** How long a question may take in all, in milliseconds; a minute where nothing is said. */
  readonly wholeMs?: number;
}

const mostRedirects = 5;
/** Without a byte for so long, nobody is there. */
const idleMs = 10_000;
const wholeMs = 60_000;

/** Brings archives over HTTPS. Where the network is private is seen from the addresses that are really connected to. */
export function nodeTransport(rules: AddressRules): ArchiveTransport {
  return {
    async request(question, signal) {
      signal?.throwIfAborted();
      // For all of it, redirects included; held here, since Node 20 forgets timeouts that only a signal leads to.
      const ending = new AbortController();
      const end = (): void => ending.abort();
      const timer = setTimeout(end, rules.wholeMs ?? wholeMs);
      signal?.addEventListener("abort", end);
      try {
        return await follow(question, rules, ending.signal, signal);
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener("abort", end);
      }
    },
  };
}

async function follow(
  question: ArchiveQuestion,
  rules: AddressRules,
  ending: AbortSignal,
  signal: AbortSignal | undefined,
): Promise<TransportAnswer> {
  let url = new URL(question.url);
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const answer = await ask(url, question, rules, ending, signal);
    if (answer.kind !== "elsewhere") return answer;
    const next = resolved(answer.location, url);
    // Whoever named the one place has not named the other.
    if (next?.origin !== url.origin) return failed({ kind: "redirect", target: shown(next, answer.location) });
    url = next;
  }
  return failed({ kind: "redirects" });
}

/** Without what may stand behind `?`: addresses that are lent for a while carry their key there. */
function shown(url: URL | undefined, location: string): string {
  return (url ? url.href.replace(/[?#].*$/s, "") : location).slice(0, 300);
}

/** Undefined where `URL` says, in the one way it has, that it is no address. */
function resolved(location: string, from: URL): URL | undefined {
  try {
    return new URL(location, from);
  } catch {
    return undefined;
  }
}

type Answer = TransportAnswer | { readonly kind: "elsewhere"; readonly location: string };

/** What a look at the name has shown. */
interface Sight {
  isPrivate: boolean;
  refusedHost: string | undefined;
  isSlow: boolean;
}

async function ask(
  url: URL,
  question: ArchiveQuestion,
  rules: AddressRules,
  ending: AbortSignal,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const { mayBePrivate, known, limitBytes } = question;
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const sight: Sight = {
    isPrivate: isIP(host) !== 0 && !rules.isPublicAddress(host),
    refusedHost: undefined,
    isSlow: false,
  };
  // Of a number nobody looks anything up.
  if (sight.isPrivate && !mayBePrivate) return failed({ kind: "private", host });
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const options = {
        headers: {
          "user-agent": `pipewright/${rules.version}`,
          accept: "application/zip, application/octet-stream",
          ...(known?.etag !== undefined && { "if-none-match": known.etag }),
          ...(known?.lastModified !== undefined && { "if-modified-since": known.lastModified }),
        },
        lookup: watchedLookup(mayBePrivate, rules, sight),
        timeout: idleMs,
        signal: ending,
        agent: false,
      };
      const request =
        url.protocol === "https:"
          ? requestHttps(url, { ...options, ca: certificates() }, resolve)
          : requestHttp(url, options, resolve);
      request.on("timeout", () => {
        sight.isSlow = true;
        request.destroy();
      });
      request.on("error", reject);
      request.end();
    });
    return await read(response, limitBytes, sight.isPrivate);
  } catch (error) {
    signal?.throwIfAborted();
    if (sight.refusedHost !== undefined) return failed({ kind: "private", host: sight.refusedHost });
    if (sight.isSlow || ending.aborted) return failed({ kind: "timeout" });
    return failed(faultOf(error));
  }
}

/** Names are looked up once, and what is connected to is what was looked at. */
function watchedLookup(mayBePrivate: boolean, { isPublicAddress }: AddressRules, sight: Sight): LookupFunction {
  return (host, options, done) => {
    lookUp(host, { ...options, all: true }, (error, addresses) => {
      const isPrivate = addresses?.some(({ address }) => !isPublicAddress(address)) === true;
      if (error) return done(error, [], 0);
      if (isPrivate) sight.isPrivate = true;
      if (isPrivate && !mayBePrivate) {
        sight.refusedHost = host;
        return done(new Error("a private address"), [], 0);
      }
      const [first] = addresses;
      if (options.all) done(null, addresses);
      else done(null, first?.address ?? "", first?.family ?? 0);
    });
  };
}

async function read(response: IncomingMessage, limitBytes: number, isPrivate: boolean): Promise<Answer> {
  const { statusCode: status = 0, headers } = response;
  if (status !== 200) {
    response.destroy();
    if (status === 304) return { kind: "unchanged" };
    const { location } = headers;
    return status >= 300 && status < 400 && location !== undefined
      ? { kind: "elsewhere", location }
      : failed({ kind: "status", status });
  }
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response as AsyncIterable<Uint8Array>) {
    size += piece.length;
    if (size > limitBytes) {
      response.destroy();
      return failed({ kind: "too-large" });
    }
    pieces.push(piece);
  }
  if (!response.complete) return failed({ kind: "network", code: "ECONNRESET" });
  return {
    kind: "sent",
    bytes: Buffer.concat(pieces),
    marks: { etag: shortHeader(headers.etag), lastModified: shortHeader(headers["last-modified"]) },
    isPrivate,
  };
}

/** It is kept and sent back: nobody needs a long one. */
function shortHeader(value: string | undefined): string | undefined {
  return value !== undefined && value.length <= 500 ? value : undefined;
}

function faultOf(error: unknown): TransportFault {
  if (!(error instanceof Error)) throw error;
  const code = "code" in error && typeof error.code === "string" ? error.code : error.message;
  return { kind: /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code) ? "certificate" : "network", code };
}

function failed(fault: TransportFault): TransportAnswer {
  return { kind: "failed", fault };
}

let trusted: string[] | undefined;

/** Those that the system trusts count too: an organisation signs its own servers. Undefined where Node can't tell them. */
function certificates(): string[] | undefined {
  if (!("getCACertificates" in tls) || typeof tls.getCACertificates !== "function") return undefined;
  trusted ??= [...tls.getCACertificates("default"), ...tls.getCACertificates("system")];
  return trusted;
}
