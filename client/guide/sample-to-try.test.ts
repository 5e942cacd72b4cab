import assert from "node:assert/strict";
import { sampleToTry } from "./sample-to-try.ts";

describe("a sample that is tried", () => {
  const ours = "pipeline:\n  name: a\n  stages: []\n";
  const cases: readonly [name: string, sample: string, dialect: string, platform: string | null, head: string][] = [
    ["is as it is", ours, "pipeline", null, ""],
    ["says its version", ours, "pipeline", "1.2", "# pipewright: platform=1.2\n"],
    ["says its language", "a: 1\n", "flow", null, "# pipewright: dialect=flow\n"],
    ["says both", "a: 1\n", "flow", "3.0", "# pipewright: dialect=flow platform=3.0\n"],
    ["says nothing twice", `# pipewright: platform=2.0\n${ours}`, "pipeline", "2.0", ""],
    [
      "takes over what it said itself",
      `# pipewright: dialect=pipeline\n${ours}`,
      "pipeline",
      "1.2",
      "# pipewright: dialect=pipeline platform=1.2\n",
    ],
  ];
  for (const [name, sample, dialect, platform, head] of cases) {
    test(name, () => assert.equal(sampleToTry(sample, dialect, platform), head + sample));
  }
});
