import { nearest } from "../../document/index.ts";
import type { SharedFacts } from "../rule.ts";
import type { Waiter, Waiting } from "./waiting.ts";

/** Some of those that wait, as bits: see `WaitingOrder.maskOf`. */
export type Mask = Uint32Array;

/**
 * What comes before what, by places in `Waiting.all`: the same object from version to version of a document, as long as
 * no name and no need has changed. Of two with one name, a need means the first.
 */
export class WaitingOrder {
  /** Some name is there more than once. */
  readonly hasRepeats: boolean;
  /** All names, a line each. */
  readonly names: string;
  #all: readonly Waiter[];
  readonly #placeByName = new Map<string, number>();
  readonly #nearest = new Map<string, string | undefined>();
  #needsItself: boolean | undefined;
  #before: Mask | undefined;
  #lost: Mask | undefined;
  #endless: readonly number[] | undefined;

  constructor(all: readonly Waiter[]) {
    this.#all = all;
    let hasRepeats = false;
    for (const [place, { name }] of all.entries()) {
      if (name === undefined) continue;
      if (this.#placeByName.has(name)) hasRepeats = true;
      else this.#placeByName.set(name, place);
    }
    this.hasRepeats = hasRepeats;
    this.names = [...this.#placeByName.keys()].join("\n");
  }

  /** Whether it holds of these too; from now on it is asked about them. Hot: a glance at each. */
  holdsOf(all: readonly Waiter[]): boolean {
    const before = this.#all;
    if (all === before) return true;
    if (all.length !== before.length) return false;
    for (let place = 0; place < all.length; place++) {
      const [earlier, one] = [before[place], all[place]];
      if (earlier !== one && !(earlier && one && waitAlike(earlier, one))) return false;
    }
    this.#all = all;
    return true;
  }

  placeOf(name: string): number | undefined {
    return this.#placeByName.get(name);
  }

  /** The name that was most likely meant by another word, `own` left out. */
  nearestTo(word: string, own: string | undefined): string | undefined {
    const asked = `${own ?? ""}\n${word}`;
    if (this.#nearest.has(asked)) return this.#nearest.get(asked);
    const others = [...this.#placeByName.keys()].filter((name) => name !== own);
    const near = nearest(word, others)?.word;
    this.#nearest.set(asked, near);
    return near;
  }

  /** Directly or not. Those in a circle come before themselves. */
  isBefore(earlier: number | undefined, later: number): boolean {
    if (earlier === undefined) return false;
    return ((this.#bits[later * this.#words + (earlier >>> 5)] ?? 0) & (1 << (earlier & 31))) !== 0;
  }

  /**
   * Whether all that comes before one is known: a need that leads nowhere is told by its own rule, and what would come
   * before then, nobody knows.
   */
  isKnownBefore(later: number): boolean {
    const lost = this.#lostOnes;
    return !isIn(later, lost) && !this.isBehindSome(later, lost);
  }

  /** Some need leads nowhere. */
  get hasLost(): boolean {
    return this.#lostOnes.some((word) => word !== 0);
  }

  /** Some name stands among its own needs. */
  get needsItself(): boolean {
    this.#needsItself ??= this.#all.some((one) => one.needs.some(({ name }) => name === one.name));
    return this.#needsItself;
  }

  /** Those of whom something holds; each is asked once. */
  maskOf(holds: (place: number) => boolean): Mask {
    const mask = new Uint32Array(this.#words);
    for (let place = 0; place < this.#all.length; place++) {
      if (holds(place)) mask[place >>> 5] = (mask[place >>> 5] ?? 0) | (1 << (place & 31));
    }
    return mask;
  }

  /** Whether one of those that come before is among `some`. */
  isBehindSome(later: number, some: Mask): boolean {
    const bits = this.#bits;
    const from = later * this.#words;
    for (let word = 0; word < some.length; word++) {
      if (((some[word] ?? 0) & (bits[from + word] ?? 0)) !== 0) return true;
    }
    return false;
  }

  /**
   * Those that could never start, in the order of the file: what is left when all are gone whose needs are gone. None in
   * most files, found out at the cost of their needs.
   */
  get endless(): readonly number[] {
    this.#endless ??= this.#findEndless();
    return this.#endless;
  }

  get #lostOnes(): Mask {
    this.#lost ??= this.maskOf(
      (place) => this.#all[place]?.needs.some(({ name }) => this.placeOf(name) === undefined) ?? false,
    );
    return this.#lost;
  }

  get #words(): number {
    return Math.ceil(this.#all.length / 32);
  }

  /**
   * For each the bits of all that come before it. Costs the number of needs times a thirty-second of the number of
   * stages; 2,500 stages in a row take under a millisecond.
   */
  get #bits(): Mask {
    this.#before ??= this.#findBefore();
    return this.#before;
  }

  #findBefore(): Mask {
    const words = this.#words;
    const bits = new Uint32Array(words * this.#all.length);
    // In the order of the file one round is enough, but for needs that point down or in a circle.
    for (let isChanged = true, rounds = 0; isChanged && rounds <= this.#all.length; rounds++) {
      isChanged = false;
      for (const [place, { needs }] of this.#all.entries()) {
        for (const { name } of needs) {
          const needed = this.placeOf(name);
          if (needed !== undefined && addBits(bits, words, place, needed)) isChanged = true;
        }
      }
    }
    return bits;
  }

  #findEndless(): readonly number[] {
    const open = new Map<number, number>();
    const waitingFor = new Map<number, number[]>();
    const ready: number[] = [];
    for (const [place, { needs }] of this.#all.entries()) {
      let count = 0;
      for (const { name } of needs) {
        const needed = this.placeOf(name);
        if (needed === undefined || needed === place) continue;
        count++;
        const others = waitingFor.get(needed);
        if (others) others.push(place);
        else waitingFor.set(needed, [place]);
      }
      if (count === 0) ready.push(place);
      else open.set(place, count);
    }
    for (let done = ready.pop(); done !== undefined; done = ready.pop()) {
      for (const place of waitingFor.get(done) ?? []) {
        const count = (open.get(place) ?? 1) - 1;
        if (count > 0) open.set(place, count);
        else {
          open.delete(place);
          ready.push(place);
        }
      }
    }
    return [...open.keys()].sort((a, b) => a - b);
  }
}

const lastOrders = new WeakMap<object, WaitingOrder>();

/** The order of all that wait in a document, also where the facts show a part of it only. */
export function waitingOrder({ document, waiting }: SharedFacts & { readonly waiting: Waiting }): WaitingOrder {
  const { lineage } = document;
  const last = lastOrders.get(lineage);
  if (last?.holdsOf(waiting.all)) return last;
  const order = new WaitingOrder(waiting.all);
  lastOrders.set(lineage, order);
  return order;
}

function isIn(place: number, some: Mask): boolean {
  return ((some[place >>> 5] ?? 0) & (1 << (place & 31))) !== 0;
}

function waitAlike(a: Waiter, b: Waiter): boolean {
  return (
    a.name === b.name &&
    a.needs.length === b.needs.length &&
    a.needs.every(({ name }, index) => name === b.needs[index]?.name)
  );
}

/** Gives one what comes before another that it needs, and that other itself. */
function addBits(bits: Mask, words: number, place: number, needed: number): boolean {
  let isChanged = false;
  for (let word = 0; word < words; word++) {
    const own = bits[place * words + word] ?? 0;
    const self = word === needed >>> 5 ? 1 << (needed & 31) : 0;
    const next = (own | (bits[needed * words + word] ?? 0) | self) >>> 0;
    if (next === own) continue;
    bits[place * words + word] = next;
    isChanged = true;
  }
  return isChanged;
}
