// "Your First Pipeline" from an empty folder, as a learner goes through it: each step ticked by the file, none by a click.

import assert from "node:assert/strict";
import {
  applyQuickFix,
  openWalkthrough,
  openWalkthroughStep,
  pressInWalkthrough,
  replaceText,
  setTheme,
  waitForStepDone,
  waitForText,
  walkthroughSteps,
} from "../person.mjs";
import { locales, manifestText, tell, themes } from "./story.mjs";

const firstStage = `pipeline:
  name: My_First_Pipeline
  stages:
    - name: build
      steps:
        - name: Check out
          type: git-checkout
        - name: Build
          run: ./build.sh
`;
const testStage = `    - name: test
      needs: [build]
      steps:
        - name: Unit tests
          type: unit-test
          with:
            command: ./test.sh
`;
/** A word that stands in the picture of a step alone. */
const drawn = /** @type {Record<string, string>} */ ({
  created: "?",
  firstStage: "git-checkout",
  testStep: "unit-test",
  clean: "…",
});
const steps = ["created", "firstStage", "testStep", "clean"];

for (const locale of locales) {
  describe(`the walkthrough (${locale})`, () => {
    /** @type {import("./story.mjs").Story} */
    let story;
    /** The words on a step's button. */
    const buttonOf = (/** @type {string} */ id) =>
      /\[([^\]]+)\]/.exec(manifestText(locale, `walkthrough.${id}.description`))?.[1] ?? "";
    /** Moves from the walkthrough to the file beside it. */
    const intoFile = () => story.page.locator(".part.editor .view-line").first().click();
    const write = async (/** @type {string} */ content) => {
      await intoFile();
      await replaceText(story.page, content);
    };
    const done = async () => (await walkthroughSteps(story.page)).filter((step) => step.done).map(({ id }) => id);

    before(async () => {
      story = await tell({
        locale,
        files: { "README.md": "# Empty\n" },
        settings: { "workbench.colorTheme": themes.light },
      });
    });
    after(() => story.end());

    it("has its steps in the language of the window, none done", async () => {
      await openWalkthrough(story.page, manifestText(locale, "walkthrough.title"));
      const found = await walkthroughSteps(story.page);
      assert.deepEqual(
        found.map(({ id, title, done: isDone }) => [id, title, isDone]),
        steps.map((id) => [id, manifestText(locale, `walkthrough.${id}.title`), false]),
      );
    });

    it("shows a picture for each, with words for those who can't see it", async () => {
      const picture = story.page
        .frameLocator("iframe.webview.ready")
        .frameLocator("iframe#active-frame")
        .locator("svg");
      for (const id of steps) {
        await openWalkthroughStep(story.page, id);
        await picture.filter({ hasText: drawn[id] }).waitFor();
        await story.picture(`walkthrough-${id}-open-${locale}`);
      }
      assert.deepEqual(await done(), [], "opening a step ticked it");
    });

    it("ticks the first step when the file is there", async () => {
      await openWalkthroughStep(story.page, "created");
      await pressInWalkthrough(story.page, buttonOf("created"));
      await waitForText(story.page, "My_First_Pipeline");
      await waitForStepDone(story.page, "created");
      assert.deepEqual(await done(), ["created"]);
      await story.picture(`walkthrough-1-created-${locale}`);
    });

    it("ticks the second when the stage is complete, not when its button is pressed", async () => {
      await openWalkthroughStep(story.page, "firstStage");
      await pressInWalkthrough(story.page, buttonOf("firstStage"));
      assert.deepEqual(await done(), ["created"]);
      await write(firstStage);
      await waitForStepDone(story.page, "firstStage");
      assert.deepEqual(await done(), ["created", "firstStage"]);
      await story.picture(`walkthrough-2-first-stage-${locale}`);
    });

    it("ticks the third when there is a test", async () => {
      await openWalkthroughStep(story.page, "testStep");
      await write(firstStage + testStage);
      await waitForStepDone(story.page, "testStep");
      assert.deepEqual(await done(), ["created", "firstStage", "testStep"]);
      await story.picture(`walkthrough-3-test-step-${locale}`);
    });

    it("ticks the last when the checks are clean", async () => {
      await openWalkthroughStep(story.page, "clean");
      await pressInWalkthrough(story.page, buttonOf("clean"));
      await story.page
        .locator(".markers-panel .monaco-list-row.focused, .markers-panel:focus-within")
        .first()
        .waitFor();
      await intoFile();
      await applyQuickFix(story.page, "My_First_Pipeline", /my-first-pipeline/);
      await waitForStepDone(story.page, "clean");
      assert.deepEqual(await done(), steps);
      for (const name of /** @type {(keyof typeof themes)[]} */ (Object.keys(themes))) {
        await setTheme(story.page, themes[name]);
        await story.picture(`walkthrough-4-done-${name}-${locale}`);
      }
    });
  });
}
