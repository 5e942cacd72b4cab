import { isEmpty, type Span, type YamlNode } from "../../../document/index.ts";
import type { NameForm, NameKind } from "../../names.ts";

/** A place that gives a name or means one. */
export interface Mention {
  readonly kind: NameKind;
  /** As it is written there. */
  readonly name: string;
  readonly span: Span;
  readonly form: NameForm;
  readonly declares: boolean;
  /** The part that the name counts in; undefined for the whole document. */
  readonly scope: unknown;
  readonly ignoresCase?: true;
}

type Meant = Pick<Mention, "kind" | "name"> & { readonly scope?: unknown };

export function declares({ kind, name, scope }: Meant, span: Span): Mention {
  return { kind, name, scope, span, form: "scalar", declares: true };
}

export function uses({ kind, name, scope }: Meant, span: Span, form: NameForm = "scalar"): Mention {
  return { kind, name, scope, span, form, declares: false };
}

/** The keys of a map, each giving a name. What came by a merge gives its name where it is written. */
export function declaredByKeys(node: YamlNode | undefined, kind: NameKind, scope?: unknown): readonly Mention[] {
  if (node?.kind !== "map" || isEmpty(node)) return [];
  return node.entries.map(({ key }) => declares({ kind, name: key.text, scope }, key.span));
}
