import { type Lines, positionAt } from "./lines.ts";
import type { Complaint } from "./parse-yaml.ts";
import type { YamlProblem, YamlProblemKind } from "./source.ts";
import type { Span } from "./span.ts";

/** A complaint of the parser, as what the author did. `cause.at` is an offset in the text. */
export function problemOf(text: string, lines: Lines, cause: Complaint): YamlProblem {
  return new Cause(text, lines, cause).problem();
}

/** One complaint with its surroundings. */
class Cause {
  readonly #text: string;
  readonly #lines: Lines;
  readonly #error: Complaint;
  readonly #at: number;

  constructor(text: string, lines: Lines, error: Complaint) {
    this.#text = text;
    this.#lines = lines;
    this.#error = error;
    this.#at = Math.min(error.at, text.length);
  }

  problem(): YamlProblem {
    const { message } = this.#error;
    switch (this.#error.code) {
      case "TAB_AS_INDENT":
        return { kind: "tab-indent", span: this.#tabs(), words: {} };
      case "BLOCK_AS_IMPLICIT_KEY":
        return message.includes("sequence") ? this.#listAfterMap() : this.#colonOrIndent();
      case "BAD_INDENT":
        if (message.startsWith("All sequence")) return this.#listIndent();
        return message.startsWith("Flow") ? this.#unclosedFlow() : this.#indent(this.#line());
      case "MISSING_CHAR":
        if (message.includes("quote")) return this.#unclosedQuote();
        if (message.includes("implicit map keys") || message.startsWith("Implicit")) return this.#noColon();
        return /\b[\]}]/.test(message) || message.startsWith("Flow") ? this.#unclosedFlow() : this.#other();
      case "MULTILINE_IMPLICIT_KEY":
        return this.#noColon();
      case "BAD_SCALAR_START":
      case "BAD_ALIAS":
        return this.#reserved();
      case "BAD_DQ_ESCAPE":
        return {
          kind: "bad-escape",
          span: this.#units(2),
          words: { escape: this.#text.slice(this.#at, this.#at + 2) },
        };
      case "UNEXPECTED_TOKEN":
        return this.#unexpected();
      default:
        return this.#other();
    }
  }

  #line(): number {
    return positionAt(this.#lines, this.#at).line;
  }

  #lineStart(line: number): number {
    return this.#lines.starts[line] ?? this.#text.length;
  }

  #lineText(line: number): string {
    return this.#text.slice(this.#lineStart(line), this.#lineStart(line + 1)).replace(/[\r\n]+$/, "");
  }

  #indentOf(line: number): number {
    return /^ */.exec(this.#lineText(line))?.[0].length ?? 0;
  }

  #units(count: number): Span {
    return { start: this.#at, end: Math.min(this.#at + count, this.#text.length) };
  }

  /** What is written on a line, without blanks around and without a comment behind. */
  #written(line: number): Span {
    const text = this.#lineText(line);
    const start = this.#lineStart(line) + (/^\s*/.exec(text)?.[0].length ?? 0);
    const end = this.#lineStart(line) + text.replace(/\s+#.*$/, "").trimEnd().length;
    return { start, end: Math.max(start, end) };
  }

  /** All the tabs in a line's indentation. */
  #tabs(): Span {
    const line = this.#line();
    const blanks = /^[ \t]*/.exec(this.#lineText(line))?.[0] ?? "";
    const first = blanks.indexOf("\t");
    const start = this.#lineStart(line);
    if (first < 0) return this.#units(1);
    return { start: start + first, end: start + blanks.lastIndexOf("\t") + 1 };
  }

  #colonOrIndent(): YamlProblem {
    const line = this.#line();
    const value = this.#lineText(line).slice(this.#at - this.#lineStart(line));
    const colon = /:(?=\s|$)/.exec(value);
    if (colon) {
      const span = { start: this.#at, end: this.#at + value.replace(/\s+#.*$/, "").trimEnd().length };
      return { kind: "colon-in-value", span, words: { value: this.#text.slice(span.start, span.end) } };
    }
    return this.#indent(this.#nextWritten(line));
  }

  /** The next line with something on it. */
  #nextWritten(line: number): number {
    for (let next = line + 1; next < this.#lines.starts.length; next++) {
      if (!/^\s*(#|$)/.test(this.#lineText(next))) return next;
    }
    return line;
  }

  /** The line before with something on it. */
  #lastWritten(line: number): number {
    for (let last = line - 1; last >= 0; last--) {
      if (!/^\s*(#|$)/.test(this.#lineText(last))) return last;
    }
    return line;
  }

  #indent(line: number): YamlProblem {
    const written = this.#written(line);
    const spaces = this.#indentOf(line);
    const wanted = this.#nearestIndent(line, spaces);
    return { kind: "indent", span: written, words: { spaces: String(spaces), wanted: String(wanted) } };
  }

  /** How deep the lines above are, whichever depth comes closest. */
  #nearestIndent(line: number, spaces: number): number {
    let best: number | undefined;
    for (let above = this.#lastWritten(line), seen = 0; above < line && seen < 50; seen++) {
      const indent = this.#indentOf(above);
      if (indent !== spaces && (best === undefined || Math.abs(indent - spaces) < Math.abs(best - spaces)))
        best = indent;
      const next = this.#lastWritten(above);
      if (next >= above) break;
      above = next;
    }
    return best ?? 0;
  }

  /** `- run` under `name:`: either the list item is out of line with its list, or it starts a list in a map. */
  #listAfterMap(): YamlProblem {
    const line = /^\s*-(\s|$)/.test(this.#lineText(this.#line())) ? this.#line() : this.#nextWritten(this.#line());
    const indent = this.#indentOf(line);
    const above = this.#lastWritten(line);
    if (this.#listIsNear(line, indent)) return this.#listIndentAt(line);
    const start = this.#lineStart(line) + indent;
    const item = /^-\s*[^\s:]*/.exec(this.#lineText(line).slice(indent))?.[0] ?? "-";
    const key = /^\s*(?:-\s+)?([^:]+?)\s*:/.exec(this.#lineText(above))?.[1] ?? "";
    return { kind: "list-and-map", span: { start, end: start + item.length }, words: { item, key } };
  }

  #listIsNear(line: number, indent: number): boolean {
    for (let above = this.#lastWritten(line), seen = 0; seen < 200; seen++) {
      if (/^\s*-(\s|$)/.test(this.#lineText(above)) && Math.abs(this.#indentOf(above) - indent) === 1) return true;
      if (this.#indentOf(above) < indent - 1 || above === 0) return false;
      const next = this.#lastWritten(above);
      if (next >= above) return false;
      above = next;
    }
    return false;
  }

  #listIndent(): YamlProblem {
    return this.#listIndentAt(this.#line());
  }

  #listIndentAt(line: number): YamlProblem {
    const spaces = this.#indentOf(line);
    const start = this.#lineStart(line) + spaces;
    const wanted = this.#listColumnAbove(line, spaces);
    const words = { spaces: String(spaces), wanted: String(wanted), more: String(spaces - wanted) };
    return { kind: "list-indent", span: { start, end: start + 1 }, words };
  }

  #listColumnAbove(line: number, spaces: number): number {
    let best = spaces > 0 ? spaces - 1 : 1;
    let difference = Number.POSITIVE_INFINITY;
    for (let above = this.#lastWritten(line), seen = 0; seen < 200; seen++) {
      const column = /^\s*-(\s|$)/.test(this.#lineText(above)) ? this.#indentOf(above) : undefined;
      if (column !== undefined && column !== spaces && Math.abs(column - spaces) < difference) {
        best = column;
        difference = Math.abs(column - spaces);
      }
      const next = this.#lastWritten(above);
      if (next >= above) break;
      above = next;
    }
    return best;
  }

  #noColon(): YamlProblem {
    const line = this.#line();
    const text = this.#lineText(line);
    if (/^\s*-(\s|$)/.test(text) && !/^\s*-/.test(this.#lineText(this.#lastWritten(line)))) return this.#listAfterMap();
    const span = this.#written(line);
    const start = Math.max(span.start, this.#at);
    const word = this.#text.slice(start, span.end);
    return { kind: "no-colon", span: { start, end: Math.max(start, span.end) }, words: { word } };
  }

  #unclosedFlow(): YamlProblem {
    const stack: number[] = [];
    const from = this.#text.lastIndexOf("\n---", this.#at) + 1;
    let quote = "";
    for (let at = from; at < this.#at; at++) {
      const unit = this.#text.charAt(at);
      if (quote) quote = unit === quote ? "" : quote;
      else if ((unit === '"' || unit === "'") && this.#beginsValue(at)) quote = unit;
      else if (unit === "#" && /\s/.test(this.#text.charAt(at - 1))) at = this.#endOfLine(at);
      else if ((unit === "[" || unit === "{") && (stack.length > 0 || this.#beginsValue(at))) stack.push(at);
      else if (unit === "]" || unit === "}") stack.pop();
    }
    const start = stack[0] ?? this.#at;
    const open = this.#text.charAt(start);
    const words = { open, close: open === "{" ? "}" : "]" };
    return { kind: "unclosed-flow", span: { start, end: start + 1 }, words };
  }

  /** Whether a bracket or quote here could open a value, by what stands before it. */
  #beginsValue(at: number): boolean {
    return at === 0 || /[\s,[{:\uFEFF]/.test(this.#text.charAt(at - 1));
  }

  #endOfLine(at: number): number {
    const end = this.#text.indexOf("\n", at);
    return end < 0 ? this.#text.length : end;
  }

  /** The parser complains at the end of the file; the mistake is where the quote opens. */
  #unclosedQuote(): YamlProblem {
    const quote = this.#error.message.includes('"') ? '"' : "'";
    let start = this.#at;
    for (let at = this.#at - 1; at >= 0; at--) {
      if (this.#text.charAt(at) === quote && (at === 0 || /[\s,[{]/.test(this.#text.charAt(at - 1)))) start = at;
      if (start < this.#at && this.#text.charAt(at) === "\n") break;
      if (start < this.#at && at < start) break;
    }
    const span = { start, end: start < this.#text.length ? start + 1 : start };
    return { kind: "unclosed-quote", span, words: { quote } };
  }

  #reserved(): YamlProblem {
    const character = this.#text.charAt(this.#at);
    const line = this.#written(this.#line());
    const span = { start: this.#at, end: Math.max(this.#at + 1, line.end) };
    return { kind: "reserved-character", span, words: { character, value: this.#text.slice(span.start, span.end) } };
  }

  #unexpected(): YamlProblem {
    const { message } = this.#error;
    if (message.includes("block-seq-ind")) {
      return { kind: "list-same-line", span: this.#units(1), words: {} };
    }
    const rest = { start: this.#at, end: Math.max(this.#at + 1, this.#written(this.#line()).end) };
    if (message.includes("flow-seq-end") || message.includes("flow-map-end")) return this.#unopened(message);
    if (message.includes("at node end")) {
      return { kind: "text-after-value", span: rest, words: { text: this.#text.slice(rest.start, rest.end) } };
    }
    return this.#other();
  }

  #unopened(message: string): YamlProblem {
    const close = message.includes("seq") ? "]" : "}";
    const at = this.#text.charAt(this.#at) === close ? this.#at : this.#text.lastIndexOf(close, this.#at);
    const start = at < 0 ? this.#at : at;
    return {
      kind: "unopened-flow",
      span: { start, end: start + 1 },
      words: { close, open: close === "]" ? "[" : "{" },
    };
  }

  #other(): YamlProblem {
    const line = this.#written(this.#line());
    const span = this.#at >= line.start && this.#at < line.end ? { start: this.#at, end: line.end } : line;
    return { kind: "other" satisfies YamlProblemKind, span, words: {} };
  }
}
