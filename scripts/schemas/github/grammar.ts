/**
 * GitHub's grammar of workflows and actions, as the package `@actions/workflow-parser` has it (MIT).
 * A slip here is an exception: it must fail `npm run generate`.
 */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

export interface Definition {
  readonly description?: string;
  /** What expressions may use here and below: contexts, and functions with the number of their arguments. */
  readonly context?: readonly string[];
  readonly mapping?: Mapping;
  readonly sequence?: { readonly "item-type": string };
  readonly string?: { readonly constant?: string; readonly "require-non-empty"?: boolean };
  readonly boolean?: object;
  readonly number?: object;
  readonly null?: object;
  readonly "one-of"?: readonly string[];
  readonly "allowed-values"?: readonly string[];
}

export interface Mapping {
  readonly properties?: Readonly<Record<string, string | Property>>;
  readonly "loose-key-type"?: string;
  readonly "loose-value-type"?: string;
}

export interface Property {
  readonly type: string;
  readonly required?: boolean;
  readonly description?: string;
}

export class Grammar {
  readonly #definitions: Readonly<Record<string, Definition>>;

  constructor(definitions: Readonly<Record<string, Definition>>) {
    this.#definitions = definitions;
  }

  /** A definition by its name; the plain types have none of their own. */
  definition(name: string): Definition {
    const found = this.#definitions[name] ?? plainTypes[name];
    if (!found) throw new Error(`The grammar names \`${name}\`, which isn't there.`);
    return found;
  }

  mapping(name: string): Mapping {
    const { mapping } = this.definition(name);
    if (!mapping) throw new Error(`\`${name}\` of the grammar is no mapping.`);
    return mapping;
  }
}

const plainTypes: Readonly<Record<string, Definition>> = {
  string: { string: {} },
  boolean: { boolean: {} },
  number: { number: {} },
  null: { null: {} },
  sequence: { sequence: { "item-type": "any" } },
  mapping: { mapping: { "loose-key-type": "string", "loose-value-type": "any" } },
  any: {},
};

export function propertyOf(property: string | Property): Property {
  return typeof property === "string" ? { type: property } : property;
}

export function readGrammar(kind: "workflow" | "action"): Grammar {
  const data = readPackaged("@actions/workflow-parser", `${kind}-v1.0.min.json`);
  return new Grammar((data as { readonly definitions: Readonly<Record<string, Definition>> }).definitions);
}

/** The English descriptions of contexts and their members, by context and name. */
export function readContextDescriptions(): Readonly<Record<string, Readonly<Record<string, { description: string }>>>> {
  const data = readPackaged("@actions/languageservice", "context-providers/descriptions.min.json");
  return data as Readonly<Record<string, Readonly<Record<string, { description: string }>>>>;
}

/** A file beside a package's main one: its `exports` name none of these. */
function readPackaged(name: string, file: string): unknown {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    const path = join(folder, "node_modules", name, "dist", file);
    if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8"));
    if (dirname(folder) === folder) throw new Error(`The package ${name} is not installed, or has no ${file}.`);
  }
}
