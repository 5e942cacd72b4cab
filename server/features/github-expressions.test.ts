import { wholeFile } from "../../test/kit/index.ts";

const { checkCompletion, checkHover, checkRename, checkDefinition, checkInlayHints, checkTokens } =
  wholeFile("github-actions");

describe("names and expressions of GitHub Actions", () => {
  const workflow = `
    on:
      workflow_call: { inputs: { level: { type: string, description: How much is told. } } }
      workflow_dispatch: { inputs: { level: { type: string } } }
    jobs:
      build:
        runs-on: ubuntu-latest
        outputs: { tag: x }
        steps:
          - { id: get, uses: actions/checkout@v4 }
          - run: make
            if: STEP
      ship:
        needs: build
        runs-on: ubuntu-latest
        steps:
          - run: echo "\${{ VALUE }}"`;

  test("what may be used at a place", () => {
    checkCompletion(workflow.replace("VALUE }}", "needs.$0"), { offers: ["build"] });
    checkCompletion(workflow.replace("VALUE }}", "needs.build.outputs.$0"), { offers: ["tag  text"] });
    checkCompletion(workflow.replace("STEP", "steps.$0"), { offers: ["get"] });
    checkCompletion(workflow.replace("STEP", "succ$0"), { offers: ["success  success()"] });
    checkCompletion(workflow.replace("VALUE", "inputs.$0"), { offers: ["level"] });
    checkCompletion(workflow.replace("STEP", "needs$0"), { lacks: ["secrets"] });
  });

  test("variables that are set, the nearest value of each, and secrets that are known", () => {
    const text = `
      on: push
      env: { LEVEL: debug, REGION: east }
      jobs:
        build:
          runs-on: ubuntu-latest
          env: { LEVEL: info }
          steps:
            - run: echo \${{ env.$0 }}`;
    checkCompletion(text, { offers: ["LEVEL  info", "REGION  east"] });
    checkCompletion(text.replace("env.$0", "secrets.$0"), { offers: ["GITHUB_TOKEN  text"] });
  });

  test("a job is renamed in needs and in expressions", () =>
    checkRename(
      workflow.replace("VALUE", "needs.bu$0ild.outputs.tag"),
      "package",
      workflow.replace("VALUE", "needs.package.outputs.tag").replace(/\bbuild\b/g, "package"),
    ));

  test("an input is renamed at both places that give it, and wherever its letters are of another case", () =>
    checkRename(
      workflow.replace("VALUE", "inputs.LE$0VEL"),
      "depth",
      workflow.replace("VALUE", "inputs.depth").replaceAll("level", "depth"),
    ));

  test("an output of a job is renamed where it is needed; a step's of the same name is another", () =>
    checkRename(
      workflow.replace("tag: x", 'tag: "${{ steps.get.outputs.tag }}"').replace("VALUE", "needs.build.outputs.ta$0g"),
      "version",
      workflow
        .replace("tag: x", 'version: "${{ steps.get.outputs.tag }}"')
        .replace("VALUE", "needs.build.outputs.version"),
    ));

  test("an id must look like one", () =>
    checkRename(workflow.replace("get,", "g$0et,"), "1st", {
      refused: "`1st` can't be used here: it begins with a letter or `_`, and has only letters, digits, `_` and `-`.",
    }));

  test("from a step's output to the step", () =>
    checkDefinition(`
      on: push
      jobs:
        build:
          runs-on: ubuntu-latest
          steps:
            - id: get
                  ~~~
              run: make
            - run: echo \${{ steps.g$0et.outputs.x }}
    `));

  test("what a word is", () => {
    checkHover(
      workflow.replace("VALUE", "github.s$0ha"),
      `
      **github.sha**

      The commit SHA that triggered the workflow. The value of this commit SHA depends on the event that triggered the workflow. For more information, see "[Events that trigger workflows](https://docs.github.com/actions/using-workflows/events-that-trigger-workflows)." For example, \`ffac537e6cbbf934b08745a378932722df287a53\`.
    `,
    );
    checkHover(
      workflow.replace("needs: build", "needs: bu$0ild"),
      `
      **build** · job

      Starts at once.

      Runs on \`ubuntu-latest\`.

      Declared on line 5.
    `,
    );
    checkHover(
      workflow.replace("VALUE", "inputs.lev$0el"),
      `
      **level** · input

      How much is told.

      Declared on line 2.
    `,
    );
    checkHover(
      "on: { schedule: [{ cron: '0 3 * * 1-$05' }] }\njobs: {}\n",
      `
      At 03:00, Monday to Friday

      Next runs (\`UTC\`):

      - Tue 2026-03-03 03:00
      - Wed 2026-03-04 03:00
      - Thu 2026-03-05 03:00
    `,
    );
  });

  test("words that mean something", () =>
    checkTokens(workflow.replace("VALUE", "needs.build.outputs.tag").replace("            if: STEP\n", ""), [
      "build stage declares",
      "get step declares",
      "actions/checkout@v4 step-type",
      "ship stage declares",
      "build stage",
      "needs context",
      "build stage",
      "outputs property",
      "tag property",
    ]));

  test("schedules in words beside them", () =>
    checkInlayHints(
      "on: { schedule: [{ cron: '0 3 * * 1-5' }] }\njobs: {}\n",
      "on: { schedule: [{ cron: '0 3 * * 1-5' [[At 03:00, Monday to Friday]] }] }\njobs: {}\n",
    ));
});
