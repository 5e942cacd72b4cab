import type { LessonState } from "../../protocol/index.ts";

/** The steps of the lesson, in their order; each is ticked by the context key of its name. */
export const lessonSteps = ["created", "firstStage", "testStep", "clean"] as const;
export type LessonStep = (typeof lessonSteps)[number];

/** What the manifest's `completionEvents` wait for. */
export const contextKeyOf = (step: LessonStep): string => `pipewright.lesson.${step}`;

/**
 * The steps done when a file is in this state. A step counts only after the one before it, so that they are ticked one
 * by one: a test step in a stage that is broken is not yet a test step.
 */
export function stepsDone(state: LessonState): readonly LessonStep[] {
  const holds = [state.hasPipeline, state.firstStageValid, state.hasTestStep, state.checksClean];
  const firstOpen = holds.indexOf(false);
  return firstOpen < 0 ? lessonSteps : lessonSteps.slice(0, firstOpen);
}

/** What was reached stays reached: a learner who breaks the file again has learnt all the same. */
export function withReached(before: readonly LessonStep[], state: LessonState): readonly LessonStep[] {
  const done = stepsDone(state);
  return lessonSteps.filter((step) => before.includes(step) || done.includes(step));
}
