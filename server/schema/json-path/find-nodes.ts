/** Queries of RFC 9535 over our trees, and over paths to where something may stand one day. */
import type { Path, PathStep, YamlEntry, YamlNode } from "../../document/index.ts";
import { matches } from "../patterns.ts";
import type { Argument, Comparable, Filter, FunctionCall, JsonPath, Segment, Selector } from "./read-json-path.ts";

/** A node that a query leads to. */
export interface FoundNode {
  readonly node: YamlNode;
  /** The entry whose value it is; undefined for a list's item, and where the query began. */
  readonly entry?: YamlEntry;
  readonly step?: PathStep;
  readonly from?: FoundNode;
}

/** So many steps from node to node a query may take: what lies beyond is not found. */
const mostSteps = 500_000;

/**
 * The nodes that a query leads to, in document order. It begins at `start`, which is the root where nothing else is said;
 * `$` in its filters is the root.
 * Never throws; the work is counted and bounded.
 */
export function findNodes({ segments }: JsonPath, root: YamlNode, start: YamlNode = root): readonly FoundNode[] {
  return new Search(root).follow(segments, [{ node: start }]);
}

/** The steps from where the query began. */
export function pathOf(found: FoundNode): Path {
  const steps: PathStep[] = [];
  for (let at: FoundNode | undefined = found; at?.step !== undefined; at = at.from) steps.unshift(at.step);
  return steps;
}

/**
 * Whether a query could lead to a path, for places where nothing stands yet: a filter is taken to hold, and `..` goes
 * any way down.
 */
export function couldLeadTo({ segments }: JsonPath, path: Path): boolean {
  return couldFollow(segments, 0, path, 0);
}

function couldFollow(segments: readonly Segment[], at: number, path: Path, depth: number): boolean {
  const segment = segments[at];
  if (!segment) return depth === path.length;
  const step = path[depth];
  if (step === undefined) return false;
  const isHere = couldSelect(segment, step) && couldFollow(segments, at + 1, path, depth + 1);
  return isHere || (segment.type === "DescendantSegment" && couldFollow(segments, at, path, depth + 1));
}

function couldSelect({ node }: Segment, step: PathStep): boolean {
  switch (node.type) {
    case "WildcardSelector":
      return true;
    case "MemberNameShorthand":
      return step === node.value;
    case "BracketedSelection":
      return node.selectors.some((selector) => {
        if (selector.type === "NameSelector") return step === selector.value;
        if (selector.type === "IndexSelector") return step === selector.value;
        return selector.type === "SliceSelector" ? typeof step === "number" : true;
      });
  }
}

/** What comparisons see: a scalar's value, a map or list itself, or nothing. */
type Value = string | number | boolean | null | YamlNode | undefined;

class Search {
  readonly #root: YamlNode;
  #left = mostSteps;

  constructor(root: YamlNode) {
    this.#root = root;
  }

  follow(segments: readonly Segment[], from: readonly FoundNode[]): readonly FoundNode[] {
    let found = from;
    for (const segment of segments) {
      const next: FoundNode[] = [];
      for (const one of found) this.#segment(segment, one, next);
      found = next;
    }
    return found;
  }

  #segment(segment: Segment, from: FoundNode, into: FoundNode[]): void {
    this.#select(segment.node, from, into);
    if (segment.type !== "DescendantSegment") return;
    for (const child of this.#children(from)) this.#segment(segment, child, into);
  }

  #select(node: Segment["node"], from: FoundNode, into: FoundNode[]): void {
    switch (node.type) {
      case "WildcardSelector":
        into.push(...this.#children(from));
        return;
      case "MemberNameShorthand":
        this.#member(from, node.value, into);
        return;
      case "BracketedSelection":
        for (const selector of node.selectors) this.#selector(selector, from, into);
    }
  }

  #selector(selector: Selector, from: FoundNode, into: FoundNode[]): void {
    switch (selector.type) {
      case "NameSelector":
        this.#member(from, selector.value, into);
        return;
      case "WildcardSelector":
        into.push(...this.#children(from));
        return;
      case "IndexSelector":
        if (from.node.kind === "list") this.#item(from, indexOf(selector), into);
        return;
      case "SliceSelector":
        if (from.node.kind !== "list") return;
        for (const index of sliced(selector, from.node.items.length)) this.#item(from, index, into);
        return;
      case "FilterSelector":
        for (const child of this.#children(from)) if (this.#holds(selector.value, child)) into.push(child);
    }
  }

  #member(from: FoundNode, name: string, into: FoundNode[]): void {
    if (from.node.kind !== "map" || --this.#left < 0) return;
    const entry = from.node.entries.find(({ key }) => key.text === name);
    if (entry) into.push({ node: entry.value, entry, step: name, from });
  }

  #item(from: FoundNode, index: number, into: FoundNode[]): void {
    if (from.node.kind !== "list" || --this.#left < 0) return;
    const { items } = from.node;
    const at = index < 0 ? items.length + index : index;
    const node = items[at];
    if (node) into.push({ node, step: at, from });
  }

  #children(from: FoundNode): readonly FoundNode[] {
    const { node } = from;
    const count = node.kind === "map" ? node.entries.length : node.kind === "list" ? node.items.length : 0;
    this.#left -= count;
    if (this.#left < 0) return [];
    if (node.kind === "map") {
      return node.entries.map((entry) => ({ node: entry.value, entry, step: entry.key.text, from }));
    }
    return node.kind === "list" ? node.items.map((item, step) => ({ node: item, step, from })) : [];
  }

  #holds(filter: Filter, at: FoundNode): boolean {
    switch (filter.type) {
      case "LogicalOrExpr":
        return this.#holds(filter.left, at) || this.#holds(filter.right, at);
      case "LogicalAndExpr":
        return this.#holds(filter.left, at) && this.#holds(filter.right, at);
      case "LogicalNotExpr":
        return !this.#holds(filter.expression, at);
      case "ComparisonExpr":
        return compared(filter.op, this.#comparable(filter.left, at), this.#comparable(filter.right, at));
      case "TestExpr": {
        const { expression } = filter;
        if (expression.type === "FilterQuery") return this.#query(expression.value, at).length > 0;
        return this.#call(expression, at) === true;
      }
    }
  }

  #query(query: { readonly type: string; readonly segments: readonly Segment[] }, at: FoundNode): readonly FoundNode[] {
    return this.follow(query.segments, [query.type === "RelQuery" ? at : { node: this.#root }]);
  }

  #comparable(comparable: Comparable, at: FoundNode): Value {
    switch (comparable.type) {
      case "Literal":
        return comparable.value;
      case "FunctionExpr":
        return this.#call(comparable, at);
      case "RelSingularQuery":
      case "AbsSingularQuery": {
        let found: FoundNode | undefined = comparable.type === "RelSingularQuery" ? at : { node: this.#root };
        for (const { node } of comparable.segments) {
          const next: FoundNode[] = [];
          if (found && node.type === "IndexSelector") this.#item(found, indexOf(node), next);
          else if (found && node.type !== "IndexSelector") this.#member(found, node.value, next);
          [found] = next;
        }
        return found && comparableValue(found.node);
      }
    }
  }

  #argument(argument: Argument | undefined, at: FoundNode): Value {
    if (argument?.type === "Literal") return argument.value;
    if (argument?.type === "FunctionExpr") return this.#call(argument, at);
    if (argument?.type !== "FilterQuery") return undefined;
    const [found, ...others] = this.#query(argument.value, at);
    return found && others.length === 0 ? comparableValue(found.node) : undefined;
  }

  #call(call: FunctionCall, at: FoundNode): Value {
    const [first, second] = call.arguments;
    switch (call.name) {
      case "length":
        return lengthOf(this.#argument(first, at));
      case "count":
        return first?.type === "FilterQuery" ? this.#query(first.value, at).length : undefined;
      case "value":
        return this.#argument(first, at);
      case "match":
      case "search": {
        const text = this.#argument(first, at);
        const pattern = this.#argument(second, at);
        if (typeof text !== "string" || typeof pattern !== "string") return false;
        const inner = withoutLineEnds(pattern);
        return matches(text, call.name === "match" ? `^(?:${inner})$` : inner);
      }
      default:
        return undefined;
    }
  }
}

/** In RFC 9485 a dot matches neither end of a line. */
function withoutLineEnds(pattern: string): string {
  let inClass = false;
  return pattern.replace(/\\.|[[\].]/gs, (part) => {
    if (part === "[") inClass = true;
    else if (part === "]") inClass = false;
    return part === "." && !inClass ? "[^\\n\\r]" : part;
  });
}

/** The parser wraps an index of a singular query once more. */
function indexOf(selector: { readonly value?: number; readonly selector?: { readonly value: number } }): number {
  return selector.value ?? selector.selector?.value ?? 0;
}

/** Source: RFC 9535, 2.3.4.2.2. */
function sliced(
  slice: { readonly start: number | null; readonly end: number | null; readonly step: number | null },
  length: number,
): readonly number[] {
  const step = slice.step ?? 1;
  if (step === 0) return [];
  const normal = (index: number): number => (index >= 0 ? index : length + index);
  const start = normal(slice.start ?? (step > 0 ? 0 : length - 1));
  const end = slice.end === null ? (step > 0 ? length : -1) : normal(slice.end);
  const found: number[] = [];
  if (step > 0) {
    for (let at = Math.max(start, 0); at < Math.min(end, length); at += step) found.push(at);
  } else {
    for (let at = Math.min(start, length - 1); at > Math.max(end, -1); at += step) found.push(at);
  }
  return found;
}

function comparableValue(node: YamlNode): Value {
  return node.kind === "scalar" ? node.value : node;
}

function lengthOf(value: Value): number | undefined {
  if (typeof value === "string") return [...value].length;
  if (typeof value !== "object" || value === null) return undefined;
  if (value.kind === "map") return value.entries.length;
  return value.kind === "list" ? value.items.length : undefined;
}

function compared(op: string, a: Value, b: Value): boolean {
  switch (op) {
    case "==":
      return isSame(a, b);
    case "!=":
      return !isSame(a, b);
    case "<":
      return isLess(a, b);
    case ">":
      return isLess(b, a);
    case "<=":
      return isLess(a, b) || isSame(a, b);
    default:
      return isLess(b, a) || isSame(a, b);
  }
}

function isLess(a: Value, b: Value): boolean {
  if (typeof a === "number" && typeof b === "number") return a < b;
  return typeof a === "string" && typeof b === "string" && codePointsAreLess(a, b);
}

function codePointsAreLess(a: string, b: string): boolean {
  const [one, other] = [[...a], [...b]];
  for (const [index, character] of one.entries()) {
    const beside = other[index];
    if (beside === undefined) return false;
    if (character !== beside) return (character.codePointAt(0) ?? 0) < (beside.codePointAt(0) ?? 0);
  }
  return one.length < other.length;
}

function isSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  const isNode = (value: Value): value is YamlNode => typeof value === "object" && value !== null;
  return isNode(a) && isNode(b) && isSameNode(a, b);
}

function isSameNode(a: YamlNode, b: YamlNode): boolean {
  if (a.kind === "scalar" && b.kind === "scalar") return a.value === b.value;
  if (a.kind === "list" && b.kind === "list") {
    return (
      a.items.length === b.items.length &&
      a.items.every((item, index) => {
        const other = b.items[index];
        return other !== undefined && isSameNode(item, other);
      })
    );
  }
  if (a.kind !== "map" || b.kind !== "map" || a.entries.length !== b.entries.length) return false;
  return a.entries.every(({ key, value }) => {
    const other = b.entries.find((entry) => entry.key.text === key.text);
    return other !== undefined && isSameNode(value, other.value);
  });
}
