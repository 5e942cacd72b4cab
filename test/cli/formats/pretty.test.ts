import assert from "node:assert/strict";
import picocolors from "picocolors";
import { formatPretty } from "../../../server/cli/formats/pretty.ts";
import { summary } from "../../../server/cli/formats/summary.ts";
import type { SampleFinding, SampleReport } from "../sample-report.ts";
import { sampleReport } from "../sample-report.ts";

/** What `lint` prints for the report, without colours, on a terminal of so many columns. */
function checkPretty(sample: SampleReport, printed: string, columns = 80): void {
  const drawn = formatPretty(sampleReport(sample), { colors: picocolors.createColors(false), columns });
  assert.equal(drawn, `${printed.replace(/^\n/, "").replace(/\n\s*$/, "")}\n`);
}

/** The frame of one finding alone: what stands between its first line and its hints. */
function checkFrame(text: string, finding: SampleFinding, frame: string, columns = 80): void {
  const report = sampleReport({ files: { "a.yml": { text, findings: [finding] } } });
  const drawn = formatPretty(report, { colors: picocolors.createColors(false), columns }).split("\n");
  const end = drawn.findIndex((line) => /^ += /.test(line));
  assert.equal(drawn.slice(1, end).join("\n"), frame.replace(/^\n/, "").replace(/\n\s*$/, ""));
}

describe("the pretty format", () => {
  test("a finding shows its lines, the other place, its fixes and where to read more", () =>
    checkPretty(
      {
        files: {
          "ci/pipeline.yml": {
            text: "pipeline:\n  stages:\n    - name: build\n    - name: deploy\n      needs: [biuld]\n",
            findings: [
              {
                on: "biuld",
                message: "`deploy` needs `biuld`, but there is no such stage.\nDid you mean `build`?",
                related: [{ on: "build", message: "This one is near." }],
                fixes: [{ title: "Change to `build`", change: ["biuld", "build"], safety: "suggested" }],
              },
            ],
          },
        },
      },
      `
ci/pipeline.yml:5:15 error needs/unknown
   4 |     - name: deploy
   5 |       needs: [biuld]
     |               ^^^^^ \`deploy\` needs \`biuld\`, but there is no such stage.
     | Did you mean \`build\`?
   3 |     - name: build
     |             ----- This one is near.
     = fix: Change to \`build\` (\`--fix=suggested\`)
     = more: \`pipewright rules needs/unknown\`

1 error in 1 file; 1 can be fixed with \`--fix=suggested\`.
`,
    ));

  test("in Chinese, every word of ours is Chinese", () =>
    checkPretty(
      {
        locale: "zh-cn",
        files: {
          "a.yml": {
            text: "stagess: 1\n",
            findings: [
              {
                on: "stagess",
                message: "流水线没有 `stagess` 这个键。",
                fixes: [{ title: "改名为 `stages`", change: ["stagess", "stages"] }],
              },
              { on: "1", severity: "warning", code: "name/style", message: "注意。" },
            ],
          },
        },
      },
      `
a.yml:1:1 错误 needs/unknown
   1 | stagess: 1
     | ^^^^^^^ 流水线没有 \`stagess\` 这个键。
     = 修复：改名为 \`stages\`（\`--fix\`）
     = 详情：\`pipewright rules needs/unknown\`

a.yml:1:10 警告 name/style
   1 | stagess: 1
     |          ^ 注意。
     = 详情：\`pipewright rules name/style\`

1 个文件中有 1 个错误、1 个警告；其中 1 个可用 \`--fix\` 修复。
`,
    ));

  test("where no fix is better than another, both are named and none is promised", () =>
    checkPretty(
      {
        files: {
          "a.yml": {
            text: "type: x\nrun: y\n",
            findings: [
              {
                on: "run",
                fixes: [
                  { title: "Remove `type`", change: ["type: x", ""], safety: "suggested", preferred: false },
                  { title: "Remove `run`", change: ["run: y", ""], safety: "suggested", preferred: false },
                ],
              },
            ],
          },
        },
      },
      `
a.yml:2:1 error needs/unknown
   1 | type: x
   2 | run: y
     | ^^^ Something is wrong.
     = fix: Remove \`type\`
     = or: Remove \`run\`
     = more: \`pipewright rules needs/unknown\`

1 error in 1 file.
`,
    ));

  test("files without findings are counted", () =>
    checkPretty({ files: { "a.yml": { text: "" }, "b.yml": { text: "" } } }, "No problems in 2 files."));

  test("more warnings than allowed are called so", () =>
    checkPretty(
      { maxWarnings: 0, files: { "a.yml": { text: "a", findings: [{ on: "a", severity: "warning", code: "x/y" }] } } },
      `
a.yml:1:1 warning x/y
   1 | a
     | ^ Something is wrong.
     = more: \`pipewright rules x/y\`

1 warning in 1 file.
That is more than the 0 that \`--max-warnings\` allows.
`,
    ));

  test("counts name every level once, in the order of gravity", () => {
    const severities = ["hint", "error", "information", "error", "warning", "hint"] as const;
    const findings = severities.map((severity, at) => ({ on: { start: at, end: at + 1 }, severity }));
    assert.deepEqual(summary(sampleReport({ files: { "a.yml": { text: "abcdef", findings } } })), [
      "2 errors, 1 warning, 1 information message and 2 hints in 1 file.",
    ]);
  });
});

describe("a frame", () => {
  test("a tab takes its columns", () =>
    checkFrame(
      "a:\n\tb: wrong\n",
      { on: "wrong" },
      `
   1 | a:
   2 |     b: wrong
     |        ^^^^^ Something is wrong.`,
    ));

  test("Chinese and emoji take two columns each", () =>
    checkFrame(
      "名称: 构建👍🏽 wrong\n",
      { on: "wrong" },
      `
   1 | 名称: 构建👍🏽 wrong
     |              ^^^^^ Something is wrong.`,
    ));

  test("wide characters are underlined in their whole width", () =>
    checkFrame(
      "名称: 构建\n",
      { on: "构建" },
      `
   1 | 名称: 构建
     |       ^^^^ Something is wrong.`,
    ));

  test("a letter with a combining accent takes one", () =>
    checkFrame(
      "cafe\u0301: wrong\n",
      { on: "wrong" },
      `
   1 | cafe\u0301: wrong
     |       ^^^^^ Something is wrong.`,
    ));

  test("the ends of lines are not shown, whatever they are", () =>
    checkFrame(
      "a: 1\r\nb: wrong\r\nc: 3\r\n",
      { on: "wrong" },
      `
   1 | a: 1
   2 | b: wrong
     |    ^^^^^ Something is wrong.`,
    ));

  test("an empty place is one mark wide, also at the end of the text", () =>
    checkFrame(
      "a:",
      { on: { start: 2, end: 2 } },
      `
   1 | a:
     |   ^ Something is wrong.`,
    ));

  test("of several lines the first is shown", () =>
    checkFrame(
      "a:\n  - 1\n  - 2\n",
      { on: "- 1\n  - 2" },
      `
   1 | a:
   2 |   - 1
     |   ^^^ Something is wrong.`,
    ));

  test("a long line is cut around the place, and the mark stays under it", () =>
    checkFrame(
      `run: ${"x".repeat(100)} wrong ${"y".repeat(100)}\n`,
      { on: "wrong" },
      `
   1 | …xxxxxxxxxx wrong yyyyyyyyyyyyyy…
     |             ^^^^^
     | Something is wrong.`,
      40,
    ));

  test("a long line before it is cut at its end, so that both begin at one column", () =>
    checkFrame(
      `a: ${"x".repeat(100)}\nb: wrong\n`,
      { on: "wrong" },
      `
   1 | a: xxxxxxxxxxxxxxxxxxxxxxxxxxxx…
   2 | b: wrong
     |    ^^^^^ Something is wrong.`,
      40,
    ));

  test("a file on one line is shown without going through all of it for each finding", () => {
    const text = `[${"x, ".repeat(400_000)}wrong]`;
    const at = text.indexOf("wrong");
    const findings = Array.from({ length: 400 }, () => ({ on: { start: at, end: at + 5 } }));
    const report = sampleReport({ files: { "a.yml": { text, findings } } });
    const drawn = formatPretty(report, { colors: picocolors.createColors(false), columns: 40 }).split("\n");
    assert.deepEqual(drawn.slice(0, 4), [
      "a.yml:1:1200002 error needs/unknown",
      "   1 | … x, x, x, x, x, x, x, x, wrong]",
      "     |                           ^^^^^",
      "     | Something is wrong.",
    ]);
  });

  test("what a file holds can't command the terminal", () =>
    checkFrame(
      "a: \u001b[31mred\u202e\n",
      { on: "red", message: "`\u001b[2J` is no word." },
      `
   1 | a: ␛[31mred\ufffd
     |         ^^^ \`␛[2J\` is no word.`,
    ));
});
