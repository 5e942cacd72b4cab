import assert from "node:assert/strict";
import type { DocumentStatus } from "../../protocol/index.ts";
import type { ServerState } from "./session.ts";
import { statusView } from "./status-view.ts";
import { inEnglish } from "./test-words.ts";

const pipeline: DocumentStatus = {
  dialect: "pipeline",
  title: "Pipeline",
  dialectFrom: "name",
  platform: { version: "2.1", from: "file" },
  versions: ["2.0", "2.1"],
  hasGraph: true,
};
const config: DocumentStatus = { ...pipeline, dialect: "pipewright-config", title: "Pipewright settings" };

describe("the status item", () => {
  const cases: readonly [
    server: ServerState,
    isOurs: boolean,
    status: DocumentStatus | undefined,
    label: string,
    command: string,
  ][] = [
    [
      "ready",
      true,
      pipeline,
      "Pipewright: Pipeline, platform version 2.1, from pipeline.platform",
      "pipewright.pickPlatform",
    ],
    [
      "ready",
      true,
      { ...pipeline, platform: { version: "2.0", from: "pack" } },
      "Pipewright: Pipeline, platform version 2.0, the current version; nothing says another",
      "pipewright.pickPlatform",
    ],
    ["ready", true, config, "Pipewright checks this file: Pipewright settings", "pipewright.showOutput"],
    ["ready", true, undefined, "Pipewright: not a pipeline, left alone", "pipewright.chooseDialect"],
    ["idle", false, undefined, "Pipewright: not a pipeline, left alone", "pipewright.chooseDialect"],
    ["starting", true, undefined, "Pipewright is starting", "pipewright.showOutput"],
    ["stopped", true, pipeline, "Pipewright has stopped: files are not checked", "pipewright.restartServer"],
    ["stopped", false, undefined, "Pipewright: not a pipeline, left alone", "pipewright.chooseDialect"],
  ];
  for (const [server, isOurs, status, label, command] of cases) {
    it(`reads "${label}" (${server})`, () => {
      const view = statusView(server, isOurs, status, inEnglish);
      assert.equal(view.label, label);
      assert.equal(view.action.command, command);
    });
  }

  it("is an error only when the server is down, and busy only while it starts", () => {
    const states: readonly ServerState[] = ["ready", "starting", "stopped"];
    assert.deepEqual(
      states
        .map((state) => statusView(state, true, pipeline, inEnglish))
        .map(({ severity, isBusy }) => [severity, isBusy]),
      [
        ["information", false],
        ["information", true],
        ["error", false],
      ],
    );
  });
});
