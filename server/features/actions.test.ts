import assert from "node:assert/strict";
import { inside } from "../../test/kit/index.ts";
import { applyEdits } from "../document/index.ts";
import { switchOffInProject } from "./change-project.ts";

const { checkAction, checkActions } = inside("pipeline", { only: "needs/*" });

describe("quick fixes", () => {
  test("a cure first, then ways not to hear of it again", () =>
    checkActions("stages: [{ name: build }, { name: test, needs: [bi$0uld] }]", [
      "Change to `build`",
      "Ignore `needs/unknown` here",
    ]));

  test("the cure is applied", () =>
    checkAction(
      "stages: [{ name: build }, { name: test, needs: [bi$0uld] }]",
      "Change to `build`",
      "stages: [{ name: build }, { name: test, needs: [build] }]",
    ));

  test("a comment above the line ignores it, as deep as the line", () =>
    checkAction(
      `
      stages:
        - name: build
        - name: test
          needs: [bi$0uld]`,
      "Ignore `needs/unknown` here",
      `
      stages:
        - name: build
        - name: test
          # pipewright: ignore needs/unknown
          needs: [biuld]`,
    ));

  test("a comment that is there takes the rule in", () =>
    checkAction(
      `
      stages:
        - name: build
        - name: test
          # pipewright: ignore name/style, needs/self -- on purpose
          needs: [bi$0uld]`,
      "Ignore `needs/unknown` here",
      `
      stages:
        - name: build
        - name: test
          # pipewright: ignore name/style, needs/self, needs/unknown -- on purpose
          needs: [biuld]`,
    ));
});

describe("all findings of a rule", () => {
  const twice = `
    stages:
      - name: build
      - name: test
        needs: [bi$0uld]
      - name: deploy
        needs: [biuld, tset]`;

  test("are offered to be cured together, behind the cure of the one", () =>
    checkActions(twice, [
      "Change to `build`",
      "Fix all 3 findings of `needs/unknown` in this file",
      "Ignore `needs/unknown` here",
    ]));

  test("are cured together", () =>
    checkAction(
      twice,
      "Fix all 3 findings of `needs/unknown` in this file",
      `
      stages:
        - name: build
        - name: test
          needs: [build]
        - name: deploy
          needs: [build, test]`,
    ));

  test("in Chinese too", () =>
    inside("pipeline", { only: "needs/*", locale: "zh-cn" }).checkActions(twice, [
      "改为 `build`",
      "修复此文件中全部 3 个 `needs/unknown` 问题",
      "在此处忽略 `needs/unknown`",
    ]));
});

describe("switching a rule off in the project", () => {
  const switchedOff = (text: string): string | undefined => {
    const change = switchOffInProject({ uri: "file:///a/.pipewright.yml", text }, "needs/cycle");
    return change?.kind === "edit" ? applyEdits(text, change.edits) : undefined;
  };

  test("makes the file where there is none", () =>
    assert.deepEqual(switchOffInProject({ uri: "file:///a/.pipewright.yml", text: undefined }, "needs/cycle"), {
      kind: "create",
      uri: "file:///a/.pipewright.yml",
      text: "rules:\n  needs/cycle: off\n",
    }));

  test("adds to what the file says", () => {
    assert.equal(switchedOff(""), "rules:\n  needs/cycle: off\n");
    assert.equal(switchedOff('platform: "2.0"'), 'platform: "2.0"\nrules:\n  needs/cycle: off\n');
    assert.equal(switchedOff("rules:\n"), "rules:\n  needs/cycle: off\n");
    assert.equal(
      switchedOff("rules:\n    a/b: off # why\n\nlevel: basic\n"),
      "rules:\n    a/b: off # why\n    needs/cycle: off\n\nlevel: basic\n",
    );
    assert.equal(switchedOff("rules: { a/b: off }\n"), "rules: { a/b: off, needs/cycle: off }\n");
    assert.equal(switchedOff("rules: {}\n"), "rules: { needs/cycle: off }\n");
    assert.equal(switchedOff("rules:\r\n  a/b: off\r\n"), "rules:\r\n  a/b: off\r\n  needs/cycle: off\r\n");
  });

  test("changes a level that is set", () =>
    assert.equal(switchedOff("rules:\n  needs/cycle: warning\n"), "rules:\n  needs/cycle: off\n"));

  test("leaves a file alone that it can't read", () => {
    assert.equal(switchedOff("rules: [\n"), undefined);
    assert.equal(switchedOff("- rules\n"), undefined);
    assert.equal(switchedOff("rules: off\n"), undefined);
  });
});
