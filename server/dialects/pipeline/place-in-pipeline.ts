import { nodeAt, type Path } from "../../document/index.ts";
import type { PipelineFacts, Stage, Step, Template } from "./facts.ts";

/** Which stage, template and step a path leads into. */
export interface PlaceInPipeline {
  readonly stage: Stage | undefined;
  readonly template: Template | undefined;
  readonly step: Step | undefined;
  /** What is left of the path below the innermost of them; below `pipeline` where there is none. */
  readonly below: Path;
}

/** Where in a pipeline a path leads. Undefined for what is neither in the pipeline nor in a template. */
export function placeInPipeline(
  { root, pipeline, stages, templates }: PipelineFacts,
  path: Path,
): PlaceInPipeline | undefined {
  const [first, second, third] = path;
  if (first === "pipeline" && second === "stages" && typeof third === "number") {
    const map = nodeAt(pipeline, ["stages", third]);
    const stage = stages.all.find((one) => one.map === map);
    return stage && { stage, template: undefined, ...stepOf(stage.steps, stage.map, path.slice(3)) };
  }
  if (first === "pipeline") return { stage: undefined, template: undefined, step: undefined, below: path.slice(1) };
  if (first !== "templates" || typeof second !== "string") return undefined;
  const value = nodeAt(root, ["templates", second]);
  const template = templates.find((one) => one.value === value);
  return template && { stage: undefined, template, ...stepOf(template.steps, template.value, path.slice(2)) };
}

function stepOf(steps: readonly Step[], within: Stage["map"] | Template["value"], path: Path) {
  const map = path[0] === "steps" && typeof path[1] === "number" ? nodeAt(within, path.slice(0, 2)) : undefined;
  const step = steps.find((one) => one.map === map);
  return { step, below: step ? path.slice(2) : path };
}
