import { entryOf, isEmpty, type SourceFile, valueAt, type YamlDocument } from "../../document/index.ts";
import { filePlace } from "../related-files.ts";
import { stagesOf, templatesOf } from "./facts.ts";
import { includesOf } from "./includes.ts";
import {
  type LibraryContent,
  LibraryDigest,
  type LibraryInclude,
  type LibraryTemplate,
  type LibraryUse,
} from "./library.ts";
import { templateContent } from "./template-content.ts";
import { templateUses } from "./template-uses.ts";
import { usedWords } from "./used-words.ts";

interface Collected {
  readonly templates: Map<string, LibraryTemplate>;
  readonly includes: LibraryInclude[];
  readonly uses: LibraryUse[];
  readonly usedWords: Set<string>;
  hasTemplates: boolean;
  isOpen: boolean;
}

/** What other files may know of a pipeline file. Costs a walk through its stages and templates, most of it remembered. */
export function digestOfPipeline(file: SourceFile, uri: string): LibraryDigest {
  const into: Collected = {
    templates: new Map(),
    includes: [],
    uses: [],
    usedWords: new Set(),
    hasTemplates: false,
    isOpen: file.limits.some(({ limit }) => limit === "size"),
  };
  for (const document of file.documents) collect(file, uri, document, into);
  return new LibraryDigest(uri, into satisfies LibraryContent);
}

function collect(file: SourceFile, uri: string, { root, problems }: YamlDocument, into: Collected): void {
  const declared = entryOf(root, "templates")?.value;
  const includes = includesOf(root);
  into.hasTemplates ||= declared !== undefined;
  into.isOpen ||= problems.length > 0 || includes.isOpen || root?.kind === "unknown";
  into.isOpen ||= declared !== undefined && declared.kind !== "map" && !isEmpty(declared);
  into.includes.push(...includes.all.map(({ path, as }) => ({ path, as })));
  const templates = templatesOf(declared);
  for (const template of templates) {
    const { name, value } = template;
    const key = entryOf(declared, name)?.key.span;
    for (const word of usedWords(value)) into.usedWords.add(word);
    if (!key || into.templates.has(name)) continue;
    const span = key.origin ?? key;
    const written = file.text.slice(span.start, span.end);
    const isShared = key.origin !== undefined;
    into.templates.set(name, { ...templateContent(template), place: filePlace(uri, file, span), written, isShared });
  }
  const stages = stagesOf(valueAt(valueAt(root, "pipeline"), "stages"));
  for (const { name, node, inside, map } of templateUses({ stages, templates })) {
    const { span } = node;
    const written = file.text.slice(span.start, span.end);
    // What an alias brings stands where its anchor is.
    const isShared = span.origin !== undefined || span.start < map.span.start || span.end > map.span.end;
    into.uses.push({ name, inside: inside?.name, place: filePlace(uri, file, span), written, isShared });
  }
}
