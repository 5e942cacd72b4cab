import { nodePathAt, readFrom, type SourceFile } from "../document/index.ts";
import { scanToCursor } from "./cursor-scan.ts";
import { documentAt } from "./document-facts.ts";
import type { Offer } from "./offer.ts";

/** So many lines of what an anchor names are shown beside it. */
const mostLines = 8;

/** The anchors that may be named behind a `*`, the nearest first; undefined where no alias is being written. */
export function aliasOffers(file: SourceFile, offset: number): readonly Offer[] | undefined {
  const { text } = file;
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const begun = /(?:^|[\s,[{])\*([^\s,[\]{}*]*)$/.exec(text.slice(lineStart, offset));
  if (!begun) return undefined;
  const scan = scanToCursor(text, offset, readFrom(file, offset));
  const sign = offset - (begun[1]?.length ?? 0) - 1;
  if (scan.within === "text" || scan.word.start !== sign) return undefined;
  const rest = /^[^\s,[\]{}]*/.exec(text.slice(offset, offset + 200))?.[0].length ?? 0;
  const span = { start: sign + 1, end: offset + rest };
  const document = documentAt(file, offset);
  // An alias within what its own anchor names would be a circle.
  const around = new Set(document?.root ? nodePathAt(document.root, offset).nodes.map(anchorStart) : []);
  const before = (document?.anchors ?? []).filter((one) => one.span.end <= sign && !around.has(one.span.start));
  const byName = new Map(before.map((one) => [one.name, one.span])); // the latest of a name is meant
  return [...byName].reverse().map(([name, anchor]) => ({
    kind: "name",
    label: name,
    detail: undefined,
    documentation: excerpt(file, anchor.end),
    deprecated: false,
    edit: { span, text: name.replace(/[\\$]/g, "\\$&") },
    plain: name,
    filter: name,
  }));
}

function anchorStart(node: Parameters<typeof nodePathAt>[0]): number | undefined {
  return node.kind === "unknown" ? undefined : node.anchor?.span.start;
}

/** What stands behind an anchor: the rest of its line, or the lines below it that are deeper. */
function excerpt({ text }: SourceFile, from: number): string | undefined {
  const newline = text.indexOf("\n", from);
  const next = newline < 0 ? text.length : newline + 1;
  const rest = text
    .slice(from, next)
    .replace(/\s+#.*$/, "")
    .trim();
  const first = text.lastIndexOf("\n", from) + 1;
  const depth = /^[ -]*/.exec(text.slice(first, first + 200))?.[0].length ?? 0;
  const found = rest === "" ? [] : [rest];
  for (let at = next; found.length < mostLines && at < text.length; ) {
    const end = text.indexOf("\n", at);
    const line = text.slice(at, end < 0 ? text.length : end).trimEnd();
    const indent = line.search(/\S/);
    if (rest !== "" || (indent >= 0 && indent < depth) || (indent === depth && !line.trim().startsWith("-"))) break;
    if (indent >= 0) found.push(line);
    at = end < 0 ? text.length : end + 1;
  }
  const common = Math.min(...found.map((line) => Math.max(0, line.search(/\S/))));
  return found.length === 0 ? undefined : `\`\`\`yaml\n${found.map((line) => line.slice(common)).join("\n")}\n\`\`\``;
}
