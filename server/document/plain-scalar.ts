/**
 * What a plain scalar means in YAML 1.2's core schema.
 * Source: YAML 1.2.2, 10.3.2. Law: the same as the package `yaml` says.
 * Hot: nearly every scalar is text, which its first character tells.
 */
export function plainScalarValue(source: string): string | number | boolean | null {
  switch (source.charCodeAt(0)) {
    case 0x7e: // ~
      return source === "~" ? null : source;
    case 0x6e: // n
    case 0x4e: // N
      return nulls.has(source) ? null : source;
    case 0x74: // t
    case 0x54: // T
      return trues.has(source) ? true : source;
    case 0x66: // f
    case 0x46: // F
      return falses.has(source) ? false : source;
    case 0x2b: // +
    case 0x2d: // -
    case 0x2e: // .
      return numberIn(source) ?? source;
    default: {
      const first = source.charCodeAt(0);
      return first >= 0x30 && first <= 0x39 ? (numberIn(source) ?? source) : source;
    }
  }
}

const nulls = new Set(["null", "Null", "NULL"]);
const trues = new Set(["true", "True", "TRUE"]);
const falses = new Set(["false", "False", "FALSE"]);

function numberIn(source: string): number | undefined {
  if (/^0o[0-7]+$/.test(source)) return Number.parseInt(source.slice(2), 8);
  if (/^[-+]?[0-9]+$/.test(source)) return Number.parseInt(source, 10);
  if (/^0x[0-9a-fA-F]+$/.test(source)) return Number.parseInt(source.slice(2), 16);
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(source))
    return source.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (/^\.(?:nan|NaN|NAN)$/.test(source)) return Number.NaN;
  return /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(source)
    ? Number.parseFloat(source)
    : undefined;
}
