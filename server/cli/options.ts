import { parseArgs } from "node:util";
import type { Text, Words } from "../../protocol/index.ts";
import { nearest } from "../document/index.ts";
import { texts } from "./texts.ts";

/** One option of a command, with its line in `--help`. */
export interface OptionSpec {
  readonly name: string;
  readonly short?: string;
  /** Absent: it takes no value. In `--help` between angle brackets; `optional` as `--fix[=suggested]`. */
  readonly value?: { readonly label: string; readonly optional?: true };
  readonly help: Text;
}

/** Options and paths as they were typed: names are known, values are there where they must be. */
export interface ParsedOptions {
  readonly positionals: readonly string[];
  has(name: string): boolean;
  /** The last value given; undefined when the option is absent or stands without a value. */
  value(name: string): string | undefined;
  values(name: string): readonly string[];
}

/** Something that was typed wrongly, said in a sentence with the next step in it. */
export interface UsageFault {
  readonly text: Text;
  readonly words: Words;
}

export type OrFault<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: UsageFault };

export function fault(text: Text, words: Words = {}): { readonly ok: false; readonly fault: UsageFault } {
  return { ok: false, fault: { text, words } };
}

/** Reads a command's arguments against its options. `--` ends the options; a lone `-` is a path. */
export function parseOptions(
  args: readonly string[],
  specs: readonly OptionSpec[],
  others: "refused" | "passed-on" = "refused",
): OrFault<ParsedOptions> {
  // Not strict: its sentences are in English only and know no neighbours. The tokens are checked here instead.
  const { tokens } = parseArgs({ args: [...args], options: parseArgsOptions(specs), strict: false, tokens: true });
  const positionals: string[] = [];
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === "positional") positionals.push(token.value);
    if (token.kind !== "option") continue;
    const spec = specs.find(({ name, short }) => name === token.name || (short !== undefined && short === token.name));
    if (spec === undefined && others === "passed-on") continue;
    if (spec === undefined) return unknownOption(token.rawName, specs);
    const isValueMissing = token.value === undefined || (token.inlineValue === false && /^-./.test(token.value));
    if (spec.value === undefined && token.inlineValue === true) {
      return fault(texts.optionTakesNoValue, { option: token.rawName });
    }
    if (spec.value !== undefined && spec.value.optional === undefined && isValueMissing) {
      return fault(texts.optionNeedsValue, { option: token.rawName, value: `<${spec.value.label}>` });
    }
    const values = given.get(spec.name) ?? [];
    if (token.value !== undefined) values.push(token.value);
    given.set(spec.name, values);
  }
  const value: ParsedOptions = {
    positionals,
    has: (name) => given.has(name),
    value: (name) => given.get(name)?.at(-1),
    values: (name) => given.get(name) ?? [],
  };
  return { ok: true, value };
}

function parseArgsOptions(specs: readonly OptionSpec[]) {
  return Object.fromEntries(
    specs.map(({ name, short, value }) => {
      const type: "string" | "boolean" = value !== undefined && value.optional === undefined ? "string" : "boolean";
      return [name, { type, multiple: true, ...(short === undefined ? {} : { short }) }];
    }),
  );
}

function unknownOption(option: string, specs: readonly OptionSpec[]): OrFault<never> {
  const near = nearest(
    option.replace(/^-+/, ""),
    specs.map(({ name }) => name),
  )?.word;
  return near === undefined
    ? fault(texts.unknownOption, { option })
    : fault(texts.unknownOptionNear, { option, near: `--${near}` });
}

/** A word that must be one of a few: the word, or a fault that names the nearest of them and then all. */
export function oneOf<Word extends string>(
  word: string,
  choices: readonly Word[],
  sentences: { readonly unknown: Text; readonly near: Text },
  words: Words = {},
): OrFault<Word> {
  const found = choices.find((choice) => choice === word);
  if (found !== undefined) return { ok: true, value: found };
  const near = nearest(word, choices)?.word;
  const all = { ...words, word, choices: choices.join(", ") };
  return near === undefined ? fault(sentences.unknown, all) : fault(sentences.near, { ...all, near });
}
