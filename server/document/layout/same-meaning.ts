import { CST, Parser } from "yaml";

/**
 * Whether two texts say the same to YAML, comments included: the same values in the same shapes, the same anchors and
 * tags, the same comments in the same order. Only blanks and line breaks may differ. Both must be texts without a mistake.
 */
export function sameMeaning(a: string, b: string): boolean {
  const one = meaningOf(a);
  const other = meaningOf(b);
  return areSame(one.words, other.words) && areSame(one.comments, other.comments);
}

interface Meaning {
  readonly words: readonly string[];
  readonly comments: readonly string[];
}

function areSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((word, index) => word === b[index]);
}

function meaningOf(text: string): Meaning {
  const words: string[] = [];
  const comments: string[] = [];
  for (const token of new Parser().parse(text.replace(/^\uFEFF/, ""))) read(token, words, comments);
  return { words, comments };
}

/** With what is wrong in it passed over: without somebody to tell, the parser would throw. */
function readValue(token: CST.FlowScalar | CST.BlockScalar): string {
  return CST.resolveAsScalar(token, false, () => {}).value;
}

/** Recursive: the nesting of what is formatted has a stated limit. */
function read(token: CST.Token, words: string[], comments: string[]): void {
  switch (token.type) {
    case "space":
    case "newline":
      break;
    case "comment":
      comments.push(token.source.trimEnd());
      break;
    case "scalar":
    case "single-quoted-scalar":
    case "double-quoted-scalar":
      words.push(`${token.type} ${readValue(token)}`);
      readAll(token.end ?? [], words, comments);
      break;
    case "block-scalar":
      words.push(`${token.source === "" ? "" : readValue(token)}`);
      readAll(token.props, words, comments);
      break;
    case "document":
      readAll(token.start, words, comments);
      if (token.value) read(token.value, words, comments);
      readAll(token.end ?? [], words, comments);
      break;
    case "block-map":
    case "block-seq":
    case "flow-collection":
      readCollection(token, words, comments);
      break;
    default:
      words.push(`${token.type} ${token.source}`);
      if ("end" in token) readAll(token.end ?? [], words, comments);
  }
}

function readAll(tokens: readonly CST.Token[], words: string[], comments: string[]): void {
  for (const token of tokens) read(token, words, comments);
}

function readCollection(
  token: CST.BlockMap | CST.BlockSequence | CST.FlowCollection,
  words: string[],
  comments: string[],
): void {
  words.push(`${token.type} begins`);
  if (token.type === "flow-collection") read(token.start, words, comments);
  for (const { start, key, sep, value } of token.items) {
    readAll(start, words, comments);
    if (key) read(key, words, comments);
    readAll(sep ?? [], words, comments);
    if (value) read(value, words, comments);
  }
  if (token.type === "flow-collection") readAll(token.end, words, comments);
  words.push(`${token.type} ends`);
}
