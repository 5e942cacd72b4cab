/** Which files have looked at which addresses. Both ways are asked for at each keystroke, so both are kept. */
export class LookedAt {
  readonly #keysByAsker = new Map<string, ReadonlySet<string>>();
  readonly #askersByKey = new Map<string, Set<string>>();

  /** `keys`: all addresses that a file has looked at, by `addressKey`. */
  set(asker: string, keys: ReadonlySet<string>): void {
    const before = this.#keysByAsker.get(asker);
    if (before && isSame(before, keys)) return;
    this.forget(asker);
    this.#keysByAsker.set(asker, keys);
    for (const key of keys) {
      const askers = this.#askersByKey.get(key);
      if (askers) askers.add(asker);
      else this.#askersByKey.set(key, new Set([asker]));
    }
  }

  forget(asker: string): void {
    for (const key of this.#keysByAsker.get(asker) ?? []) {
      const askers = this.#askersByKey.get(key);
      askers?.delete(asker);
      if (askers?.size === 0) this.#askersByKey.delete(key);
    }
    this.#keysByAsker.delete(asker);
  }

  /** Hot: asked at each keystroke. */
  askersOf(key: string): ReadonlySet<string> {
    return this.#askersByKey.get(key) ?? nobody;
  }

  /** Whether anybody has looked there. */
  has(key: string): boolean {
    return this.#askersByKey.has(key);
  }
}

const nobody: ReadonlySet<string> = new Set();

function isSame(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  if (some.size !== others.size) return false;
  for (const one of some) if (!others.has(one)) return false;
  return true;
}
