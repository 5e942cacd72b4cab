import { ruleAddress } from "../../../features/index.ts";
import type { Page } from "../../../knowledge/index.ts";

/** What one page is on a site, whatever the language: two packs may have pages of one id. */
export function keyOf({ pack, id }: Pick<Page, "pack" | "id">): string {
  return `${pack} ${id}`;
}

/**
 * The file of each page, from the folder of its language: `deploy/first`, `rules/needs/unknown` with `.html` behind it. It
 * follows from the page's id alone, so that it stays when other pages come and go; only of two ids that no file system
 * can tell apart, the later one gets a number. `reserved`: files of the site itself.
 */
export function addressesOf(
  pages: readonly Pick<Page, "pack" | "id">[],
  reserved: readonly string[],
): ReadonlyMap<string, string> {
  const names = new FileNames(reserved);
  const addresses = new Map<string, string>();
  // Rules first: what reports link to must not move.
  const [rules, others] = [pages.filter(isRule), pages.filter((page) => !isRule(page))];
  for (const page of [...rules, ...others]) {
    const key = keyOf(page);
    if (addresses.has(key)) continue;
    addresses.set(key, names.take(isRule(page) ? ruleAddress(page.id.slice("rules/".length)) : `${page.id}.html`));
  }
  return addresses;
}

function isRule({ id }: Pick<Page, "id">): boolean {
  return id.startsWith("rules/");
}

/** Names for files that come from words of authors: each safe on every file system, and none twice. */
export class FileNames {
  readonly #taken: Set<string>;

  constructor(reserved: readonly string[]) {
    this.#taken = new Set(reserved);
  }

  /** A path like the one wanted, with its ending. No step of it leads up, hides or has a name that a system keeps. */
  take(wanted: string): string {
    const at = wanted.lastIndexOf(".");
    const [stem, ending] = at > wanted.lastIndexOf("/") ? [wanted.slice(0, at), wanted.slice(at)] : [wanted, ""];
    const steps = stem
      .split("/")
      .map(safeStep)
      .filter((step) => step !== "");
    const plain = steps.slice(0, mostSteps).join("/") || "page";
    for (let count = 1; ; count++) {
      const path = `${count === 1 ? plain : `${plain}-${count}`}${ending}`;
      // Some systems don't tell capitals from small letters.
      const key = path.normalize("NFC").toLowerCase();
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      return path;
    }
  }
}

const mostSteps = 8;
/** In letters: a name may have 255 bytes, and a letter up to four. */
const longestStep = 50;

function safeStep(step: string): string {
  const plain = [...step.normalize("NFC")]
    .map((letter) => (/[\p{L}\p{N}\p{M}_.-]/u.test(letter) ? letter : "-"))
    .slice(0, longestStep)
    .join("")
    .replace(/^[.-]+|[.-]+$/g, "");
  return /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(plain.split(".")[0] ?? "") ? `${plain}-` : plain;
}

/** The way from one file of a site to another, as a link. */
export function linkBetween(from: string, to: string): string {
  const [start, end] = [from.split("/").slice(0, -1), to.split("/")];
  let shared = 0;
  while (shared < start.length && shared < end.length - 1 && start[shared] === end[shared]) shared++;
  const steps = [...start.slice(shared).map(() => ".."), ...end.slice(shared).map(encodeURIComponent)];
  // A first step with a colon in it would be taken for a scheme; ours are encoded.
  return steps.join("/");
}
