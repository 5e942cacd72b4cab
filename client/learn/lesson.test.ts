import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { LessonState } from "../../protocol/index.ts";
import type { LessonStep } from "./lesson.ts";
import { contextKeyOf, lessonSteps, stepsDone, withReached } from "./lesson.ts";

const state = (
  hasPipeline: boolean,
  firstStageValid: boolean,
  hasTestStep: boolean,
  checksClean: boolean,
): LessonState => ({
  hasPipeline,
  firstStageValid,
  hasTestStep,
  checksClean,
});

describe("the steps of the first lesson", () => {
  const cases: readonly [title: string, state: LessonState, done: readonly LessonStep[]][] = [
    ["nothing in an empty file", state(false, false, false, false), []],
    ["the first with a pipeline", state(true, false, false, false), ["created"]],
    ["the second with a valid stage", state(true, true, false, false), ["created", "firstStage"]],
    ["the third with a test", state(true, true, true, false), ["created", "firstStage", "testStep"]],
    ["all when the checks are clean", state(true, true, true, true), ["created", "firstStage", "testStep", "clean"]],
    ["no step before its turn", state(true, false, true, false), ["created"]],
  ];
  for (const [title, reached, done] of cases) it(`does ${title}`, () => assert.deepEqual(stepsDone(reached), done));

  it("stay done when the file is broken again", () => {
    assert.deepEqual(withReached(["created", "firstStage"], state(true, false, false, false)), [
      "created",
      "firstStage",
    ]);
  });

  it("are the steps of the walkthrough, each ticked by its key alone", () => {
    const manifest = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8"));
    const steps: { id: string; completionEvents: string[] }[] = manifest.contributes.walkthroughs[0].steps;
    assert.deepEqual(
      steps.map(({ id, completionEvents }) => [id, ...completionEvents]),
      lessonSteps.map((step) => [step, `onContext:${contextKeyOf(step)}`]),
    );
  });
});
