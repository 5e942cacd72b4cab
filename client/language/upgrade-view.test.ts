import assert from "node:assert/strict";
import type { DocumentStatus, MigratedStep } from "../../protocol/index.ts";
import { inEnglish } from "./test-words.ts";
import { editLabel, type MovedAnswer, upgradeChoices, upgradeSentence } from "./upgrade-view.ts";

const status = (version: string): DocumentStatus => ({
  dialect: "pipeline",
  title: "Pipeline",
  dialectFrom: "name",
  platform: { version, from: "file" },
  versions: ["1.1", "1.2", "2.0", "2.1"],
  hasGraph: true,
});
const lineRange = (line: number) => ({ start: { line, character: 4 }, end: { line, character: 8 } });
const step = (kind: "done" | "human", line: number, title: string): MigratedStep => ({
  kind,
  title,
  why: "",
  before: lineRange(line),
  after: lineRange(line),
});
const moved = (steps: readonly MigratedStep[], editCount: number): MovedAnswer => ({
  kind: "moved",
  from: "1.2",
  to: "2.1",
  version: 1,
  edits: Array.from({ length: editCount }, (_, line) => ({ range: lineRange(line), newText: "" })),
  steps,
});

describe("an upgrade", () => {
  it("offers the later versions, newest first, and to tidy up", () =>
    assert.deepEqual(
      upgradeChoices(status("1.2"), inEnglish).map(({ version, description }) => `${version} ${description}`),
      ["2.1 the newest", "2.0 ", "1.2 now: write everything as this version does"],
    ));

  it("calls its edits by what they do", () => {
    const answer = moved([step("done", 3, "Use `when`"), step("human", 4, "Replace it")], 2);
    const whole = { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } };
    assert.equal(editLabel(whole, answer, inEnglish), "Use `when`");
    assert.equal(editLabel(lineRange(4), answer, inEnglish), "Upgrade to platform 2.1");
  });

  it("says what is left", () => {
    assert.equal(upgradeSentence(moved([], 0), inEnglish), "There is nothing to change for platform 2.1.");
    assert.equal(upgradeSentence(moved([], 1), inEnglish), "The pipeline is for platform 2.1 now.");
    const left = [step("human", 1, "a"), step("human", 2, "b")];
    assert.match(upgradeSentence(moved(left, 1), inEnglish), /To change by hand: 2\.$/);
    assert.match(upgradeSentence(moved(left, 0), inEnglish), /^Nothing could be changed by itself/);
  });
});
