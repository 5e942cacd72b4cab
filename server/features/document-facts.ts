import type { SharedFacts } from "../dialects/index.ts";
import type { SourceFile, YamlDocument } from "../document/index.ts";
import type { CheckContext } from "./diagnose.ts";
import { platformOf } from "./platform-of.ts";

/** The document of a file that an offset is in; at the border of two, the later one. */
export function documentAt(file: SourceFile, offset: number): YamlDocument | undefined {
  const { documents } = file;
  return documents.findLast(({ span }) => span.start <= offset) ?? documents[0];
}

interface Known {
  readonly file: SourceFile;
  readonly context: CheckContext;
  readonly facts: SharedFacts;
}

/** For as long as the document lives: one question of an editor asks for the facts several times. */
const known = new WeakMap<YamlDocument, Known>();

/** What a document declares, for features that don't check it: nothing is asked of the schema, broken YAML is no obstacle. */
export function declaredFacts(file: SourceFile, document: YamlDocument, context: CheckContext): SharedFacts {
  const before = known.get(document);
  if (before?.file === file && before.context === context) return before.facts;
  const platform = platformOf(file, document, context);
  const { dialect, catalog, related } = context;
  const facts = dialect.facts({
    file,
    document,
    platform,
    faults: [],
    knownRules: catalog.ruleIds,
    namedRules: [],
    ownRunnerLabels: context.config.runnerLabels,
    related,
  });
  known.set(document, { file, context, facts });
  return facts;
}
