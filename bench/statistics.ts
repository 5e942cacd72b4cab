/** What is told of several measurements of one thing. */
export interface Spread {
  readonly median: number;
  readonly best: number;
  readonly p95: number;
  readonly count: number;
}

/** At least one value is needed: a measure without a value is left out, not reported as nothing. */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) throw new Error("There is nothing to take a median of.");
  const sorted = [...values].sort((a, b) => a - b);
  return {
    median: rounded(quantile(sorted, 0.5)),
    best: rounded(quantile(sorted, 0)),
    p95: rounded(quantile(sorted, 0.95)),
    count: sorted.length,
  };
}

/** Between two values in proportion, so that the median of an even number is the mean of the two in the middle. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

/** Three digits behind the point are more than any of our measures bears. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/**
 * The exponent with which a value grows: 0 says that it stays, 1 that it doubles with what it is measured at. The
 * slope of the straight line nearest to all points (least squares), both axes logarithmic; undefined for less than two.
 */
export function growthOf(points: readonly { readonly at: number; readonly value: number }[]): number | undefined {
  const logs = points
    .filter(({ value }) => value > 0)
    .map(({ at, value }) => ({ x: Math.log(at), y: Math.log(value) }));
  const middle = { x: meanOf(logs.map(({ x }) => x)), y: meanOf(logs.map(({ y }) => y)) };
  const spread = logs.reduce((sum, { x }) => sum + (x - middle.x) ** 2, 0);
  if (!(spread > 0)) return undefined;
  return logs.reduce((sum, { x, y }) => sum + (x - middle.x) * (y - middle.y), 0) / spread;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
