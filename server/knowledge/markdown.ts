/** The parts of a Markdown text that lead somewhere or hold something to check, with the lines that they stand in. */

export interface MarkdownParts {
  readonly headings: readonly Heading[];
  readonly links: readonly MarkdownLink[];
  readonly samples: readonly Sample[];
}

export interface Heading {
  readonly text: string;
  /** As GitHub makes it: `the-order-of-stages`. */
  readonly anchor: string;
  readonly level: number;
  readonly line: number;
}

export interface MarkdownLink {
  readonly target: string;
  /** What is shown; of an image, what it says to who can't see it. */
  readonly text: string;
  readonly isImage: boolean;
  readonly line: number;
}

/** A fenced block. */
export interface Sample {
  /** The word after the fence: `yaml`. */
  readonly language: string;
  /** What else stands there: `dialect=pipeline` → `pipeline`. */
  readonly settings: ReadonlyMap<string, string>;
  readonly text: string;
  /** Of the first line within. */
  readonly line: number;
}

/** Lines are zero-based. Rough where Markdown is odd, and never fails. */
export function markdownParts(markdown: string): MarkdownParts {
  const headings: Heading[] = [];
  const links: MarkdownLink[] = [];
  const samples: Sample[] = [];
  const anchors = new Map<string, number>();
  let fence:
    | {
        readonly mark: string;
        readonly indent: number;
        readonly info: string;
        readonly line: number;
        readonly lines: string[];
      }
    | undefined;
  for (const [line, text] of markdown.split(/\r?\n/).entries()) {
    const mark = /^([ \t]*)(`{3,}|~{3,})(.*)$/.exec(text);
    if (fence) {
      const isEnd = mark !== null && mark[2]?.startsWith(fence.mark) === true && mark[3]?.trim() === "";
      if (isEnd) {
        samples.push(sampleOf(fence.info, fence.lines, fence.line + 1));
        fence = undefined;
      } else fence.lines.push(text.slice(Math.min(fence.indent, text.length - text.trimStart().length)));
      continue;
    }
    if (mark) {
      fence = { mark: mark[2] ?? "```", indent: mark[1]?.length ?? 0, info: mark[3]?.trim() ?? "", line, lines: [] };
      continue;
    }
    const heading = /^(#{1,6})[ \t]+(.+?)[ \t]*#*$/.exec(text);
    if (heading) headings.push(headingOf(heading[2] ?? "", heading[1]?.length ?? 1, line, anchors));
    links.push(...linksIn(text, line));
  }
  return { headings, links, samples };
}

function headingOf(text: string, level: number, line: number, anchors: Map<string, number>): Heading {
  const anchor = anchorOf(text);
  const count = anchors.get(anchor) ?? 0;
  anchors.set(anchor, count + 1);
  return { text, anchor: count === 0 ? anchor : `${anchor}-${count}`, level, line };
}

/** The anchor of a heading, as GitHub makes it. */
export function anchorOf(heading: string): string {
  return heading
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[`*]/g, "")
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, "")
    .replace(/\s/g, "-");
}

function* linksIn(text: string, line: number): Iterable<MarkdownLink> {
  const withoutCode = text.replace(/(`+)[^`]*?\1(?!`)/g, (code) => " ".repeat(code.length));
  for (const match of withoutCode.matchAll(
    /(!?)\[((?:[^[\]]|\[[^\]]*\])*)\]\(\s*(<[^>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/g,
  )) {
    const shown = text.slice(
      match.index + (match[1] === "!" ? 2 : 1),
      match.index + (match[1] === "!" ? 2 : 1) + (match[2]?.length ?? 0),
    );
    yield { target: (match[3] ?? "").replace(/^<|>$/g, ""), text: shown, isImage: match[1] === "!", line };
  }
  const definition = /^[ ]{0,3}\[([^\]]+)\]:[ \t]*(\S+)/.exec(withoutCode);
  if (definition) yield { target: definition[2] ?? "", text: definition[1] ?? "", isImage: false, line };
}

function sampleOf(info: string, lines: readonly string[], line: number): Sample {
  const [language = "", ...words] = info.split(/\s+/);
  const settings = new Map(
    words.flatMap((word) => {
      const at = word.indexOf("=");
      return at > 0 ? [[word.slice(0, at), word.slice(at + 1)] as const] : [];
    }),
  );
  return { language, settings, text: `${lines.join("\n")}\n`, line };
}
