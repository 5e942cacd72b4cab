/** Words that a slip of the finger makes of each other. */

/**
 * The places of words that differ in one or two letters from a word and begin as it does, the nearest first, at most so
 * many. `words`: in the order of their code units. Only those that begin alike are looked at.
 */
export function nearWords(word: string, words: readonly string[], most: number): readonly number[] {
  const allowed = word.length > 7 ? 2 : 1;
  const first = word.slice(0, 1);
  const found: { readonly place: number; readonly distance: number }[] = [];
  for (let place = firstFrom(first, words); words[place]?.startsWith(first); place++) {
    const other = words[place] ?? "";
    if (Math.abs(other.length - word.length) > allowed) continue;
    const distance = distanceWithin(word, other, allowed);
    if (distance !== undefined) found.push({ place, distance });
  }
  return found
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ place }) => place);
}

/** The place of the first word that isn't before a text. */
export function firstFrom(text: string, words: readonly string[]): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? "") < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many letters differ, two that changed places counted once; undefined for more than allowed. */
function distanceWithin(one: string, other: string, allowed: number): number | undefined {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= other.length; j++) {
      const cost = one[i - 1] === other[j - 1] ? 0 : 1;
      let value = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        value = Math.min(value, (before[j - 2] ?? 0) + 1);
      }
      next.push(value);
      least = Math.min(least, value);
    }
    if (least > allowed) return undefined;
    before = row;
    row = next;
  }
  const distance = row[other.length] ?? 0;
  return distance <= allowed ? distance : undefined;
}
