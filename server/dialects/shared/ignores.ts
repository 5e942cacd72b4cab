import type { SourceFile, Span } from "../../document/index.ts";

/** An ignore comment: which rules it names, and what it covers. */
export interface Ignore {
  readonly rules: readonly IgnoredRule[];
  /** Zero-based; undefined where it covers the whole file. */
  readonly line: number | undefined;
  /** The comment itself. */
  readonly span: Span;
}

export interface IgnoredRule {
  /** A rule id, or a topic as `supply/*`. */
  readonly id: string;
  readonly span: Span;
}

/**
 * The ignore comments of a file. One on a line of its own covers the next line with something else than a comment on it;
 * one behind a value covers its own line.
 * Source: the dialect's specification, "Levels, ignores, configuration".
 */
export function ignoresOf(file: SourceFile): readonly Ignore[] {
  const ignores: Ignore[] = [];
  for (const comment of file.directives) {
    const written = file.text.slice(comment.span.start, comment.span.end);
    const found = /^(#+\s*pipewright:\s*ignore(-file)?)(?=\s|$)(.*)$/.exec(written);
    if (!found) continue;
    const [, mark = "", wholeFile, rest = ""] = found;
    const ids = rest.replace(/(?:^|\s)--.*$/, "");
    ignores.push({
      rules: ruleWords(ids, comment.span.start + mark.length),
      line: wholeFile ? undefined : comment.ownLine ? nextLine(file, comment.line) : comment.line,
      span: comment.span,
    });
  }
  return ignores;
}

function ruleWords(ids: string, at: number): readonly IgnoredRule[] {
  return [...ids.matchAll(/[^\s,]+/g)].map((match) => ({
    id: match[0],
    span: { start: at + match.index, end: at + match.index + match[0].length },
  }));
}

function nextLine(file: SourceFile, line: number): number {
  for (let next = line + 1; next < file.lines.starts.length; next++) {
    const start = file.lines.starts[next] ?? 0;
    const text = file.text.slice(start, file.lines.starts[next + 1] ?? file.text.length);
    if (/\S/.test(text) && !/^\s*#/.test(text)) return next;
  }
  return line + 1;
}

/** Whether a rule id is meant by a pattern: the id itself, its topic as `supply/*`, or `*`. */
export function isMeant(pattern: string, id: string): boolean {
  return pattern === id || pattern === "*" || (pattern.endsWith("/*") && id.startsWith(pattern.slice(0, -1)));
}
