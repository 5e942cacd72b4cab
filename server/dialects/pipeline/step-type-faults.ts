import type { YamlNode } from "../../document/index.ts";
import type { Fault } from "../../schema/index.ts";

/** A step's type that the platform doesn't have in any version, taken apart. */
export interface WrongStepType {
  readonly node: YamlNode;
  readonly type: string;
  readonly id: string;
  /** The `@` and what follows; empty where there is none. */
  readonly at: string;
  /** The types of this version, without majors. */
  readonly ids: readonly string[];
  /** All that may stand there in this version. */
  readonly texts: readonly string[];
  /** There is such a type in some version; so its major is what is unknown. */
  readonly isKnownId: boolean;
}

export function* wrongStepTypes(faults: readonly Fault[]): Iterable<WrongStepType> {
  for (const fault of faults) {
    if (fault.kind !== "value" || fault.topic !== "step-type" || fault.node.kind !== "scalar") continue;
    const texts = fault.problem.kind === "choice" ? fault.problem.choices.map(String) : [];
    const type = fault.node.text;
    const id = idOf(type);
    const known = new Set((fault.known ?? texts).map(idOf));
    const ids = [...new Set(texts.map(idOf))];
    yield { node: fault.node, type, id, at: type.slice(id.length), ids, texts, isKnownId: known.has(id) };
  }
}

function idOf(type: string): string {
  return type.replace(/@.*$/s, "");
}
