import assert from "node:assert/strict";
import { dialectById } from "../dialects/index.ts";
import { parseSource } from "../document/index.ts";
import { diagnose } from "./diagnose.ts";
import { firstPipelineState } from "./first-pipeline.ts";
import { noProjectConfig, ownCatalog } from "./index.ts";

/** The steps of the walkthrough that a text has reached. */
function reached(text: string): readonly string[] {
  const dialect = dialectById("pipeline");
  assert.ok(dialect);
  const file = parseSource(text);
  const log = (line: string): void => assert.fail(line);
  const findings = diagnose(file, {
    dialect,
    locale: "en",
    catalog: ownCatalog,
    config: noProjectConfig,
    choices: {},
    log,
  });
  return Object.entries(firstPipelineState(file, findings)).flatMap(([step, isReached]) => (isReached ? [step] : []));
}

const beginning = "pipeline:\n  name: mine\n  stages:\n";
const build = "    - name: build\n      steps:\n        - { name: checkout, type: git-checkout }\n";
const check =
  "    - name: check\n      steps:\n        - { name: test, type: unit-test, with: { command: npm test } }\n";

describe("a first pipeline", () => {
  test("nothing is reached by an empty file", () => assert.deepEqual(reached(""), []));
  test("a pipeline without stages is one", () =>
    assert.deepEqual(reached("pipeline:\n  name: mine\n"), ["hasPipeline"]));
  test("a stage without steps is none yet", () =>
    assert.deepEqual(reached(`${beginning}    - name: build\n`), ["hasPipeline"]));
  test("a stage with a step is", () =>
    assert.deepEqual(reached(beginning + build), ["hasPipeline", "firstStageValid"]));
  test("a stage with a mistake in it is not", () =>
    assert.deepEqual(reached(beginning + build.replace("type:", "typ:")), ["hasPipeline"]));
  test("a test step comes from the catalogue or from a command", () => {
    const all = ["hasPipeline", "firstStageValid", "hasTestStep", "checksClean"];
    assert.deepEqual(reached(beginning + build + check), all);
    assert.deepEqual(
      reached(`${beginning + build}    - name: check\n      steps: [{ name: t, run: npm test }]\n`),
      all,
    );
  });
  test("a finding elsewhere leaves only the last step open", () =>
    assert.deepEqual(reached(`${beginning + build + check}      needs: [biuld]\n`), [
      "hasPipeline",
      "firstStageValid",
      "hasTestStep",
    ]));
  test("half a line does not throw the learner back", () =>
    assert.deepEqual(reached(`${beginning + build + check}      ne`).includes("hasTestStep"), true));
});
