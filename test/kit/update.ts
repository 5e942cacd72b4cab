import { readFileSync, writeFileSync } from "node:fs";
import { takeOffIndentation } from "../../server/features/marked-text.ts";

/**
 * `npm test -- --update`: what came out is written into the test, in place of what was expected.
 * The literal is found by its text, nearest below the call; a file is read once, so that places stay right
 * while several tests write into it.
 */
export function updates(): boolean {
  return process.env.UPDATE === "1";
}

interface Literal {
  readonly start: number;
  readonly end: number;
  readonly cooked: string;
}

interface Opened {
  readonly source: string;
  readonly literals: readonly Literal[];
  readonly changes: Map<Literal, string>;
}

const opened = new Map<string, Opened>();

/** Puts `actual` where `expected` is written in the test that is running. */
export function updateTest(expected: string, actual: string): void {
  for (const { path, line } of callSites()) {
    if (updateFile(path, line, expected, actual)) return;
  }
  throw new Error("The text to update is not written as one string in the test's file: change it by hand.");
}

/** Puts `actual` where `expected` is written in a file, at or after a line if it stands there several times. */
export function updateFile(path: string, line: number, expected: string, actual: string): boolean {
  let file = opened.get(path);
  if (file === undefined) {
    const source = readFileSync(path, "utf8");
    file = { source, literals: findLiterals(source), changes: new Map() };
    opened.set(path, file);
  }
  const start = lineStart(file.source, line);
  const fitting = file.literals.filter((literal) => literal.cooked === expected);
  const literal = fitting.find((one) => one.end >= start) ?? fitting.at(-1);
  if (literal === undefined) return false;
  file.changes.set(literal, printLiteral(file.source, literal, actual));
  writeFileSync(path, changed(file));
  return true;
}

function changed({ source, changes }: Opened): string {
  let result = "";
  let done = 0;
  for (const [literal, text] of [...changes].sort(([a], [b]) => a.start - b.start)) {
    result += source.slice(done, literal.start) + text;
    done = literal.end;
  }
  return result + source.slice(done);
}

/** The new text as a template literal, indented as the old one was, else two deeper than its line. */
function printLiteral(source: string, literal: Literal, actual: string): string {
  const asSource = (text: string): string => text.replace(/\\|`|\$\{/g, "\\$&");
  if (!literal.cooked.includes("\n") && !actual.includes("\n")) return `\`${asSource(actual)}\``;
  const before = source.slice(0, literal.start);
  const lineIndent = /^[ ]*/.exec(before.slice(before.lastIndexOf("\n") + 1))?.[0] ?? "";
  const old = /^\n( *)(?=\S)/.exec(literal.cooked)?.[1];
  const tail = /\n( *)$/.exec(literal.cooked)?.[1];
  const plain = takeOffIndentation(literal.cooked).split("\n")[0] ?? "";
  const inner = old === undefined ? `${lineIndent}  ` : old.slice(0, old.length - (/^ */.exec(plain)?.[0].length ?? 0));
  const lines = actual.split("\n").map((line) => (line === "" ? "" : inner + asSource(line)));
  const end = tail !== undefined ? `\n${tail}` : literal.cooked.startsWith("\n") ? "" : `\n${lineIndent}`;
  return `\`\n${lines.join("\n")}${end}\``;
}

/** Where our code was called from, innermost first, without the kit itself. */
function callSites(): { path: string; line: number }[] {
  const stack = new Error().stack ?? "";
  const sites: { path: string; line: number }[] = [];
  for (const found of stack.matchAll(/\(?(?:file:\/\/)?((?:\/|[A-Za-z]:\\)[^()\n]*?\.ts):(\d+):\d+\)?$/gm)) {
    const [, path = "", line = "1"] = found;
    if (!/[\\/]test[\\/]kit[\\/]/.test(path) && !path.includes("node_modules"))
      sites.push({ path, line: Number(line) });
  }
  return sites;
}

function lineStart(source: string, line: number): number {
  let at = 0;
  for (let count = 1; count < line; count++) {
    const next = source.indexOf("\n", at);
    if (next === -1) return at;
    at = next + 1;
  }
  return at;
}

/**
 * The string and template literals of a TypeScript source, without those that have `${…}` in them.
 * A scan, no parser: comments and regular expressions with quotes in them may hide a literal, never invent one
 * that fits the text.
 */
export function findLiterals(source: string): readonly Literal[] {
  const literals: Literal[] = [];
  const pattern = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|`(?:\\[\s\S]|[^\\`])*`|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;
  for (const found of source.matchAll(pattern)) {
    const [raw] = found;
    if (raw.startsWith("/") || (raw.startsWith("`") && /(?:^|[^\\])(?:\\\\)*\$\{/.test(raw))) continue;
    literals.push({ start: found.index, end: found.index + raw.length, cooked: cook(raw.slice(1, -1)) });
  }
  return literals;
}

function cook(raw: string): string {
  const names: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f", v: "\v", "0": "\0" };
  return raw.replace(
    /\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))/g,
    (_, wide, unit, byte, one) => {
      const code: string | undefined = wide ?? unit ?? byte;
      if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
      return one === "\n" ? "" : (names[one] ?? one);
    },
  );
}
