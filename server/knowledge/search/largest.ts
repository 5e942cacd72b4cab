/** Values are told apart so finely when it is looked for how large one must be to be among the largest. */
const bands = 2_048;

/**
 * The places with the largest values, largest first, at most so many; those with nothing are left out.
 * Hot where there are many pages: three passes over the values; only the few that may be among the largest are put in order.
 */
export function largest(
  values: Float32Array,
  most: number,
): readonly { readonly place: number; readonly value: number }[] {
  let top = 0;
  for (let place = 0; place < values.length; place++) top = Math.max(top, values[place] ?? 0);
  if (top === 0) return [];
  const perBand = bands / top;
  const counts = new Uint32Array(bands + 1);
  for (let place = 0; place < values.length; place++) {
    const value = values[place] ?? 0;
    const band = (value * perBand) | 0;
    if (value > 0) counts[band] = (counts[band] ?? 0) + 1;
  }
  let least = bands;
  for (let count = counts[least] ?? 0; least > 0 && count < most; count += counts[least] ?? 0) least--;
  const found: { readonly place: number; readonly value: number }[] = [];
  for (let place = 0; place < values.length; place++) {
    const value = values[place] ?? 0;
    if (value > 0 && ((value * perBand) | 0) >= least) found.push({ place, value });
  }
  return found.sort((a, b) => b.value - a.value || a.place - b.place).slice(0, most);
}
