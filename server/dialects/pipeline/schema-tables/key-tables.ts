/**
 * The key tables and the step catalogue as they stand in `packs/`: what people edit, and every schema is made from.
 * The head of packs/pipeline/keys.yaml explains the form. A slip in them is an exception: it must fail `npm run generate`.
 */
import type { Text } from "../../../../protocol/index.ts";
import type { Lifetime } from "../../../schema/index.ts";

export interface KeyTables {
  readonly versions: readonly string[];
  readonly root: string;
  readonly title: Text;
  readonly types: Readonly<Record<string, TypeRow>>;
  readonly maps: Readonly<Record<string, MapTable>>;
}

/** A value: of a type, with what narrows it. Either `type`, or `anyOf`, or `values` alone (an enum of any scalars). */
export interface TypeRow {
  readonly type?: string;
  readonly anyOf?: readonly (string | (Lifetime & { readonly type: string; readonly as?: string }))[];
  readonly values?: Readonly<Record<string, Text & Lifetime>> | readonly (string | number)[];
  readonly suggest?: Readonly<Record<string, Text>>;
  readonly pattern?: string;
  readonly form?: { readonly name: string; readonly text: Text; readonly anyScalar?: boolean };
  readonly length?: readonly [number, number];
  readonly least?: number;
  readonly most?: number;
  readonly filled?: boolean;
  readonly mayBeEmpty?: boolean;
  /** Of a map of values: the type of their names. */
  readonly names?: string;
  readonly steps?: boolean;
  readonly sample?: string;
}

export interface KeyRow extends TypeRow, Lifetime {
  readonly required?: boolean;
  readonly doc: Text;
  readonly example?: string;
  readonly phrase?: Text;
  /** Stands in the schemas of all versions, whatever `since` says. */
  readonly always?: boolean;
  readonly standsFor?: readonly string[];
  readonly platform?: boolean;
}

export interface MapTable {
  readonly name: Text;
  readonly keys: Readonly<Record<string, KeyRow>>;
  readonly others?: { readonly type?: string; readonly pattern?: string };
  readonly exactlyOne?: { readonly keys: readonly string[]; readonly missing?: string };
  readonly atLeastOne?: { readonly keys: readonly string[] };
  /** Key → the keys of which one must stand beside it. */
  readonly beside?: Readonly<Record<string, readonly string[]>>;
  readonly requiredIf?: readonly { readonly key: string; readonly is: string; readonly keys: readonly string[] }[];
  readonly wraps?: string;
  /** The value of `type` decides what may stand under `with`. */
  readonly stepInputs?: boolean;
}

export interface StepRow extends Lifetime {
  readonly doc: Text;
  readonly majors?: Readonly<Record<string, Lifetime>>;
  readonly inputs: Readonly<Record<string, InputRow>>;
  readonly outputs?: Readonly<Record<string, Text>>;
}

export interface InputRow {
  readonly type?: string;
  readonly values?: readonly (string | number)[];
  readonly required?: boolean;
  /** A definition of the schema that it keeps to, instead of a type: `#/$defs/…`. */
  readonly ref?: string;
  readonly doc: Text;
}

export type StepCatalogue = Readonly<Record<string, StepRow>>;

/** Whether a version has something; one that is deprecated there it still has. */
export function has(versions: readonly string[], version: string, life: Lifetime): boolean {
  const at = versions.indexOf(version);
  return indexOf(versions, life.since, 0) <= at && at < indexOf(versions, life.removed, versions.length);
}

export function isDeprecated(versions: readonly string[], version: string, life: Lifetime): boolean {
  return indexOf(versions, life.deprecated, versions.length) <= versions.indexOf(version);
}

function indexOf(versions: readonly string[], version: string | undefined, absent: number): number {
  if (version === undefined) return absent;
  const at = versions.indexOf(version);
  if (at < 0)
    throw new Error(`The tables name the platform version ${version}, which is none of ${versions.join(", ")}.`);
  return at;
}

/** The dates alone, without what else stands in the row. */
export function lifetimeOf({ since, deprecated, removed, instead, replace }: Lifetime): Lifetime {
  return {
    ...(since !== undefined && { since }),
    ...(deprecated !== undefined && { deprecated }),
    ...(removed !== undefined && { removed }),
    ...(instead !== undefined && { instead }),
    ...(replace !== undefined && { replace }),
  };
}

/** What a version knows of its own past: a deprecation that is still to come says nothing there. */
export function currentLife(versions: readonly string[], version: string, life: Lifetime): Lifetime {
  if (version !== "" && isDeprecated(versions, version, life)) return lifetimeOf(life);
  return life.since === undefined ? {} : { since: life.since };
}
