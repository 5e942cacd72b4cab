import parse from "jsonpath-rfc9535/parser";
import { filled, type Text, type Words } from "../../../protocol/index.ts";

/** What the parser gives: see its types. */
type Query = ReturnType<typeof parse>;
export type Segment = Query["segments"][number];
type Bracketed = Extract<Segment["node"], { type: "BracketedSelection" }>;
export type Selector = Bracketed["selectors"][number];
export type Filter = Extract<Selector, { type: "FilterSelector" }>["value"];
export type TestedExpression = Extract<Filter, { type: "TestExpr" }>["expression"];
export type FunctionCall = Extract<TestedExpression, { type: "FunctionExpr" }>;
export type Comparable = Extract<Filter, { type: "ComparisonExpr" }>["left"];
export type Argument = FunctionCall["arguments"][number];

/** A query of RFC 9535, read and found well-typed. */
export interface JsonPath {
  readonly text: string;
  readonly segments: readonly Segment[];
}

export type ReadJsonPath =
  | { readonly ok: true; readonly path: JsonPath }
  | { readonly ok: false; readonly problem: Text };

const longest = 1_000;

/**
 * Reads a JSONPath. It begins at the root (`$.stages[*]`), or where the reader stands: `@.steps[*]`, or without a
 * mark `steps[*]`.
 * Source: RFC 9535.
 */
export function readJsonPath(text: string): ReadJsonPath {
  if (text.length > longest) return { ok: false, problem: problem("tooLong", { longest: String(longest) }) };
  const rooted = text.startsWith("$") ? text : withRoot(text);
  try {
    const { segments } = parse(rooted);
    const wrong = segments.map(faultInSegment).find((fault) => fault !== undefined);
    return wrong === undefined ? { ok: true, path: { text, segments } } : { ok: false, problem: wrong };
  } catch (error) {
    const at = offsetOf(error) - (rooted.length - text.length);
    const before = text.slice(0, Math.max(0, at));
    const after = text.slice(Math.max(0, at), at + 10);
    const say = after === "" ? "endsEarly" : "unexpected";
    return { ok: false, problem: problem(say, { before, after }) };
  }
}

/** Where the parser stopped; its own words are for people who write parsers. */
function offsetOf(error: unknown): number {
  const { location } = error as { readonly location?: { readonly start?: { readonly offset?: unknown } } };
  return typeof location?.start?.offset === "number" ? location.start.offset : 0;
}

const problems = {
  tooLong: { en: "it is longer than {longest} characters.", "zh-cn": "超过了 {longest} 个字符。" },
  endsEarly: { en: "it ends too early, after `{before}`.", "zh-cn": "在 `{before}` 之后过早结束。" },
  unexpected: { en: "`{after}` can't stand behind `{before}`.", "zh-cn": "`{after}` 不能写在 `{before}` 之后。" },
  number: { en: "a number in it is too large.", "zh-cn": "其中的数字过大。" },
  valueAlone: {
    en: "`{name}()` gives a value: compare it with something.",
    "zh-cn": "`{name}()` 给出的是值：请与其他值比较。",
  },
  logicalCompared: {
    en: "`{name}()` is true or false already: it can't be compared.",
    "zh-cn": "`{name}()` 本身就是真或假，不能再比较。",
  },
  noFunction: { en: "there is no function `{name}()`.", "zh-cn": "没有函数 `{name}()`。" },
  argumentCount: { en: "`{name}()` takes {count} argument(s).", "zh-cn": "`{name}()` 需要 {count} 个参数。" },
  argument: { en: "`{name}()` can't take this.", "zh-cn": "`{name}()` 不接受这样的参数。" },
  onePlace: { en: "`{name}()` takes a path that leads to one value.", "zh-cn": "`{name}()` 需要指向单个值的路径。" },
} satisfies Readonly<Record<string, Text>>;

function problem(say: keyof typeof problems, words: Words = {}): Text {
  return filled(problems[say], words);
}

function withRoot(text: string): string {
  if (text.startsWith("@")) return `$${text.slice(1)}`;
  return text.startsWith("[") ? `$${text}` : `$.${text}`;
}

type ValueKind = "value" | "nodes" | "logical";

/** What each function takes and gives. Source: RFC 9535, 2.4.4 to 2.4.8. */
const functions: ReadonlyMap<string, { readonly takes: readonly ValueKind[]; readonly gives: ValueKind }> = new Map([
  ["length", { takes: ["value"], gives: "value" }],
  ["count", { takes: ["nodes"], gives: "value" }],
  ["match", { takes: ["value", "value"], gives: "logical" }],
  ["search", { takes: ["value", "value"], gives: "logical" }],
  ["value", { takes: ["nodes"], gives: "value" }],
]);

function faultInSegment({ node }: Segment): Text | undefined {
  if (node.type !== "BracketedSelection") return undefined;
  return node.selectors
    .map((selector) => {
      if (selector.type === "FilterSelector") return faultInFilter(selector.value);
      const numbers =
        selector.type === "SliceSelector"
          ? [selector.start, selector.end, selector.step]
          : selector.type === "IndexSelector"
            ? [selector.value]
            : [];
      const isUnsafe = numbers.some((number) => number !== null && !Number.isSafeInteger(number));
      return isUnsafe ? problem("number") : undefined;
    })
    .find((fault) => fault !== undefined);
}

function faultInFilter(filter: Filter): Text | undefined {
  switch (filter.type) {
    case "LogicalOrExpr":
    case "LogicalAndExpr":
      return faultInFilter(filter.left) ?? faultInFilter(filter.right);
    case "LogicalNotExpr":
      return faultInFilter(filter.expression);
    case "ComparisonExpr":
      return faultInComparable(filter.left) ?? faultInComparable(filter.right);
    case "TestExpr": {
      const { expression } = filter;
      if (expression.type === "FilterQuery") return faultIn(expression.value.segments);
      if (functions.get(expression.name)?.gives === "value") {
        return problem("valueAlone", { name: expression.name });
      }
      return faultInCall(expression);
    }
  }
}

function faultIn(segments: readonly Segment[]): Text | undefined {
  return segments.map(faultInSegment).find((fault) => fault !== undefined);
}

function faultInComparable(comparable: Comparable): Text | undefined {
  if (comparable.type !== "FunctionExpr") return undefined;
  if (functions.get(comparable.name)?.gives === "logical") {
    return problem("logicalCompared", { name: comparable.name });
  }
  return faultInCall(comparable);
}

function faultInCall(call: FunctionCall): Text | undefined {
  const known = functions.get(call.name);
  if (!known) return problem("noFunction", { name: call.name });
  if (call.arguments.length !== known.takes.length) {
    return problem("argumentCount", { name: call.name, count: String(known.takes.length) });
  }
  return known.takes
    .map((kind, index) => faultInArgument(call.name, kind, call.arguments[index]))
    .find((fault) => fault !== undefined);
}

function faultInArgument(name: string, kind: ValueKind, argument: Argument | undefined): Text | undefined {
  if (argument === undefined) return undefined;
  if (argument.type === "FunctionExpr") {
    if (kind === "nodes" || functions.get(argument.name)?.gives !== "value") {
      return problem("argument", { name });
    }
    return faultInCall(argument);
  }
  if (argument.type === "FilterQuery") {
    if (kind === "value" && !isSingular(argument.value.segments)) {
      return problem("onePlace", { name });
    }
    return faultIn(argument.value.segments);
  }
  if (argument.type === "Literal") return kind === "nodes" ? problem("argument", { name }) : undefined;
  return problem("argument", { name });
}

/** Whether a path leads to one place at most: names and indexes only. */
export function isSingular(segments: readonly Segment[]): boolean {
  return segments.every(({ type, node }) => {
    if (type !== "ChildSegment") return false;
    if (node.type === "MemberNameShorthand") return true;
    if (node.type !== "BracketedSelection" || node.selectors.length !== 1) return false;
    const [selector] = node.selectors;
    return selector?.type === "NameSelector" || selector?.type === "IndexSelector";
  });
}
