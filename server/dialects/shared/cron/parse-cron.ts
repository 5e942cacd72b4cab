/** What is wrong with a schedule; offsets are UTF-16 units of its text. */
export type CronProblem = { readonly start: number; readonly end: number } & (
  | { readonly kind: "fields"; readonly count: number }
  | { readonly kind: "shortcut"; readonly word: string; readonly instead: string | undefined }
  | { readonly kind: "sign"; readonly sign: string }
  | { readonly kind: "name"; readonly field: CronField; readonly word: string }
  | {
      readonly kind: "range";
      readonly field: CronField;
      readonly word: string;
      readonly least: number;
      readonly most: number;
    }
  | { readonly kind: "backwards"; readonly field: CronField; readonly word: string }
);

export type CronField = "minute" | "hour" | "day" | "month" | "weekday";

interface FieldRule {
  readonly field: CronField;
  readonly least: number;
  readonly most: number;
  readonly names: readonly string[];
  /** The number of the first name. */
  readonly first: number;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

const fieldRules: readonly FieldRule[] = [
  { field: "minute", least: 0, most: 59, names: [], first: 0 },
  { field: "hour", least: 0, most: 23, names: [], first: 0 },
  { field: "day", least: 1, most: 31, names: [], first: 0 },
  { field: "month", least: 1, most: 12, names: months, first: 1 },
  { field: "weekday", least: 0, most: 7, names: weekdays, first: 0 },
];

/** What the shortcuts of other programs mean. */
const shortcuts: ReadonlyMap<string, string> = new Map([
  ["@hourly", "0 * * * *"],
  ["@daily", "0 0 * * *"],
  ["@midnight", "0 0 * * *"],
  ["@weekly", "0 0 * * 0"],
  ["@monthly", "0 0 1 * *"],
  ["@yearly", "0 0 1 1 *"],
  ["@annually", "0 0 1 1 *"],
]);

/**
 * The first thing that is wrong with a schedule of five POSIX fields, or undefined.
 * Source: the dialect's specification, "triggers": `* , - /`, names of three letters, 7 is Sunday.
 */
export function cronProblem(text: string): CronProblem | undefined {
  const words = [...text.matchAll(/\S+/g)].map((match) => ({ word: match[0], start: match.index }));
  const [first] = words;
  if (first?.word.startsWith("@")) {
    const { word, start } = first;
    return { kind: "shortcut", word, instead: shortcuts.get(word.toLowerCase()), start, end: start + word.length };
  }
  if (words.length !== fieldRules.length) return { kind: "fields", count: words.length, start: 0, end: text.length };
  for (const [index, rule] of fieldRules.entries()) {
    const found = words[index];
    const problem = found && fieldProblem(found.word, found.start, rule);
    if (problem) return problem;
  }
  return undefined;
}

function fieldProblem(field: string, fieldStart: number, rule: FieldRule): CronProblem | undefined {
  let at = fieldStart;
  for (const part of field.split(",")) {
    const problem = partProblem(part, at, rule);
    if (problem) return problem;
    at += part.length + 1;
  }
  return undefined;
}

/** `*`, `5`, `1-5`, each perhaps with `/2`. */
function partProblem(part: string, start: number, rule: FieldRule): CronProblem | undefined {
  const sign = /[LW#?]/.exec(part.replace(/[A-Za-z]{3}/g, "   "))?.[0];
  const end = start + part.length;
  if (sign !== undefined) return { kind: "sign", sign, start, end };
  const { field, least, most } = rule;
  const [range = "", step, ...more] = part.split("/");
  const [from = "", to, ...further] = range.split("-");
  if (part === "" || more.length > 0 || further.length > 0) return { kind: "name", field, word: part, start, end };
  if (step !== undefined && !/^[1-9]\d*$/.test(step)) return { kind: "name", field, word: part, start, end };
  if (range === "*") return undefined;
  const a = numberOf(from, rule);
  const b = to === undefined ? a : numberOf(to, rule);
  if (a === undefined || b === undefined) return { kind: "name", field, word: part, start, end };
  if (a < least || a > most || b < least || b > most)
    return { kind: "range", field, word: part, least, most, start, end };
  return a > b ? { kind: "backwards", field, word: part, start, end } : undefined;
}

function numberOf(word: string, { names, first }: FieldRule): number | undefined {
  if (/^\d{1,3}$/.test(word)) return Number(word);
  const name = names.indexOf(word.toLowerCase());
  return name < 0 ? undefined : name + first;
}
