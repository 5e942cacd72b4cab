import { nodeAt, type YamlNode } from "../../document/index.ts";
import type { Fault } from "../../schema/index.ts";
import type { SharedFacts } from "../rule.ts";

/** The faults of a document by the part that they are in. */
export interface FaultsByPart {
  of(part: YamlNode): readonly Fault[];
  /** Those in no part. */
  readonly rest: readonly Fault[];
}

const none: readonly Fault[] = [];

/** `parts`: the nodes of all parts, each the value at a path of two or three steps, such as `pipeline.stages.0`. */
export function faultsByPart(
  { document, faults }: Pick<SharedFacts, "document" | "faults">,
  parts: () => Iterable<YamlNode>,
): FaultsByPart {
  if (faults.length === 0) return { of: () => none, rest: none };
  const byPart = new Map<YamlNode, Fault[]>();
  for (const part of parts()) byPart.set(part, []);
  const rest: Fault[] = [];
  for (const fault of faults) (listOf(fault, document.root, byPart) ?? rest).push(fault);
  return { of: (part) => byPart.get(part) ?? none, rest };
}

function listOf(
  { path }: Fault,
  root: YamlNode | undefined,
  byPart: ReadonlyMap<YamlNode, Fault[]>,
): Fault[] | undefined {
  for (const length of [2, 3]) {
    const node = root && path.length >= length ? nodeAt(root, path.slice(0, length)) : undefined;
    const list = node && byPart.get(node);
    if (list) return list;
  }
  return undefined;
}
