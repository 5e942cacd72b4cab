// The language status: what a file is taken for, which platform version counts and why, and a click that changes it.

import assert from "node:assert/strict";
import { languageStatus, openFile, pick, picks, restMouse, runCommand, waitForText } from "../person.mjs";
import { commandTitle, locales, tell, text } from "./story.mjs";

const pipeline = `pipeline:
  name: web-shop
  stages:
    - name: build
      steps:
        - name: Compile
          run: make
`;
const files = { "pipeline.yml": pipeline, "values.yaml": "replicas: 3\n" };

for (const locale of locales) {
  describe(`the language status (${locale})`, () => {
    /** @type {import("./story.mjs").Story} */
    let story;
    before(async () => {
      story = await tell({ locale, files, file: "pipeline.yml" });
    });
    after(() => story.end());

    it("tells dialect, version and why", async () => {
      const shown = await languageStatus(story.page, /2\.1/);
      assert.ok(shown.includes(text(locale, "the current version; nothing says another")), shown);
      await story.picture(`status-${locale}`);
    });

    it("leads to another version by a click, and says where it is written", async () => {
      await languageStatus(story.page, /2\.1/);
      await story.page.locator(".hover-language-status a", { hasText: text(locale, "Change Version") }).click();
      assert.deepEqual(await picks(story.page), ["2.1", "2.0", "1.2", "1.1", "1.0"]);
      await story.picture(`status-versions-${locale}`);
      await pick(story.page, "1.2");
      assert.deepEqual(await picks(story.page), [
        text(locale, "For This File"),
        text(locale, "For This Project"),
        text(locale, "For Me, Everywhere"),
      ]);
      await story.picture(`status-places-${locale}`);
      await pick(story.page, text(locale, "For This File"));
      await waitForText(story.page, "# pipewright: dialect=pipeline platform=1.2");
      const shown = await languageStatus(story.page, /1\.2/);
      assert.ok(shown.includes(text(locale, "from the comment in this file")), shown);
      await restMouse(story.page);
    });

    it("tells that a file is not ours, and takes another word for it", async () => {
      await openFile(story.page, "values.yaml");
      const shown = await languageStatus(story.page, text(locale, "Pipewright leaves this file alone"));
      assert.ok(shown.includes(text(locale, "Not a pipeline")), shown);
      await story.picture(`status-not-ours-${locale}`);
      await restMouse(story.page);
      await runCommand(story.page, commandTitle(locale, "chooseDialect"));
      await pick(story.page, text(locale, "A Pipeline"));
      await languageStatus(story.page, /2\.1/);
      await restMouse(story.page);
    });
  });
}
