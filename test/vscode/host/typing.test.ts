import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAllEditors, findingsOf, showFile, waitForFindings } from "./workbench.ts";

/** Sixty lines as a person writes them, top down. */
const pipeline = `pipeline:
  name: web-shop
  description: Builds, tests and ships the shop
  platform: "2.1"
  triggers:
    - push: { branches: [main] }
    - schedule:
        cron: "0 3 * * mon-fri"
        timezone: Asia/Shanghai
  parameters:
    target:
      type: choice
      options: [staging, live]
      default: staging
  variables:
    IMAGE: registry.example.test/shop
  secrets: [REGISTRY_LOGIN]
  environments:
    live:
      kind: production
  stages:
    - name: build
      image: maven:3.9
      steps:
        - name: checkout
          type: git-checkout
        - name: compile
          type: maven-build
          with:
            goals: package
            jdk: 21
        - name: unit tests
          type: unit-test
          with:
            command: mvn verify
    - name: image
      when: git.branch == 'main'
      steps:
        - name: build image
          type: docker-build
          with:
            image: \${{ variables.IMAGE }}
            tag: \${{ stages.build.outputs.version }}
        - name: push image
          type: docker-push
          with:
            image: \${{ variables.IMAGE }}
            tag: \${{ stages.build.outputs.version }}
            credentials: REGISTRY_LOGIN
    - name: deploy
      needs: [image]
      when: parameters.target == 'live'
      environment: live
      approval:
        approvers: [li, ada]
      rollback:
        to: previous
      steps:
        - name: roll out
          run: ./roll-out.sh
`;

/** After so long without a key the server may take the typing for rested; it waits for a second. */
const pauseMs = 900;

interface Change {
  readonly typed: string;
  readonly came: readonly string[];
  readonly gone: readonly string[];
}

describe("typing a pipeline from nothing", () => {
  afterEach(closeAllEditors);

  it("shows no finding that goes when a word is finished", async function () {
    this.timeout(240_000);
    const editor = await showFile("typed.pipeline.yml", "");
    const { document } = editor;
    const recorded: Change[] = [];
    // A machine that is busy elsewhere may keep us from typing for longer than a person would rest.
    let editedAtMs = performance.now();
    let lettersSincePause = Number.POSITIVE_INFINITY;
    let pauseCount = 0;
    const rests = (): boolean => performance.now() - editedAtMs > pauseMs;
    let shown: readonly string[] = findingsOf(document.uri);
    const record = (): void => {
      const now = findingsOf(document.uri);
      const came = now.filter((one) => !shown.includes(one));
      const gone = shown.filter((one) => !now.includes(one));
      shown = now;
      // What a pause has brought goes with the next letters.
      if (rests() || lettersSincePause < 10) return;
      if (came.length + gone.length > 0) recorded.push({ typed: document.getText().slice(-40), came, gone });
    };
    const listener = vscode.languages.onDidChangeDiagnostics(record);
    try {
      for (const letter of pipeline) {
        await editor.edit((edit) => edit.insert(document.positionAt(document.getText().length), letter), {
          undoStopBefore: false,
          undoStopAfter: false,
        });
        lettersSincePause = rests() ? 0 : lettersSincePause + 1;
        if (lettersSincePause === 0) pauseCount++;
        editedAtMs = performance.now();
        // As quick as a person types well: the server has answered by then, and the typing never rests.
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    } finally {
      listener.dispose();
    }
    assert.deepEqual(recorded, [], "Every diagnostic that came and went is in this list.");
    assert.ok(pauseCount < 20, `This machine paused ${pauseCount} times: nothing was shown.`);
  });

  it("shows what is wrong once the typing rests", async () => {
    const editor = await showFile("typed.pipeline.yml", pipeline);
    const { document } = editor;
    for (const letter of "  descrip: x") {
      await editor.edit((edit) => edit.insert(document.positionAt(document.getText().length), letter), {
        undoStopBefore: false,
        undoStopAfter: false,
      });
    }
    assert.deepEqual(findingsOf(document.uri), []);
    await waitForFindings(document.uri, [`${document.lineCount}:3 schema/unknown-key`]);
  });
});
