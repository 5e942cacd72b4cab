import { buildTree } from "./build-tree.ts";
import { anchorUses, firstOfEach, lineageOf, sizePassed, unresolvedIn } from "./document-parts.ts";
import type { Base } from "./live-span.ts";
import { causeOf, complaintsOf, parseYaml } from "./parse-yaml.ts";
import { type FileText, ParsedFile } from "./parsed-file.ts";
import type { LimitPassed, SourceFile, YamlDocument } from "./source.ts";
import { problemOf } from "./yaml-problems.ts";

/**
 * Reads a whole text in one go with the general parser: where a cut would not be safe, and as the measure of what
 * reading by parts must come to.
 */
export function readWhole(file: FileText, previous?: SourceFile): SourceFile {
  const { text, lines, tooBig } = file;
  // The parser takes a byte order mark for a part of the first line's indentation.
  const bom = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const yaml = text.slice(bom);
  const parsed = parseYaml(yaml);
  const found: LimitPassed[] = tooBig ? [sizePassed] : [];
  if (parsed.tooDeepAt !== undefined) {
    const deep = parsed.tooDeepAt + bom;
    found.push({ limit: "depth", span: { start: deep, end: Math.min(deep + 1, text.length) } });
  }
  const documents = parsed.documents.map((document, index): YamlDocument => {
    const start = index === 0 ? 0 : document.range[0] + bom;
    const end = (parsed.documents[index + 1]?.range[0] ?? yaml.length) + bom;
    const cause = causeOf(complaintsOf(document));
    const problems = cause ? [problemOf(text, lines, { ...cause, at: cause.at + bom })] : [];
    const span = { start, end };
    const lineage = lineageOf(previous, index);
    if (tooBig) return { lineage, span, root: undefined, problems, repeats: [], anchors: [], unresolved: [] };
    const base: Base = { at: 0 };
    const tree = buildTree({ text: yaml, contents: document.contents, base, depth: 0, known: new Map() });
    base.at = bom;
    found.push(...tree.limits);
    const { root, repeats } = tree;
    return { lineage, span, root, problems, repeats, anchors: anchorUses([tree]), unresolved: unresolvedIn([tree]) };
  });
  // What the parser was not asked about is a document all the same: somebody has to say that it is too deep.
  if (documents.length === 0 && parsed.tooDeepAt !== undefined)
    documents.push(emptyDocument(text, lineageOf(previous, 0)));
  const limits = firstOfEach(found);
  const looseComments = parsed.comments.map((number, index) => (index % 3 === 2 ? number : number + bom));
  return new ParsedFile(file, { documents, limits, leaves: [], reads: [], looseComments });
}

function emptyDocument({ length }: string, lineage: object): YamlDocument {
  const span = { start: 0, end: length };
  return { lineage, span, root: undefined, problems: [], repeats: [], anchors: [], unresolved: [] };
}
