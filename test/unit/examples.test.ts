/**
 * The sample workspace: its good files are clean, and its faulty ones have the mistakes that were planted, no others.
 * A line here is `line:column severity rule`, then the message in English and in Chinese; `--update` writes them.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { detectDialect, dialectById } from "../../server/dialects/index.ts";
import { linesOf, parseSource, positionAt } from "../../server/document/index.ts";
import { diagnose, ownCatalog, readProjectConfig } from "../../server/features/index.ts";
import { equalTexts } from "../kit/check-edits.ts";

const folder = join(__dirname, "../../examples");
const config = readProjectConfig(read(".pipewright.yml"), "file:///examples/.pipewright.yml");

function read(path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

function report(path: string): string {
  const text = read(path);
  const detected = detectDialect(text, path);
  const dialect = detected && dialectById(detected.dialect);
  assert.ok(dialect, `${path} is not known as a file of ours.`);
  const log: string[] = [];
  const file = parseSource(text);
  const [english = [], chinese = []] = (["en", "zh-cn"] as const).map((locale) =>
    diagnose(file, {
      dialect,
      catalog: ownCatalog,
      locale,
      config,
      choices: {},
      log: (line: string) => log.push(line),
    }),
  );
  assert.deepEqual(log, []);
  const lines = linesOf(text);
  return english
    .map(({ code, severity, message, span }, index) => {
      const { line, column } = positionAt(lines, span.start);
      return [`${line + 1}:${column + 1} ${severity} ${code}`, `  ${message}`, `  ${chinese[index]?.message}`].join(
        "\n",
      );
    })
    .join("\n");
}

describe("examples/good", () => {
  for (const path of [".pipewright.yml", ...filesUnder("good")]) {
    test(`${path} has no finding`, () => assert.equal(report(path), ""));
  }
});

describe("examples/faulty", () => {
  const planted: Readonly<Record<string, string>> = {
    "faulty/.github/workflows/web-shop.yml": `
      4:5 error schema/unknown-key
        \`push\` has no filter \`branch\`. Did you mean \`branches\`?
        \`push\` 没有过滤条件 \`branch\`。您是不是想写 \`branches\`？
      6:3 error schema/unknown-key
        Unknown permission \`content\`. Did you mean \`contents\`?
        未知的权限 \`content\`。您是不是想写 \`contents\`？
      11:23 warning matrix/lost-zero
        \`3.10\` is read as the number 3.1. Quote it to keep the zero.
        \`3.10\` 会被读成数字 3.1。请加引号以保留末尾的零。
      12:14 warning runner/unknown-label
        No known runner label \`ubuntu-lastest\`. Did you mean \`ubuntu-latest\`? The job would wait forever.
        没有已知的运行器标签 \`ubuntu-lastest\`。您是不是想写 \`ubuntu-latest\`？否则作业会一直等待。
      13:22 error schema/type
        \`timeout-minutes\` needs a whole number, found the word \`thirty\`.
        \`timeout-minutes\` 需要整数，这里却是单词 \`thirty\`。
      15:9 error step/run-or-uses
        A step either runs a script or uses an action, not both.
        一个步骤要么运行脚本，要么使用 Action，不能同时做。
      18:9 error schema/unknown-key
        Keys are case-sensitive: write \`run\`.
        键区分大小写：请写成 \`run\`。
      20:12 error needs/unknown
        \`deploy\` needs \`tests\`, but there is no such job. Did you mean \`test\`?
        \`deploy\` 依赖 \`tests\`，但没有这个作业。您是不是想写 \`test\`？
      22:9 error expr/syntax
        \`if\` is one expression: either all of it stands in \`\${{ }}\` or nothing.
        \`if\` 是一个完整的表达式：要么全部写在 \`\${{ }}\` 里，要么完全不写。
      24:15 error step/run-or-uses
        Step \`Tell\` does nothing: add \`run\` or \`uses\`.
        步骤 \`Tell\` 什么也不做：请添加 \`run\` 或 \`uses\`。
      25:37 error expr/unknown-property
        \`github\` has no \`shaa\`. Did you mean \`sha\`?
        \`github\` 没有 \`shaa\`。您是不是想写 \`sha\`？
    `,
    "faulty/keys-and-values.pipeline.yml": `
      4:3 error schema/unknown-key
        \`triger\` is not a key of a pipeline. Did you mean \`triggers\`?
        \`triger\` 不是流水线的键。您是不是想写 \`triggers\`？
      6:5 error schema/value
        \`send_at\` is not a name of capital letters, digits and \`_\`, such as \`APP_VERSION\`.
        \`send_at\` 不符合要求：需要由大写字母、数字和 \`_\` 组成的名称，例如 \`APP_VERSION\`。
      9:16 error schema/value
        \`20\` is not a duration such as \`30m\` (a whole number and \`s\`, \`m\`, \`h\` or \`d\`).
        \`20\` 不符合要求：需要时长，例如 \`30m\`（整数加 \`s\`、\`m\`、\`h\` 或 \`d\`）。
      16:7 error schema/unknown-key
        \`stps\` is not a key of a stage. Did you mean \`steps\`?
        \`stps\` 不是阶段的键。您是不是想写 \`steps\`？
      25:11 error schema/exclusive
        A step has either a \`run\` or a \`type\`, not both.
        步骤只能写 \`run\` 或 \`type\` 其中之一，不能同时写。
      29:30 error schema/type
        \`continue_on_error\` needs \`true\` or \`false\`, found the text \`"yes"\`.
        \`continue_on_error\` 需要 \`true\` 或 \`false\`，这里却是文本 \`"yes"\`。
    `,
    "faulty/limits.pipeline.yml": `
      6:16 error limit/timeout
        A timeout is at most \`24h\`; \`2d\` is longer.
        超时最长为 \`24h\`，\`2d\` 超过了上限。
      14:32 warning config/unknown-rule
        There is no rule \`limit/timeouts\`. Did you mean \`limit/timeout\`?
        没有规则 \`limit/timeouts\`。您是不是想写 \`limit/timeout\`？
      15:20 error limit/timeout
        This step may take \`2h\`, but its stage ends after \`30m\`.
        这个步骤允许 \`2h\`，但它所在的阶段在 \`30m\` 后就会结束。
    `,
    "faulty/missing-parts.pipeline.yml": `
      2:1 error schema/missing-key
        A pipeline needs \`name\`.
        流水线缺少 \`name\`。
      5:7 error schema/missing-key
        A stage needs \`steps\` or \`template\`.
        阶段需要 \`steps\` 或 \`template\`。
      6:7 error schema/missing-key
        A stage needs \`name\`.
        阶段缺少 \`name\`。
      9:11 error schema/exclusive
        A step needs a \`type\`, a \`run\` or a \`template\`.
        步骤需要 \`type\`、\`run\` 或 \`template\`。
      10:13 error schema/type
        \`name\` is text: quote it.
        \`name\` 是文本：请加引号。
      12:9 error schema/type
        \`steps\` is a list: put \`- \` before each item.
        \`steps\` 是列表：请在每一项前加 \`- \`。
    `,
    "faulty/no-pipeline.pipeline.yml": `
      1:1 error schema/missing-key
        The file must start with \`pipeline:\`.
        文件必须以 \`pipeline:\` 开头。
    `,
    "faulty/not-yaml.pipeline.yml": `
      8:16 error syntax/yaml
        The \`: \` in this value starts a second key. Put the whole value in quotes.
        这个值里的 \`: \` 会被当作另一个键。请用引号把整个值括起来。
    `,
    "faulty/order-of-stages.pipeline.yml": `
      3:9 warning name/style
        \`Mobile App\` is better written with lower-case letters, digits and hyphens only, beginning with a letter.
        \`Mobile App\` 最好只用小写字母、数字和连字符，并以字母开头。
      12:15 error needs/unknown
        \`unit-tests\` needs \`biuld\`, but there is no such stage. Did you mean \`build\`?
        \`unit-tests\` 依赖 \`biuld\`，但没有这个阶段。您是不是想写 \`build\`？
      17:22 error needs/cycle
        These stages wait for each other and could never start: \`sign\` → \`publish\` → \`sign\`.
        这些阶段互相等待，永远无法开始：\`sign\` → \`publish\` → \`sign\`。
      27:15 error needs/self
        \`notes\` needs itself, so it could never start.
        \`notes\` 依赖自己，因此永远无法开始。
      31:13 error name/duplicate
        Two stages are called \`build\`.
        有两个阶段都叫 \`build\`。
    `,
    "faulty/settings/.pipewright.yml": `
      2:11 error schema/type
        \`platform\` is text: quote it.
        \`platform\` 是文本：请加引号。
      3:8 error schema/value
        \`level\` takes \`basic\`, \`recommended\` or \`strict\`, not \`relaxed\`.
        \`level\` 只能是 \`basic\`、\`recommended\` 或 \`strict\`，不能是 \`relaxed\`。
      5:3 warning config/unknown-rule
        There is no rule \`needs/unknwon\`. Did you mean \`needs/unknown\`?
        没有规则 \`needs/unknwon\`。您是不是想写 \`needs/unknown\`？
      6:13 error schema/value
        \`supply/*\` takes \`error\`, \`warning\`, \`information\`, \`hint\` or \`off\`, not \`disabled\`.
        \`supply/*\` 只能是 \`error\`、\`warning\`、\`information\`、\`hint\` 或 \`off\`，不能是 \`disabled\`。
      7:1 error schema/unknown-key
        \`file\` is not a key of \`.pipewright.yml\`. Did you mean \`files\`?
        \`file\` 不是 \`.pipewright.yml\` 的键。您是不是想写 \`files\`？
    `,
    "faulty/steps.pipeline.yml": `
      10:17 error step/unknown-type
        \`mavn-build\` is not a step type. Did you mean \`maven-build\`?
        没有 \`mavn-build\` 这种步骤类型。您是不是想写 \`maven-build\`？
      16:13 error step/unknown-input
        \`unit-test\` has no input \`comand\`. Did you mean \`command\`?
        \`unit-test\` 没有输入 \`comand\`。您是不是想写 \`command\`？
      20:17 error step/unknown-version
        There is no \`git-checkout@3\`: there is \`git-checkout@2\`.
        没有 \`git-checkout@3\`：可用的是 \`git-checkout@2\`。
      25:24 error step/input-type
        \`platforms\` is a list: put \`- \` before each item.
        \`platforms\` 是列表：请在每一项前加 \`- \`。
      27:17 error step/missing-input
        \`docker-push\` needs the input \`credentials\`.
        \`docker-push\` 需要输入 \`credentials\`。
      30:18 error step/input-type
        \`tag\` is text: quote it.
        \`tag\` 是文本：请加引号。
      35:17 warning step/order
        \`integration-test\` runs before anything is checked out: no \`git-checkout\` comes before it in this stage or in a stage that it needs.
        \`integration-test\` 在检出代码之前运行：在此阶段以及它依赖的阶段里，之前都没有 \`git-checkout\`。
    `,
    "faulty/wrong-platform.pipeline.yml": `
      6:3 error version/too-new
        \`concurrency\` came with platform 2.1; this file is checked as 2.0.
        \`concurrency\` 从平台 2.1 开始支持；此文件按 2.0 检查。
      10:7 error version/removed
        \`only\` is gone since platform 2.0: use \`when\`.
        \`only\` 从平台 2.0 起已删除：请改用 \`when\`。
      13:17 warning version/deprecated
        \`git-checkout@1\` is deprecated since platform 2.0: use \`git-checkout@2\`.
        \`git-checkout@1\` 从平台 2.0 起已弃用：请改用 \`git-checkout@2\`。
      15:11 warning version/deprecated
        \`script\` is deprecated since platform 2.0: use \`run\`.
        \`script\` 从平台 2.0 起已弃用：请改用 \`run\`。
      17:7 error version/too-new
        \`services\` came with platform 2.1; this file is checked as 2.0.
        \`services\` 从平台 2.1 开始支持；此文件按 2.0 检查。
      22:17 error version/removed
        \`ftp-deploy\` is gone since platform 2.0: use \`ssh-deploy\`.
        \`ftp-deploy\` 从平台 2.0 起已删除：请改用 \`ssh-deploy\`。
    `,
    "faulty/yaml-traps.pipeline.yml": `
      5:15 hint syntax/unused-anchor
        Nothing uses the anchor \`old_env\`.
        没有任何地方使用锚点 \`old_env\`。
      12:7 error syntax/duplicate-key
        \`timeout\` stands twice here. Keep one of the two.
        \`timeout\` 在这里出现了两次。请只保留一个。
      18:16 error syntax/unresolved-alias
        No anchor \`node_evn\`. Did you mean \`node_env\`?
        没有锚点 \`node_evn\`。您是不是想写 \`node_env\`？
    `,
  };

  for (const [path, expected] of Object.entries(planted)) test(path, () => equalTexts(report(path), expected));

  test("every file is in this table", () => assert.deepEqual(filesUnder("faulty"), Object.keys(planted).sort()));
});

function filesUnder(part: string): readonly string[] {
  return readdirSync(join(folder, part), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}
