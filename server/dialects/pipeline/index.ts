/**
 * The platform's own pipeline language, as its specification has it.
 * Keys and step types are data (`packs/pipeline/`), from which the schemas come; what a schema can't say is in `rules/`.
 */
import { hasExpression, textOf, valueAt } from "../../document/index.ts";
import { ciRules } from "../ci/rules/index.generated.ts";
import type { Dialect } from "../dialect.ts";
import { sharedRules } from "../shared/rules/index.generated.ts";
import { digestOfPipeline } from "./digest.ts";
import { pipelineExpressionsAt } from "./expressions/expressions-at.ts";
import type { PipelineFacts } from "./facts.ts";
import { pipelineGraph } from "./graph.ts";
import { pipelineHints } from "./hints/index.ts";
import { includesOf } from "./includes.ts";
import { pipelineMeaningAt } from "./meaning-at.ts";
import { pipelineMigration } from "./migration.ts";
import { pipelineNameNote } from "./name-note.ts";
import { pipelineNames } from "./names.ts";
import { pipelineKeysAt, pipelineNamesAt } from "./names-at.ts";
import { pipelineOutline } from "./outline.ts";
import { pipelineParts } from "./parts.ts";
import { pipelineFacts } from "./pipeline-facts.ts";
import { pipelineRefactorings } from "./refactorings/index.ts";
import { pipelineRules } from "./rules/index.generated.ts";
import { pipelineFaults, pipelineSchema } from "./schemas.ts";
import { templateNote } from "./template-hover.ts";
import { pipelineTokens } from "./tokens.ts";

export type {
  PipelineFacts,
  Stage,
  Stages,
  Step,
} from "./facts.ts";
export { pipelineFacts } from "./pipeline-facts.ts";

export const pipeline: Dialect<PipelineFacts> = {
  id: "pipeline",
  title: { en: "Pipeline", "zh-cn": "流水线" },
  versions: ["1.0", "1.1", "1.2", "2.0", "2.1"],
  currentVersion: "2.1",
  facts: pipelineFacts,
  schema: pipelineSchema,
  faults: (_file, document, version) => pipelineFaults(document, version),
  askedVersion({ root }) {
    const node = valueAt(valueAt(root, "pipeline"), "platform");
    const text = hasExpression(node) ? undefined : textOf(node);
    return node && text !== undefined ? { text, span: node.span } : undefined;
  },
  rules: [...sharedRules, ...ciRules, ...pipelineRules],
  references: ({ documents }) => documents.flatMap(({ root }) => includesOf(root).all.map(({ path }) => path)),
  digest: digestOfPipeline,
  parts: pipelineParts,
  hints: pipelineHints,
  tokens: pipelineTokens,
  refactorings: pipelineRefactorings,
  migration: pipelineMigration,
  outline: pipelineOutline,
  noteAt: templateNote,
  links: ({ includes, related }) =>
    includes.all.flatMap(({ path, node }) => {
      const file = related?.at(related.uri, path);
      return file?.kind === "read" ? [{ span: node.span.origin ?? node.span, uri: file.uri }] : [];
    }),
  graph: pipelineGraph,
  names: pipelineNames,
  namesAt: pipelineNamesAt,
  keysAt: pipelineKeysAt,
  describeName: pipelineNameNote,
  meaningAt: pipelineMeaningAt,
  expressionsAt: pipelineExpressionsAt,
};
