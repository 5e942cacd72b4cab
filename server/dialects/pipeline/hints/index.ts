/** What is shown beside a pipeline although it isn't written. One kind is one file. */
import { cronInWords } from "../../ci/hints/cron-in-words.ts";
import type { HintSource } from "../../hint.ts";
import type { PipelineFacts } from "../facts.ts";
import { impliedNeeds } from "./implied-needs.ts";

export const pipelineHints: readonly HintSource<PipelineFacts>[] = [impliedNeeds, cronInWords];
