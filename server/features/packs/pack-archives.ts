/**
 * The archives of packs that lie on the web, and the copies of them that are kept here. What is pinned by its checksum is
 * asked for once; what is followed is asked for again now and then, and used from its copy while nobody answers.
 *
 * Law: nothing is used that is not what its checksum says; a server that is gone takes nothing away.
 */
import { type Archive, archiveLimits, openArchive } from "../../knowledge/index.ts";
import { archiveTexts, type Told, type TransportFault, toldOfFault } from "./archive-faults.ts";
import type { PackAddress } from "./pack-address.ts";

/** How an archive is brought. Throws by `signal` alone. */
export interface ArchiveTransport {
  request(question: ArchiveQuestion, signal?: AbortSignal): Promise<TransportAnswer>;
}

export interface ArchiveQuestion {
  readonly url: string;
  readonly limitBytes: number;
  readonly mayBePrivate: boolean;
  /** What is here already: only something else is to be sent. */
  readonly known: ArchiveMarks | undefined;
}

/** By what a server tells one state of a file from another (RFC 9110, section 8.8). */
export interface ArchiveMarks {
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
}

export type TransportAnswer =
  | { readonly kind: "sent"; readonly bytes: Uint8Array; readonly marks: ArchiveMarks; readonly isPrivate: boolean }
  | { readonly kind: "unchanged" }
  | { readonly kind: "failed"; readonly fault: TransportFault };

/** A copy of an archive, as it is kept from run to run. */
export interface KeptArchive {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly marks: ArchiveMarks;
  readonly isPrivate: boolean;
  /** When a server last said that it is right, in milliseconds since 1970. */
  readonly checkedAtMs: number;
}

/** Where copies are kept. What can't be read isn't there; what can't be written is not kept: neither throws. */
export interface ArchiveCopies {
  read(key: string): Promise<KeptArchive | undefined>;
  write(key: string, copy: KeptArchive): Promise<void>;
}

export type ArchiveAnswer =
  /** `notFresh`: why nobody could say whether it is still right. */
  | { readonly kind: "archive"; readonly archive: Archive; readonly sha256: string; readonly notFresh?: Told }
  /** It is on its way; `onChanged` tells when it is here. */
  | { readonly kind: "pending" }
  /** `hasCome`: there is something, but not what it should be. */
  | { readonly kind: "refused"; readonly told: Told; readonly hasCome?: true };

type OpenedAnswer = Exclude<ArchiveAnswer, { readonly kind: "pending" }>;

export interface PackArchivesParts {
  readonly transport: ArchiveTransport;
  readonly copies: ArchiveCopies;
  /** Milliseconds since 1970. */
  readonly nowMs: () => number;
  /**
   * `asks-first`: a followed address is asked for before its copy is used. `copy-first`: the copy is used at once, and
   * the address asked behind it; where there is no copy, nobody waits longer than `patienceMs`. `offline`: copies only.
   */
  readonly way:
    | { readonly kind: "asks-first" | "offline" }
    | { readonly kind: "copy-first"; readonly patienceMs: number; readonly onChanged: (url: string) => void };
  readonly signal?: AbortSignal;
}

/** For so long a followed address is not asked for again; and one that could not be had. */
const restMs = { archive: 3_600_000, refused: 60_000 } as const;

interface Asked {
  readonly address: PackAddress;
  answer: Promise<OpenedAnswer>;
  /** When a server was last asked; of what was never asked for in this run, when its copy was. */
  askedAtMs: number;
  isRefreshing: boolean;
  /** It has been waited for, and is still not here. */
  isLate: boolean;
}

export class PackArchives {
  readonly #parts: PackArchivesParts;
  readonly #asked = new Map<string, Asked>();

  constructor(parts: PackArchivesParts) {
    this.#parts = parts;
  }

  /** The archive of an address: asked for once, then as `refresh` finds it. */
  get(address: PackAddress): Promise<ArchiveAnswer> {
    const key = `${address.url} ${address.sha256} ${address.mayBePrivate}`;
    const known = this.#asked.get(key);
    if (known) return this.#patiently(known);
    const first = this.#first(address);
    const asked: Asked = {
      address,
      answer: first.then(({ answer }) => answer),
      askedAtMs: Number.POSITIVE_INFINITY,
      isRefreshing: false,
      isLate: false,
    };
    void first.then(({ askedAtMs }) => {
      asked.askedAtMs = askedAtMs;
    }, nobodyWaits);
    this.#asked.set(key, asked);
    return this.#patiently(asked);
  }

  /** Asks again for what was last asked for long ago. Cheap where there is nothing to ask. Tells by `onChanged`. */
  async refresh(): Promise<void> {
    await Promise.all([...this.#asked.values()].map((asked) => this.#refresh(asked)));
  }

  async #first(address: PackAddress): Promise<Pick<Asked, "askedAtMs"> & { readonly answer: OpenedAnswer }> {
    const { way, nowMs } = this.#parts;
    const copy = await this.#copyOf(address);
    if (copy && (address.sha256 !== undefined || way.kind !== "asks-first")) {
      return { answer: opened(copy), askedAtMs: copy.checkedAtMs };
    }
    const answer =
      way.kind === "offline" ? refused({ text: archiveTexts.offline, words: {} }) : await this.#ask(address, copy);
    return { answer, askedAtMs: nowMs() };
  }

  /** What is late comes later: in an editor nobody waits for a server that is slow. */
  async #patiently(asked: Asked): Promise<ArchiveAnswer> {
    const { way } = this.#parts;
    if (way.kind !== "copy-first") return asked.answer;
    const pending: ArchiveAnswer = { kind: "pending" };
    // Once somebody has waited for it in vain, nobody else does.
    if (asked.isLate) return pending;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<ArchiveAnswer>((resolve) => {
      timer = setTimeout(() => resolve(pending), way.patienceMs);
    });
    const first = await Promise.race([asked.answer, late]);
    clearTimeout(timer);
    if (first === pending && !asked.isLate) {
      asked.isLate = true;
      const told = asked.answer.finally(() => {
        asked.isLate = false;
      });
      void told.then(() => way.onChanged(asked.address.url), nobodyWaits);
    }
    return first;
  }

  async #refresh(asked: Asked): Promise<void> {
    const { way, nowMs } = this.#parts;
    if (way.kind !== "copy-first" || asked.isRefreshing || nowMs() - asked.askedAtMs < restMs.refused) return;
    asked.isRefreshing = true;
    try {
      const before = await asked.answer;
      const isPinned = before.kind === "archive" && asked.address.sha256 !== undefined;
      // What came and was not right is as large as what is.
      const hasCome = before.kind === "archive" || before.hasCome === true;
      if (isPinned || (hasCome && nowMs() - asked.askedAtMs < restMs.archive)) return;
      asked.askedAtMs = nowMs();
      const after = await this.#ask(asked.address, await this.#copyOf(asked.address));
      // A server that is gone takes nothing away.
      if (before.kind === "archive" && (after.kind !== "archive" || after.sha256 === before.sha256)) return;
      asked.answer = Promise.resolve(after);
      if (before.kind === "archive" || after.kind === "archive") way.onChanged(asked.address.url);
    } finally {
      asked.isRefreshing = false;
    }
  }

  async #ask(address: PackAddress, copy: KeptArchive | undefined): Promise<OpenedAnswer> {
    const { transport, copies, nowMs, signal } = this.#parts;
    const { url, mayBePrivate } = address;
    const question = { url, limitBytes: archiveLimits.packed, mayBePrivate, known: copy?.marks };
    const answer = await transport.request(question, signal);
    if (answer.kind === "failed") {
      const told = toldOfFault(answer.fault);
      return copy ? unsure(copy, told) : refused(told);
    }
    if (answer.kind === "unchanged") {
      if (!copy) return refused({ text: archiveTexts.status, words: { status: "304" } });
      await copies.write(await copyKeyOf(address), { ...copy, checkedAtMs: nowMs() });
      return opened(copy);
    }
    const { bytes, marks, isPrivate } = answer;
    const sha256 = await sha256Of(bytes);
    if (address.sha256 !== undefined && sha256 !== address.sha256) {
      return { ...refused({ text: archiveTexts.otherSum, words: { sum: sha256 } }), hasCome: true };
    }
    const fresh = openedFresh(bytes, sha256);
    // The page of somebody who wants a password is no new state of the pack.
    if (fresh.kind === "refused") return copy ? unsure(copy, fresh.told) : fresh;
    await copies.write(await copyKeyOf(address), { bytes, sha256, marks, isPrivate, checkedAtMs: nowMs() });
    return fresh;
  }

  /** Only what is what it says, and what may be used here. */
  async #copyOf(address: PackAddress): Promise<KeptArchive | undefined> {
    const read = await this.#parts.copies.read(await copyKeyOf(address));
    // A clock that was wrong once shall not keep us from asking.
    const copy = read && read.checkedAtMs > this.#parts.nowMs() ? { ...read, checkedAtMs: 0 } : read;
    if (!copy || (copy.isPrivate && !address.mayBePrivate)) return undefined;
    const sum = await sha256Of(copy.bytes);
    return sum === copy.sha256 && (address.sha256 ?? sum) === sum ? copy : undefined;
  }
}

/** Who waits for the answer hears of it: only the signal makes one fail. */
function nobodyWaits(): void {}

/** A name that any file system takes. */
function copyKeyOf({ url, sha256 }: PackAddress): Promise<string> {
  return sha256Of(new TextEncoder().encode(`${url}#${sha256 ?? ""}`));
}

function opened({ bytes, sha256 }: Pick<KeptArchive, "bytes" | "sha256">): OpenedAnswer {
  const answer = openArchive(bytes);
  return answer.ok ? { kind: "archive", archive: answer.archive, sha256 } : refused(answer.fault);
}

/** A server that wants a name and a password shows its page for that, and says that all is well. */
function openedFresh(bytes: Uint8Array, sha256: string): OpenedAnswer {
  const answer = opened({ bytes, sha256 });
  if (answer.kind === "archive") return answer;
  const isPage = /^\s*</.test(new TextDecoder("utf-8").decode(bytes.subarray(0, 200)));
  return { ...answer, hasCome: true, ...(isPage && { told: { text: archiveTexts.webPage, words: {} } }) };
}

function unsure(copy: KeptArchive, notFresh: Told): OpenedAnswer {
  const answer = opened(copy);
  return answer.kind === "archive" ? { ...answer, notFresh } : answer;
}

function refused(told: Told): Extract<OpenedAnswer, { readonly kind: "refused" }> {
  return { kind: "refused", told };
}

/** As 64 lower-case hex digits. */
export async function sha256Of(bytes: Uint8Array): Promise<string> {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", Uint8Array.from(bytes)));
  return Array.from(sum, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
