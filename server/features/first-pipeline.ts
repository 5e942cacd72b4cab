import type { LessonState } from "../../protocol/index.ts";
import { isEmpty, type SourceFile, textOf, valueAt, type YamlNode } from "../document/index.ts";
import type { Finding } from "./finding.ts";

/**
 * How far a learner is with a first pipeline, told from the file alone: the walkthrough's steps are ticked by this.
 * `findings` are those of the same text. Ignores the file's other documents.
 */
export function firstPipelineState(file: SourceFile, findings: readonly Finding[]): LessonState {
  const pipeline = valueAt(file.documents[0]?.root, "pipeline");
  const stages = itemsOf(valueAt(pipeline, "stages"));
  const first = stages[0];
  const hasPipeline = pipeline?.kind === "map";
  const hasTestStep = stages.some((stage) => itemsOf(valueAt(stage, "steps")).some(isTest));
  const firstStageValid = first !== undefined && isWhole(first) && !hasErrorIn(first, findings) && !isBroken(file);
  const isClean = findings.every(({ severity }) => severity === "hint") && !isBroken(file);
  return { hasPipeline, firstStageValid, hasTestStep, checksClean: isClean && firstStageValid && hasTestStep };
}

function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.kind === "list" ? node.items : [];
}

/** A name, and steps that are there. */
function isWhole(stage: YamlNode): boolean {
  return (
    textOf(valueAt(stage, "name")) !== undefined && itemsOf(valueAt(stage, "steps")).some((step) => !isEmpty(step))
  );
}

function hasErrorIn(stage: YamlNode, findings: readonly Finding[]): boolean {
  return findings.some(
    ({ severity, span }) => severity === "error" && span.start >= stage.span.start && span.start <= stage.span.end,
  );
}

function isBroken(file: SourceFile): boolean {
  return file.documents.some(({ problems }) => problems.length > 0);
}

/** A step of the catalogue that tests, or a command that says so: `npm test`, `go test ./...`. */
function isTest(step: YamlNode): boolean {
  const type = textOf(valueAt(step, "type"))?.split("@")[0];
  if (type?.endsWith("-test")) return true;
  const shell = valueAt(step, "run") ?? valueAt(step, "script");
  const lines = shell?.kind === "list" ? shell.items.map(textOf) : [textOf(shell)];
  return lines.some(
    (line) => line !== undefined && /(?:^|[\s:./-])(?:test|tests|pytest|check)(?:$|[\s:;./-])/.test(line),
  );
}
