export interface Near {
  readonly word: string;
  /** How many letters must be added, dropped, changed, or swapped with their neighbour. */
  readonly distance: number;
}

/**
 * The candidate that a misspelt word most likely means, or undefined when none is near enough or two are equally near.
 * Letter case is forgiven first. A word may differ by a third of its letters, at most three: further away a guess annoys.
 */
export function nearest(word: string, candidates: Iterable<string>): Near | undefined {
  const most = Math.min(3, Math.max(1, Math.floor(word.length / 3)));
  let best: Near | undefined;
  let tie = false;
  for (const candidate of candidates) {
    if (candidate === word || Math.abs(candidate.length - word.length) > most) continue;
    const sameButCase = candidate.toLowerCase() === word.toLowerCase();
    const distance = sameButCase ? 0 : editDistance(word.toLowerCase(), candidate.toLowerCase(), most);
    if (distance > most || distance >= Math.min(candidate.length, word.length)) continue;
    if (!best || distance < best.distance) {
      best = { word: candidate, distance };
      tie = false;
    } else if (distance === best.distance) tie = true;
  }
  return tie ? undefined : best;
}

/**
 * The number of single-letter insertions, deletions, changes and swaps of neighbours between two words
 * (optimal string alignment). Stops counting past `most`. Cost: the product of the lengths, which are bounded by 256.
 */
export function editDistance(from: string, to: string, most = 256): number {
  if (from.length > 256 || to.length > 256) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return last[to.length] ?? 0;
}
