/** GitHub Actions by the same features as pipelines: one example each. */
import { wholeFile } from "../kit/index.ts";

const { checkCompletion, checkHover, checkRename, checkSymbols, checkDefinition, checkReferences, checkFormat } =
  wholeFile("github-actions");

const job = "on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n";

describe("help in a workflow", () => {
  test("completion leaves out what does not go together", () => {
    checkCompletion(`${job}      - uses: actions/checkout@v4\n        $0\n`, {
      includes: ["with  map"],
      lacks: ["run", "shell", "working-directory", "wait"],
    });
    checkCompletion("on: push\njobs:\n  build:\n    uses: ./.github/workflows/x.yml\n    $0\n", {
      includes: ["with  map", "secrets  text or map"],
      lacks: ["runs-on", "steps", "container"],
    });
  });

  test("completion offers events, runners, jobs and permissions", () => {
    checkCompletion("on: [pu$0]\n", {
      offers: [
        "push",
        "pull_request",
        "pull_request_target",
        "public",
        "pull_request_comment",
        "pull_request_review",
        "pull_request_review_comment",
      ],
    });
    checkCompletion("on: push\njobs:\n  build:\n    runs-on: ubuntu-l$0\n", { offers: ["ubuntu-latest"] });
    checkCompletion("on: push\npermissions:\n  con$0\n", { includes: ["contents  read, write or none"] });
  });

  test("hover explains a key, and leads to GitHub's page", () =>
    checkHover(
      "on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    timeout-mi$0nutes: 5\n    steps: [{ run: make }]\n",
      `**timeout-minutes** · whole number

The maximum number of minutes to let a workflow run before GitHub automatically cancels it. Default: 360

[GitHub Docs](https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idtimeout-minutes)`,
    ));

  test("rename changes a job in needs and expressions", () =>
    checkRename(
      "on: push\njobs:\n  bu$0ild: {runs-on: x, outputs: {a: b}, steps: [{run: make}]}\n  deploy:\n    needs: build\n    runs-on: x\n    steps:\n      - run: echo ${{ needs.build.outputs.a }}\n",
      "compile",
      "on: push\njobs:\n  compile: {runs-on: x, outputs: {a: b}, steps: [{run: make}]}\n  deploy:\n    needs: compile\n    runs-on: x\n    steps:\n      - run: echo ${{ needs.compile.outputs.a }}\n",
    ));

  test("an id leads to its step, and a step to its uses", () => {
    checkDefinition(`
      on: push
      jobs:
        build:
          runs-on: ubuntu-latest
          steps:
            - id: cache
                  ~~~~~
              run: make
            - run: echo \${{ steps.ca$0che.outputs.hit }}
    `);
    checkReferences(`
      on: push
      jobs:
        build:
        ~~~~~
          runs-on: ubuntu-latest
          steps: [{ run: make }]
        deploy:
          needs: [bu$0ild]
                  ~~~~~
          runs-on: ubuntu-latest
          steps: [{ run: make }]
    `);
  });

  test("the outline has jobs and steps", () =>
    checkSymbols(
      "on: push\njobs:\n  build:\n    name: Build it\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v4\n      - name: Compile\n        run: make\n",
      `
      pipeline jobs
        stage build - Build it
          step actions/checkout@v4
          step Compile
    `,
    ));

  test("formatting makes the indentation even", () =>
    checkFormat(
      "on:   push\njobs:\n    build:\n        runs-on: ubuntu-latest\n        steps:\n        - run: make\n",
      "on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n    - run: make\n",
    ));
});
