import { type Locale, say, type Text } from "../../protocol/index.ts";
import {
  type Expression,
  type ExpressionScope,
  expressionsIn,
  type FunctionInfo,
  type MemberInfo,
  parseExpression,
  typeOfExpression,
  type WrittenExpression,
  wholeExpression,
} from "../dialects/index.ts";
import { type NodePlace, type SourceFile, textOf, type YamlDocument, type YamlScalar } from "../document/index.ts";
import type { CheckContext } from "./diagnose.ts";
import { declaredFacts } from "./document-facts.ts";
import { asCode, declarationText, typeWords } from "./expression-words.ts";
import type { HoverText } from "./hover-text.ts";

const words = {
  context: { en: "context", "zh-cn": "上下文" },
  function: { en: "function", "zh-cn": "函数" },
  gives: { en: "Gives {type}.", "zh-cn": "返回：{type}。" },
  holds: { en: "Holds {names}", "zh-cn": "包含 {names}" },
  oneOf: { en: "One of {names}", "zh-cn": "可选值：{names}" },
} satisfies Record<string, Text>;

/** So many members of a context are named. */
const mostMembers = 12;

/** What a word of an expression is: a context, a member, a function. */
export function hoverExpression(
  file: SourceFile,
  document: YamlDocument,
  { path, nodes }: NodePlace,
  offset: number,
  context: CheckContext,
): HoverText | undefined {
  const node = nodes.at(-1);
  const text = textOf(node);
  if (node?.kind !== "scalar" || text === undefined || node.span.origin) return undefined;
  const place = context.dialect.expressionsAt?.(declaredFacts(file, document, context), path);
  if (!place || (!place.isBare && !text.includes("${{"))) return undefined;
  const written = expressionAround(file, node, offset, place.isBare);
  if (!written) return undefined;
  const at = indexOf(written, offset - node.span.start);
  const word = wordAt(parseExpression(written.text).tree, at);
  const markdown = word && wordText(word, place.scope, context.locale);
  if (!word || markdown === undefined) return undefined;
  const span = written.place(word.start, word.end);
  return { span: { start: node.span.start + span.start, end: node.span.start + span.end }, markdown };
}

function expressionAround(
  file: SourceFile,
  node: YamlScalar,
  offset: number,
  isBare: boolean,
): WrittenExpression | undefined {
  const raw = file.text.slice(node.span.start, node.span.end);
  if (isBare && !node.text.includes("${{")) return wholeExpression(node, raw);
  const at = offset - node.span.start;
  return expressionsIn(node, raw).find((one) => {
    const { start, end } = one.place(0, one.text.length);
    return start <= at && at <= end;
  });
}

/** The offset in the expression's text that stands at an offset of the scalar. */
function indexOf({ text, place }: WrittenExpression, at: number): number {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (place(middle, middle).start <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly tree: Expression;
}

/** The name that an offset is on, with the innermost piece that it belongs to. */
function wordAt(tree: Expression, at: number): Word | undefined {
  if (at < tree.start || tree.end < at) return undefined;
  switch (tree.kind) {
    case "context":
      return { start: tree.start, end: tree.end, tree };
    case "member":
      if (tree.at.start <= at && at <= tree.at.end && tree.name !== "") return { ...extent(tree.at), tree };
      return wordAt(tree.of, at);
    case "call":
      if (tree.at.start <= at && at <= tree.at.end) return { ...extent(tree.at), tree };
      return firstWord(tree.args, at);
    case "index":
      return firstWord([tree.of, tree.index], at);
    case "every":
    case "not":
      return wordAt(tree.of, at);
    case "operation":
      return firstWord([tree.left, tree.right], at);
    case "literal":
    case "missing":
      return undefined;
  }
}

function extent({ start, end }: { readonly start: number; readonly end: number }) {
  return { start, end };
}

function firstWord(trees: readonly Expression[], at: number): Word | undefined {
  for (const tree of trees) {
    const found = wordAt(tree, at);
    if (found) return found;
  }
  return undefined;
}

function wordText({ tree }: Word, scope: ExpressionScope, locale: Locale): string | undefined {
  if (tree.kind === "context") return contextText(tree.name, scope, locale);
  if (tree.kind === "call") return functionText(scope.functions.get(tree.name.toLowerCase()), locale);
  if (tree.kind !== "member") return undefined;
  const type = typeOfExpression(tree.of, scope);
  const around = type.kind === "array" ? type.item : type;
  const member = around.kind === "object" ? around.members.get(tree.name) : undefined;
  return member && !member.unavailable ? memberText(tree, member, locale) : undefined;
}

function contextText(name: string, { contexts }: ExpressionScope, locale: Locale): string | undefined {
  const context = contexts.get(name);
  if (!context) return undefined;
  const held = context.type.kind === "object" ? [...availableNames(context.type.members)] : [];
  const parts = [`**${name}** · ${words.context[locale]}`, context.doc[locale]];
  if (held.length > 0) parts.push(say(words.holds, locale, { names: listed(held) }));
  return parts.join("\n\n");
}

function* availableNames(members: { get(name: string): MemberInfo | undefined; keys(): Iterable<string> }) {
  let count = 0;
  for (const name of members.keys()) {
    if (members.get(name)?.unavailable) continue;
    yield name;
    if (++count > mostMembers) return;
  }
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostMembers).map(asCode).join(", ");
  return names.length > mostMembers ? `${shown}, …` : shown;
}

function functionText(found: FunctionInfo | undefined, locale: Locale): string | undefined {
  if (!found) return undefined;
  const gives = typeWords(found.gives)?.[locale];
  const parts = [`**${found.name}** · ${words.function[locale]}`, found.doc[locale]];
  if (gives !== undefined) parts.push(say(words.gives, locale, { type: gives }));
  return parts.join("\n\n");
}

function memberText(tree: Extract<Expression, { kind: "member" }>, member: MemberInfo, locale: Locale): string {
  const { type, doc, declaration } = member;
  const kind = declaration?.detail?.[locale] ?? typeWords(type)?.[locale];
  const about = declaration && declarationText(declaration, locale);
  const held = type.kind === "object" ? [...availableNames(type.members)] : [];
  const values = type.kind === "string" ? (type.values ?? []) : [];
  const parts = [
    `**${pathText(tree)}**${kind === undefined ? "" : ` · ${kind}`}`,
    ...(doc ? [doc[locale]] : []),
    ...(about === undefined ? [] : [about]),
    ...(held.length > 0 ? [say(words.holds, locale, { names: listed(held) })] : []),
    // A text that names its values itself need not name them twice.
    ...(values.length > 0 && !doc ? [say(words.oneOf, locale, { names: listed(values) })] : []),
  ];
  return parts.join("\n\n");
}

/** `stages.build.status`, or the last name alone where it isn't reached by names. */
function pathText(tree: Expression): string {
  if (tree.kind === "context") return tree.name;
  if (tree.kind !== "member") return "…";
  const name = /^[A-Za-z_][\w-]*$/.test(tree.name) ? `.${tree.name}` : `['${tree.name}']`;
  return `${pathText(tree.of)}${name}`;
}
