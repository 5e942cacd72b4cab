import assert from "node:assert/strict";
import type { DocumentStatus } from "../../protocol/index.ts";
import type { TextChange } from "./platform-choice.ts";
import { placeChoices, versionChoices, writeComment, writeConfig } from "./platform-choice.ts";
import { inEnglish } from "./test-words.ts";

const status = (from: DocumentStatus["platform"]["from"], configUri?: string): DocumentStatus => ({
  dialect: "pipeline",
  title: "Pipeline",
  dialectFrom: "name",
  platform: { version: "2.0", from },
  versions: ["1.0", "1.1", "1.2", "2.0", "2.1"],
  hasGraph: true,
  ...(configUri === undefined ? {} : { configUri }),
});

const applied = (text: string, { start, end, text: insert }: TextChange) =>
  text.slice(0, start) + insert + text.slice(end);

describe("picking a platform version", () => {
  it("offers the newest version first and says which one counts now", () => {
    assert.deepEqual(versionChoices(status("file"), inEnglish), [
      { version: "2.1", description: "" },
      { version: "2.0", description: "now: from pipeline.platform" },
      { version: "1.2", description: "" },
      { version: "1.1", description: "" },
      { version: "1.0", description: "" },
    ]);
  });

  it("says what is written, and where it would change nothing", () => {
    assert.deepEqual(placeChoices("2.1", status("config", "file:///w/.pipewright.yml"), true, inEnglish), [
      {
        place: "file",
        label: "For This File",
        description: "a comment in line 1: # pipewright: dialect=pipeline platform=2.1",
        detail: "",
      },
      { place: "config", label: "For This Project", description: 'in .pipewright.yml: platform: "2.1"', detail: "" },
      {
        place: "setting",
        label: "For Me, Everywhere",
        description: 'in your settings: "pipewright.platform": "2.1"',
        detail: "Changes nothing here: the version comes from .pipewright.yml, which weighs more.",
      },
    ]);
  });

  it("offers no project file where there is no folder", () => {
    assert.deepEqual(
      placeChoices("2.1", status("pack"), false, inEnglish).map(({ place }) => place),
      ["file", "setting"],
    );
  });
});

describe("writing a platform version", () => {
  const comments: readonly [title: string, before: string, after: string][] = [
    ["into a file without a comment", "pipeline:\n", "# pipewright: dialect=pipeline platform=2.1\npipeline:\n"],
    ["into an empty file", "", "# pipewright: dialect=pipeline platform=2.1\n"],
    ["with the file's own line ends", "pipeline:\r\n", "# pipewright: dialect=pipeline platform=2.1\r\npipeline:\r\n"],
    [
      "in the place of an older one",
      "# pipewright: dialect=pipeline platform=1.0 # why\na: 1\n",
      "# pipewright: dialect=pipeline platform=2.1 # why\na: 1\n",
    ],
    [
      "beside a dialect",
      "# hello\n# pipewright: dialect=pipeline\na: 1\n",
      "# hello\n# pipewright: dialect=pipeline platform=2.1\na: 1\n",
    ],
  ];
  for (const [title, before, after] of comments) {
    it(`writes the comment ${title}`, () => assert.equal(applied(before, writeComment(before, "2.1")), after));
  }

  const configs: readonly [title: string, before: string, after: string][] = [
    ["into a new file", "", 'platform: "2.1"\n'],
    [
      "in the place of an older one",
      "# ours\nplatform: 2.0 # old\nlevel: strict\n",
      '# ours\nplatform: "2.1" # old\nlevel: strict\n',
    ],
    ["of an empty one", "platform:\nlevel: strict\n", 'platform: "2.1"\nlevel: strict\n'],
    ["above other keys", "level: strict\n", 'platform: "2.1"\nlevel: strict\n'],
  ];
  for (const [title, before, after] of configs) {
    it(`writes the project's key ${title}`, () => assert.equal(applied(before, writeConfig(before, "2.1")), after));
  }
});
