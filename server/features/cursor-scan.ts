/**
 * What a cursor stands in, told by letters and lines alone, so that it works in a text that no parser can read:
 * a half-typed one. From it `complete` knows which word to replace and what to put there before it asks the parser.
 */
export interface CursorScan {
  /** `text`: inside of a block scalar, a quoted text of several lines or a comment, where nothing is offered. */
  readonly within: "block" | "flow" | "text";
  /** The brackets that are open at the cursor, the outermost first. */
  readonly open: readonly ("{" | "[")[];
  /** Whether a key or a value is being written; `start`: a line's beginning or an item's, where it may become either. */
  readonly role: "key" | "value" | "start";
  /** The word that the cursor touches, quotes included; empty where there is none yet. */
  readonly word: { readonly start: number; readonly end: number };
  /** On its line, before the word: dashes of list items, zero or more. */
  readonly dashes: number;
  /** A colon follows the word already, so that only the word itself is to be replaced. */
  readonly hasColon: boolean;
}

interface State {
  /** Offsets of the open brackets. */
  open: { readonly bracket: "{" | "["; readonly lineIndent: number }[];
  quote: '"' | "'" | undefined;
  quoteStart: number;
  /** The column that the lines of a block scalar are deeper than; undefined outside of one. */
  blockScalar: number | undefined;
}

/**
 * `from` is the beginning of a line from which one can read without knowing what stands before.
 * Cost: one pass over the text from there to the cursor.
 */
export function scanToCursor(text: string, offset: number, from = 0): CursorScan {
  const state: State = { open: [], quote: undefined, quoteStart: 0, blockScalar: undefined };
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  for (let at = from; at < lineStart; ) {
    const newline = text.indexOf("\n", at);
    readLine(text, at, newline, state);
    at = newline + 1;
  }
  return scanLine(text, lineStart, offset, state);
}

const indentOf = (text: string, at: number, end: number): number => {
  let column = 0;
  while (at + column < end && text[at + column] === " ") column++;
  return column;
};

/** Takes one whole line into the state. Gives back where the last token of the line began, for the line of the cursor. */
function readLine(text: string, start: number, end: number, state: State): LineEnd {
  const indent = indentOf(text, start, end);
  let at = start + indent;
  const line: LineEnd = { tokenStart: at, dashes: 0, afterColon: false, isComment: false, isText: false };
  if (state.blockScalar !== undefined) {
    const isBlank = text.slice(at, end).trim() === "";
    // A blank line is still its own; a cursor that has gone back to the left on one has left the text.
    if (isBlank || indent > state.blockScalar) return { ...line, isText: indent > state.blockScalar };
    state.blockScalar = undefined;
  }
  // Brackets that nobody closed end where a line begins that can't be theirs: their author is still writing.
  const innermost = state.open.at(-1);
  const looksLikeBlock = /^(?:- |[^\s,[\]{}"'#][^,[\]{}"'#]*:(?:\s|$))/.test(text.slice(at, end));
  if (innermost && state.quote === undefined && indent <= innermost.lineIndent && looksLikeBlock) state.open = [];
  let keyColumn = indent;
  while (
    state.open.length === 0 &&
    state.quote === undefined &&
    /^-(?: |$)/.test(text.slice(at, Math.min(end, at + 2)))
  ) {
    line.dashes++;
    at++;
    while (at < end && text[at] === " ") at++;
    keyColumn = at - start;
  }
  line.tokenStart = at;
  readTokens(text, at, end, state, line, { indent, keyColumn });
  return line;
}

interface LineEnd {
  tokenStart: number;
  dashes: number;
  afterColon: boolean;
  isComment: boolean;
  isText: boolean;
}

interface Columns {
  readonly indent: number;
  readonly keyColumn: number;
}

function readTokens(text: string, from: number, end: number, state: State, line: LineEnd, columns: Columns): void {
  let isFresh = true; // a value or key may begin here
  for (let at = from; at < end; at++) {
    const letter = text[at] ?? "";
    if (state.quote !== undefined) {
      at = endOfQuote(text, at, end, state);
      isFresh = false;
    } else if (letter === " " || letter === "\t" || letter === "\r") {
      if (isFresh) line.tokenStart = at + 1;
    } else if (letter === "#" && (at === from || /\s/.test(text[at - 1] ?? " "))) {
      line.isComment = true;
      return;
    } else if (letter === ":" && endsKey(text[at + 1], state.open.length > 0)) {
      line.afterColon = true;
      line.tokenStart = at + 1;
      isFresh = true;
    } else if (isFresh && /[&!*]/.test(letter)) {
      // An anchor, a tag or an alias: what follows it is still the beginning of a value.
      while (at + 1 < end && /[^\s,[\]{}]/.test(text[at + 1] ?? " ")) at++;
    } else if (isFresh && (letter === '"' || letter === "'")) {
      state.quote = letter;
      state.quoteStart = at;
      line.tokenStart = at;
    } else if ((letter === "{" || letter === "[") && (isFresh || state.open.length > 0)) {
      state.open.push({ bracket: letter, lineIndent: columns.indent });
      [line.afterColon, line.tokenStart, isFresh] = [false, at + 1, true];
    } else if (state.open.length > 0 && (letter === "}" || letter === "]")) {
      state.open.pop();
      [line.afterColon, line.tokenStart, isFresh] = [false, at + 1, false];
    } else if (state.open.length > 0 && letter === ",") {
      [line.afterColon, line.tokenStart, isFresh] = [false, at + 1, true];
    } else if (isFresh && state.open.length === 0 && (letter === "|" || letter === ">")) {
      state.blockScalar = line.afterColon ? columns.keyColumn : line.dashes > 0 ? columns.indent : columns.indent - 1;
      return;
    } else isFresh = false;
  }
}

function endsKey(next: string | undefined, isFlow: boolean): boolean {
  return next === undefined || /\s/.test(next) || (isFlow && /[,[\]{}]/.test(next));
}

/** The offset of the closing quote, or the end of the line when the text goes on. */
function endOfQuote(text: string, from: number, end: number, state: State): number {
  for (let at = from; at < end; at++) {
    if (state.quote === '"' && text[at] === "\\") at++;
    else if (text[at] === state.quote) {
      if (state.quote === "'" && text[at + 1] === "'") at++;
      else {
        state.quote = undefined;
        return at;
      }
    }
  }
  return end;
}

/** The line of the cursor: read up to it, then the word is followed to its end. */
function scanLine(text: string, lineStart: number, offset: number, state: State): CursorScan {
  const wasQuoted = state.quote !== undefined;
  const wasInBlockScalar = state.blockScalar !== undefined;
  const line = readLine(text, lineStart, offset, state);
  const open = state.open.map(({ bracket }) => bracket);
  const start = Math.min(line.tokenStart, offset);
  const isFlow = open.length > 0;
  const { end, hasColon } = endOfWord(text, offset, isFlow, state.quote);
  const isText = line.isComment || line.isText || wasQuoted || (!wasInBlockScalar && state.blockScalar !== undefined);
  const isKeyInFlow = open.at(-1) === "{" && !line.afterColon;
  const role = line.afterColon ? "value" : isKeyInFlow ? "key" : isFlow ? "value" : "start";
  return {
    within: isText ? "text" : isFlow ? "flow" : "block",
    open,
    role,
    word: { start, end: Math.max(end, start) },
    dashes: line.dashes,
    hasColon,
  };
}

function endOfWord(text: string, offset: number, isFlow: boolean, quote: State["quote"]) {
  const newline = text.indexOf("\n", offset);
  const rest = text.slice(offset, newline < 0 ? text.length : newline).replace(/\r$/, "");
  const stop = quote !== undefined ? quotedRest(rest, quote) : plainRest(rest, isFlow);
  const hasColon = /^\s*:(?:\s|$)/.test(rest.slice(stop));
  return { end: offset + stop, hasColon };
}

function quotedRest(rest: string, quote: string): number {
  const close = rest.indexOf(quote);
  return close < 0 ? rest.trimEnd().length : close + 1;
}

function plainRest(rest: string, isFlow: boolean): number {
  const stop = rest.search(isFlow ? /\s#|:(?:\s|$)|[,[\]{}]/ : /\s#|:(?:\s|$)/);
  return (stop < 0 ? rest : rest.slice(0, stop)).trimEnd().length;
}
