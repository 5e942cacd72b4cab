import type { Locale, Severity, Text } from "../../protocol/index.ts";
import type { JsonPath, Schema } from "../schema/index.ts";

/**
 * A folder of data by which a platform team makes Pipewright its own: languages, rules, pages, answers.
 * Law: nothing in a pack runs, and no path of it leads out of it.
 */
export interface Pack {
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  readonly description: Text | undefined;
  /** At least one. */
  readonly languages: readonly Locale[];
  readonly platform: PackPlatform | undefined;
  /** The ids of the dialects that it adds to. */
  readonly extends: readonly string[];
  readonly dialects: readonly DialectDefinition[];
  /** By the id of the step type. */
  readonly steps: ReadonlyMap<string, StepDefinition>;
  readonly rules: readonly RuleDefinition[];
  /** Rule id or pattern → level, in the order of the file; a later one wins. */
  readonly levels: ReadonlyMap<string, Severity | "off">;
  readonly hidden: { readonly steps: readonly string[]; readonly pages: readonly string[] };
  readonly docs: readonly PageFolder[];
  readonly articles: readonly PageFolder[];
  readonly templates: readonly PackTemplate[];
  readonly courses: string | undefined;
  readonly links: Readonly<Partial<Record<PackLink, string>>>;
  readonly support: PackSupport | undefined;
}

export type PackLink = "portal" | "newProject" | "status" | "pages";

export interface PackPlatform {
  readonly id: string;
  readonly title: Text | undefined;
  /** A semver range. */
  readonly supported: string | undefined;
  readonly current: string | undefined;
}

export interface DialectDefinition {
  readonly id: string;
  readonly title: Text;
  /** Globs, from the workspace folder. */
  readonly files: readonly string[];
  readonly root: RootKeys;
  /** Platform version → path of its JSON Schema in the pack, oldest first. At least one. */
  readonly schemas: ReadonlyMap<string, string>;
  /** Where a file says its platform version, and what it is called. */
  readonly platform: JsonPath | undefined;
  readonly name: JsonPath | undefined;
  readonly stages: StagesDefinition | undefined;
  readonly names: readonly NamesDefinition[];
}

/** By which root keys a file is known. All empty: not by these. */
export interface RootKeys {
  readonly all: readonly string[];
  readonly any: readonly string[];
  readonly none: readonly string[];
}

export interface StagesDefinition {
  readonly at: JsonPath;
  /** The key with the name; undefined where it is the key before the stage. */
  readonly nameKey: string | undefined;
  readonly needsKey: string | undefined;
  readonly inOrder: boolean;
  readonly one: Text;
  readonly many: Text;
  readonly steps: InnerStepsDefinition | undefined;
}

export interface InnerStepsDefinition {
  /** From the stage. */
  readonly at: JsonPath;
  readonly nameKey: string | undefined;
  readonly typeKey: string | undefined;
}

export type DefinedNameKind = "variable" | "parameter" | "secret" | "environment" | "template";

/** Names that a file gives in one place and uses in others. */
export interface NamesDefinition {
  readonly kind: DefinedNameKind;
  readonly declared: JsonPath;
  readonly by: NameSource;
  readonly used: readonly JsonPath[];
  /** There are others that no file declares. */
  readonly isOpen: boolean;
}

/** Whether the key or the value is a name. */
export type NameSource = "key" | "value";

export interface RuleDefinition {
  readonly id: string;
  readonly level: Severity | "off";
  /** Undefined: all that its pack defines or extends. */
  readonly dialect: string | undefined;
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly at: JsonPath;
  readonly must: Schema | undefined;
  readonly count: { readonly of: JsonPath; readonly least: number; readonly most: number | undefined } | undefined;
  readonly refers: { readonly to: JsonPath; readonly by: NameSource } | undefined;
  readonly message: Text;
  readonly title: Text;
  readonly why: Text | undefined;
  /** The id of the page that explains it. */
  readonly page: string | undefined;
}

export interface StepDefinition {
  readonly doc: Text;
  readonly since: string | undefined;
  readonly deprecated: string | undefined;
  readonly removed: string | undefined;
  readonly instead: string | undefined;
  readonly inputs: ReadonlyMap<string, InputDefinition>;
  readonly outputs: ReadonlyMap<string, Text>;
}

export type InputType = "text" | "boolean" | "number" | "list of text" | "map";

export interface InputDefinition {
  readonly type: InputType | undefined;
  readonly values: readonly (string | number)[] | undefined;
  readonly required: boolean;
  /** Instead of a type. */
  readonly schema: Schema | undefined;
  readonly doc: Text;
}

export interface PageFolder {
  /** From the pack's folder. */
  readonly path: string;
  /** Of pages that don't say so themselves. */
  readonly lang: Locale | undefined;
  readonly category: string | undefined;
}

export interface PackTemplate {
  readonly id: string;
  readonly title: Text;
  readonly description: Text | undefined;
  readonly file: string;
  readonly dialect: string | undefined;
}

export interface PackSupport {
  readonly hub: string | undefined;
  readonly hours: Text | undefined;
  readonly links: readonly { readonly title: Text; readonly url: string }[];
}
