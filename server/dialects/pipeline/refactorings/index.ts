/** Other ways to write a pipeline. One refactoring is one file. */
import type { Refactoring } from "../../refactoring.ts";
import { sharedRefactorings } from "../../shared/refactorings/index.ts";
import type { PipelineFacts } from "../facts.ts";
import { extractSteps } from "./extract-steps.ts";
import { linesToRunBlock } from "./lines-to-run.ts";
import { onlyToWhen } from "./only-to-when.ts";

export const pipelineRefactorings: readonly Refactoring<PipelineFacts>[] = [
  extractSteps,
  linesToRunBlock,
  onlyToWhen,
  ...sharedRefactorings,
];
