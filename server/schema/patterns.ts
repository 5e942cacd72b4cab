/**
 * Regular expressions of schemas, which may come from anybody: matching takes a time that the text's length bounds.
 * A plain one runs as JavaScript's own; one that could run away is read by RE2, whose time grows with the text alone.
 */

/** Loaded when a pattern asks for it: none of ours does. */
declare const require: (path: "re2js") => typeof import("re2js");

/** Texts are matched up to this length, in UTF-16 units; a longer one is taken to match. */
const longest = 5_000;

/** Where a pattern has parts that RE2 lacks, the time grows with a power of the text: those are matched in short texts only. */
const longestForPowers = 200;

type Match = (text: string) => boolean;

const known = new Map<string, Match | undefined>();

/** Whether a text matches a schema's pattern. One that is no regular expression asks for nothing. */
export function matches(text: string, pattern: string): boolean {
  if (!known.has(pattern)) {
    if (known.size > 1_000) known.clear();
    known.set(pattern, compiled(pattern));
  }
  return known.get(pattern)?.(text) ?? true;
}

/** What keeps a pattern from being asked: it is no regular expression, or its time could not be bounded. */
export function patternProblem(pattern: string): "invalid" | "unbounded" | undefined {
  if (native(pattern) === undefined) return "invalid";
  return compiled(pattern) === undefined ? "unbounded" : undefined;
}

function compiled(pattern: string): Match | undefined {
  const expression = native(pattern);
  if (expression === undefined) return undefined;
  const risk = riskOf(pattern);
  if (risk === "none") return (text) => text.length > longest || expression.test(text);
  return linear(pattern) ?? (risk === "powers" ? short(expression) : undefined);
}

function short(expression: RegExp): Match {
  return (text) => text.length > longestForPowers || expression.test(text);
}

function native(pattern: string): RegExp | undefined {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // Without `u`, more escapes are allowed.
    }
  }
  return undefined;
}

function linear(pattern: string): Match | undefined {
  try {
    const { RE2JS } = require("re2js");
    const expression = RE2JS.compile(RE2JS.translateRegExp(pattern));
    return (text) => expression.test(text);
  } catch {
    return undefined; // it looks around, or back
  }
}

/**
 * How the time of JavaScript's matching may grow with the text: not to speak of, by a small power (two repetitions
 * side by side), or without bound that we know of (a repetition of something that repeats or chooses).
 */
function riskOf(pattern: string): "none" | "powers" | "any" {
  // What may begin anywhere is tried everywhere: that counts as one more.
  let repetitions = pattern.startsWith("^") && !pattern.includes("|") ? 0 : 1;
  let inClass = false;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at];
    if (character === "\\") at++;
    else if (inClass) inClass = character !== "]";
    else if (character === "[") inClass = true;
    else if (character === "*" || character === "+" || isOpenCount(pattern, at)) {
      if (pattern[at - 1] === ")" && pattern[at - 2] !== "\\") return "any";
      repetitions++;
    }
    if (/[1-9]/.test(pattern[at] ?? "") && pattern[at - 1] === "\\") return "any"; // what a group matched, again
  }
  return repetitions <= 2 ? "none" : repetitions <= 3 ? "powers" : "any";
}

/** `{3,}`, and a count so large that it is as good as none. */
function isOpenCount(pattern: string, at: number): boolean {
  const count = /^\{(\d+)(,(\d*))?\}/.exec(pattern.slice(at, at + 24));
  if (!count) return false;
  const most = count[2] === undefined ? Number(count[1]) : count[3] ? Number(count[3]) : Number.POSITIVE_INFINITY;
  return most > 100 || (pattern[at - 1] === ")" && most > 3);
}
