// How the extension behaves in the house: it sleeps where it isn't wanted, works where nothing is trusted, asks once.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  answerNotification,
  clearNotifications,
  notifications,
  problems,
  runCommand,
  waitForNotification,
  waitForSquiggle,
} from "../person.mjs";
import { tell } from "./story.mjs";

const faulty = `pipeline:
  name: web-shop
  stages:
    - name: build
      steps:
        - name: Compile
          run: make
    - name: deploy
      needs: [biuld]
      steps:
        - name: Ship
          run: make ship
`;

describe("in a folder without pipelines", () => {
  it("the extension sleeps until a YAML file is opened", async () => {
    const story = await tell({ files: { "notes.md": "# Notes\n", "values.yaml": "replicas: 3\n" }, file: "notes.md" });
    try {
      const running = async () => {
        await runCommand(story.page, "Developer: Show Running Extensions");
        const rows = story.page.locator(".runtime-extensions-editor .monaco-list-row");
        await rows.first().waitFor();
        return (await rows.allInnerTexts()).some((row) => row.includes("Pipewright"));
      };
      assert.equal(await running(), false, "it is awake for Markdown");
      await story.reopen("values.yaml");
      // Activation follows the opening of the file, so ask until it shows.
      await story.page.locator('.part.statusbar [id="status.languageStatus"]').waitFor();
      assert.equal(await running(), true, "it sleeps on when YAML is opened");
    } finally {
      await story.end();
    }
  });
});

describe("in Restricted Mode", () => {
  it("files are checked all the same", async () => {
    const story = await tell({ files: { "pipeline.yml": faulty }, file: "pipeline.yml", trust: "ask" });
    try {
      await waitForSquiggle(story.page);
      await story.page.locator(".part.statusbar .statusbar-item", { hasText: "Restricted Mode" }).waitFor();
      // A row without a severity is a related place of the finding above it.
      const found = (await problems(story.page)).filter(({ severity }) => severity !== "");
      assert.deepEqual(
        found.map(({ code }) => code),
        ["needs/unknown"],
      );
      await story.picture("restricted-mode");
    } finally {
      await story.end();
    }
  });
});

describe("beside Red Hat's YAML extension", () => {
  /** @type {string} */
  let beside;
  before(async () => {
    // The extension itself is in no package registry; what counts for us is its name and its setting.
    beside = await mkdtemp(join(tmpdir(), "pipewright-yaml-"));
    const setting = { type: ["string", "array"], default: [], description: "as in vscode-yaml 1.24" };
    const manifest = {
      name: "vscode-yaml",
      publisher: "redhat",
      version: "1.24.0",
      engines: { vscode: "^1.110.0" },
      contributes: { configuration: { title: "YAML", properties: { "yaml.disableSchemaDetection": setting } } },
    };
    await writeFile(join(beside, "package.json"), JSON.stringify(manifest));
  });
  after(() => rm(beside, { recursive: true, force: true }));

  it("one button leaves our files to us", async () => {
    const story = await tell({ files: { "pipeline.yml": faulty }, file: "pipeline.yml", beside });
    try {
      await waitForNotification(story.page, "yaml.disableSchemaDetection");
      await story.picture("yaml-peace");
      await answerNotification(story.page, "yaml.disableSchemaDetection", "Leave Pipelines to Pipewright");
      await runCommand(story.page, "Preferences: Open User Settings (JSON)");
      await story.page.locator(".view-line", { hasText: "**/*.pipeline.yml" }).waitFor();
    } finally {
      await story.end();
    }
  });

  it("the question never comes again, even if nobody answers it", async () => {
    const story = await tell({ files: { "pipeline.yml": faulty }, file: "pipeline.yml", beside });
    try {
      await waitForNotification(story.page, "yaml.disableSchemaDetection");
      await clearNotifications(story.page);
      await story.reload();
      await waitForSquiggle(story.page);
      assert.deepEqual(await notifications(story.page), []);
    } finally {
      await story.end();
    }
  });
});
