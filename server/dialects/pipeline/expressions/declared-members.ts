import { type Span, textOf } from "../../../document/index.ts";
import {
  anyValue,
  type Declaration,
  type MemberInfo,
  type Members,
  type ObjectType,
} from "../../shared/expressions/index.ts";
import type { DeclaredNames } from "../declarations.ts";
import { parameterNote } from "../parameter-note.ts";
import { parameterOf } from "../template-content.ts";

type Declared = NonNullable<ReturnType<DeclaredNames["byName"]["get"]>>;
type Describe = (name: string, declared: Declared, at: Span) => Declaration;

/** The variables that are seen at a place, the nearest first: one that hides another comes before it. */
export function variableNames(...all: readonly DeclaredNames[]): ObjectType {
  return namesType(all, (_name, declared, at) => {
    const value = "key" in declared ? textOf(declared.value) : undefined;
    return { at, ...(value !== undefined && { value }) };
  });
}

export function parameterNames(declared: DeclaredNames): ObjectType {
  return namesType([declared], (name, parameter, at) => {
    if (!("key" in parameter)) return { at };
    const { type, fallback, detail = type, description } = parameterNote(parameterOf(name, parameter.value));
    return {
      at,
      ...(detail && { detail }),
      ...(fallback !== undefined && { value: fallback, isDefault: true }),
      ...(description !== undefined && { about: description }),
    };
  });
}

export function secretNames(declared: DeclaredNames): ObjectType {
  return namesType([declared], (_name, _declared, at) => ({ at }));
}

function namesType(all: readonly DeclaredNames[], describe: Describe): ObjectType {
  const isOpen = all.some((one) => one.isOpen);
  // Of unknown names of these, rules of their own speak.
  return { kind: "object", members: new DeclaredMembers(all, describe), ...(isOpen && { isOpen }), whenUnknown: false };
}

/** Names that a document declares. What is known of one is put together when somebody asks for it. */
class DeclaredMembers implements Members {
  readonly #all: readonly DeclaredNames[];
  readonly #describe: Describe;

  constructor(all: readonly DeclaredNames[], describe: Describe) {
    this.#all = all;
    this.#describe = describe;
  }

  get(name: string): MemberInfo | undefined {
    for (const { byName } of this.#all) {
      const declared = byName.get(name);
      if (!declared) continue;
      const at = "key" in declared ? declared.key.span : declared.span;
      return { type: anyValue, declaration: this.#describe(name, declared, at) };
    }
    return undefined;
  }

  keys(): Iterable<string> {
    return new Set(this.#all.flatMap(({ byName }) => [...byName.keys()]));
  }
}
