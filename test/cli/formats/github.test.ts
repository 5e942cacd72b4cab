import assert from "node:assert/strict";
import { formatGithub } from "../../../server/cli/formats/github.ts";
import { texts } from "../../../server/cli/texts.ts";
import { sampleReport } from "../sample-report.ts";

describe("the github format", () => {
  test("each finding is a command, with places that count from 1", () =>
    assert.equal(
      formatGithub(
        sampleReport({
          files: {
            "ci/a.yml": {
              text: "a: 1\nb: wrong\nc: d\n",
              findings: [
                { on: "wrong", message: "100% wrong:\nso it is, really." },
                { on: "b: wrong\nc", severity: "warning", code: "name/style" },
                { on: "d", severity: "hint" },
              ],
            },
          },
        }),
      ),
      [
        "::error file=ci/a.yml,line=2,endLine=2,col=4,endColumn=9,title=needs/unknown::100%25 wrong:%0Aso it is, really.",
        "::warning file=ci/a.yml,line=2,endLine=3,title=name/style::Something is wrong.",
        "::notice file=ci/a.yml,line=3,endLine=3,col=4,endColumn=5,title=needs/unknown::Something is wrong.",
        "",
      ].join("\n"),
    ));

  test("a file's name is escaped too, and standard input has none", () => {
    const finding = { on: "a", code: "x/y" };
    const report = sampleReport({
      files: { "a,b:c%.yml": { text: "a", findings: [finding] }, "<stdin>": { text: "a", findings: [finding] } },
    });
    assert.equal(
      formatGithub(report),
      [
        "::error file=a%2Cb%3Ac%25.yml,line=1,endLine=1,col=1,endColumn=2,title=x/y::Something is wrong.",
        "::error line=1,endLine=1,col=1,endColumn=2,title=x/y::Something is wrong.",
        "",
      ].join("\n"),
    );
  });

  test("paths are relative to the git root, where GitHub looks for them", () => {
    const report = sampleReport({ files: { "ci/a.yml": { text: "a", findings: [{ on: "a" }] } } });
    assert.match(formatGithub({ ...report, folder: "/project/ci" }), /file=ci\/a\.yml,/);
  });

  test("a file that could not be read is an error", () => {
    const trouble = { name: "b.yml", path: "/project/b.yml", text: texts.notText, words: { path: "b.yml" } };
    assert.equal(
      formatGithub(sampleReport({ files: {}, troubles: [trouble] })),
      "::error file=b.yml,title=Pipewright::`b.yml` can't be read: it is not UTF-8 text. Save it as UTF-8.\n",
    );
  });
});
