/** What we promise to say of GitHub Actions workflows, where other tools say something that a person can't use. */
import { wholeFile } from "../kit/index.ts";

const { checkDiagnostics, checkAction, checkActions } = wholeFile("github-actions");

describe("what we say of workflows", () => {
  test("a misspelt filter: the rename puts the value into a list", () => {
    checkDiagnostics(`
      on:
        push:
          branch: main
          ~~~~~~ error schema/unknown-key fix
          | \`push\` has no filter \`branch\`. Did you mean \`branches\`?
      jobs:
        build:
          runs-on: ubuntu-latest
          steps: [{ run: make }]
    `);
    checkAction(
      "on: {push: {bra$0nch: main}}\njobs: {a: {runs-on: ubuntu-latest, steps: [{run: make}]}}",
      "Change to `branches: [main]`",
      "on: {push: {branches: [main]}}\njobs: {a: {runs-on: ubuntu-latest, steps: [{run: make}]}}",
    );
  });

  test("a misspelt root key: no word about the key that is missing then", () =>
    checkDiagnostics(`
      on: push
      job:
      ~~~ error schema/unknown-key fix
      | \`job\` is not a key of a workflow. Did you mean \`jobs\`?
        build:
          runs-on: ubuntu-latest
          steps: [{ run: make }]
    `));

  test("a misspelt need points to what was meant", () =>
    checkDiagnostics(`
      on: push
      jobs:
        build:
        ~~~~~ @first
          runs-on: ubuntu-latest
          steps: [{ run: make }]
        deploy:
          needs: biuld
                 ~~~~~ error needs/unknown fix
                 | \`deploy\` needs \`biuld\`, but there is no such job. Did you mean \`build\`?
                 | see @first: \`build\` is here
          runs-on: ubuntu-latest
          steps: [{ run: make }]
    `));

  test("a circle is told once, with its path", () => {
    checkDiagnostics(`
      on: push
      jobs:
        a:
          needs: b
                 ~ error needs/cycle fix
                 | These jobs wait for each other and could never start: \`a\` → \`b\` → \`a\`.
                 | see @first: \`b\` needs \`a\` here
          runs-on: ubuntu-latest
          steps: [{ run: make }]
        b:
          needs: a
                 ~ @first
          runs-on: ubuntu-latest
          steps: [{ run: make }]
    `);
    checkActions(
      "on: push\njobs:\n  a: {needs: $0b, runs-on: ubuntu-latest, steps: [{run: x}]}\n  b: {needs: a, runs-on: ubuntu-latest, steps: [{run: x}]}",
      ["Remove `b` from the needs of `a`", "Remove `a` from the needs of `b`", "Ignore `needs/cycle` here"],
    );
    checkAction(
      "on: push\njobs:\n  a:\n    needs: $0b\n    runs-on: ubuntu-latest\n    steps: [{run: x}]\n  b: {needs: a, runs-on: ubuntu-latest, steps: [{run: x}]}",
      "Remove `b` from the needs of `a`",
      "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: [{run: x}]\n  b: {needs: a, runs-on: ubuntu-latest, steps: [{run: x}]}",
    );
  });

  test("a misspelt runner label", () =>
    checkDiagnostics(`
      on: push
      jobs:
        build:
          runs-on: ubuntu-lastest
                   ~~~~~~~~~~~~~~ warning runner/unknown-label fix
                   | No known runner label \`ubuntu-lastest\`. Did you mean \`ubuntu-latest\`? The job would wait forever.
          steps: [{ run: make }]
    `));

  test("a step that runs and uses", () => {
    checkDiagnostics(`
      on: push
      jobs:
        build:
          runs-on: ubuntu-latest
          steps:
            - «uses: actions/checkout@v4
              run»: make
            «» error step/run-or-uses fix
            | A step either runs a script or uses an action, not both.
    `);
    checkAction(
      "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - name: Both\n        ru$0n: |\n          make\n          make test\n        uses: actions/checkout@v4\n        with: { depth: 1 }\n        env: { A: b }",
      "Split into two steps",
      "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - name: Both\n        run: |\n          make\n          make test\n        env: { A: b }\n      - uses: actions/checkout@v4\n        with: { depth: 1 }",
    );
  });

  test("a step that does nothing", () => {
    checkDiagnostics(`
      on: push
      jobs:
        build:
          runs-on: ubuntu-latest
          steps:
            - name: Build
                    ~~~~~ error step/run-or-uses fix
                    | Step \`Build\` does nothing: add \`run\` or \`uses\`.
    `);
    checkActions("on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - name: Bui$0ld", [
      "Add `run`",
      "Add `uses`",
      "Ignore `step/run-or-uses` here",
    ]);
  });

  test("tabs: one finding, and nothing that follows from them", () =>
    checkDiagnostics(`
      on: push
      jobs:
      \tbuild:
      ~ error syntax/yaml fix
      | Tabs are not allowed as indentation.
      \t\truns-on: ubuntu-latest
    `));

  test("a colon in an expression without quotes", () =>
    checkDiagnostics(`
      on: push
      jobs:
        build:
          if: contains(github.event.head_commit.message, 'release: ')
              ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ error syntax/yaml fix
              | The \`: \` in this value starts a second key. Put the whole value in quotes.
          runs-on: ubuntu-latest
          steps: [{ run: make }]
    `));

  test("one expression for a whole block is right", () =>
    checkDiagnostics(`
      on: push
      jobs:
        build:
          runs-on: ubuntu-latest
          env: \${{ matrix.env }}
          steps:
            - run: make
              env: \${{ matrix.env }}
    `));

  test("steps as a map", () => {
    checkDiagnostics(`
      on: push
      jobs:
        build:
          runs-on: ubuntu-latest
          steps: {run: echo hi}
                 ~~~~~~~~~~~~~~ error schema/type fix
                 | \`steps\` is a list: put \`- \` before the first key.
    `);
    checkActions("on: push\njobs: {a: {runs-on: ubuntu-latest, steps: {r$0un: echo hi}}}", [
      "Make this a list",
      "Ignore `schema/type` here",
    ]);
  });

  test("a job id that is a number", () => {
    checkDiagnostics(`
      on: push
      jobs:
        1:
        ~ error job/id fix
        | Job ids start with a letter or \`_\`.
          runs-on: ubuntu-latest
          steps: [{ run: make }]
    `);
    checkActions("on: push\njobs:\n  $01: {runs-on: ubuntu-latest, steps: [{run: make}]}", [
      "Rename to `job-1`",
      "Ignore `job/id` here",
    ]);
  });

  test("permissions", () => {
    checkDiagnostics(`
      on: push
      permissions: {content: write}
                    ~~~~~~~ error schema/unknown-key fix
                    | Unknown permission \`content\`. Did you mean \`contents\`?
      jobs:
        build:
          permissions: write
                       ~~~~~ error permission/value fix
                       | \`permissions\` takes \`read-all\`, \`write-all\` or a list of scopes.
          runs-on: ubuntu-latest
          steps: [{ run: make }]
    `);
    checkActions("on: push\npermissions: wri$0te\njobs: {a: {runs-on: ubuntu-latest, steps: [{run: make}]}}", [
      "Change to `{ contents: write }`",
      "Change to `write-all` (broad: every scope)",
      "Ignore `permission/value` here",
    ]);
  });

  test("names in expressions", () =>
    checkDiagnostics(`
      on: push
      jobs:
        build:
          runs-on: ubuntu-latest
          steps:
            - id: step-1
              run: echo \${{ github.evnt_name }}
                                   ~~~~~~~~~ error expr/unknown-property fix
                                   | \`github\` has no \`evnt_name\`. Did you mean \`event_name\`?
            - run: echo \${{ steps.step1.outputs.v }}
                                  ~~~~~ error expr/unknown-property fix
                                  | No step with id \`step1\`. Did you mean \`step-1\`?
    `));

  test("a list and a key mixed", () =>
    checkDiagnostics(`
      on: push
      jobs:
        build:
          runs-on: ubuntu-latest
          steps:
            name: Build
            - run: make
            ~~~~~ error syntax/yaml fix
            | \`- run\` starts a list item, but \`name:\` above it is not in a list. Put \`- \` before \`name\`, or indent \`- run\` under the key that it belongs to.
    `));

  test("an item that stands too deep", () =>
    checkDiagnostics(`
      on: push
      jobs:
        build:
          runs-on: ubuntu-latest
          steps:
            - run: make
             - run: make test
             ~ error syntax/yaml fix
             | This \`-\` is one space deeper than its neighbours.
    `));

  test("a version that loses its zero", () => {
    checkDiagnostics(`
      on: push
      jobs:
        build:
          strategy:
            matrix:
              python: [3.9, 3.10]
                            ~~~~ warning matrix/lost-zero fix
                            | \`3.10\` is read as the number 3.1. Quote it to keep the zero.
          runs-on: ubuntu-latest
          steps: [{ run: make }]
    `);
    checkAction(
      "on: push\njobs: {a: {strategy: {matrix: {p: [3.9, 3.1$00]}}, runs-on: ubuntu-latest, steps: [{run: make}]}}",
      "Quote the values",
      'on: push\njobs: {a: {strategy: {matrix: {p: ["3.9", "3.10"]}}, runs-on: ubuntu-latest, steps: [{run: make}]}}',
    );
  });

  test("a misspelt alias", () =>
    checkDiagnostics(`
      on: push
      jobs:
        build: &base
          runs-on: ubuntu-latest
          steps: [{ run: make }]
        lint: *bse
              ~~~~ error syntax/unresolved-alias fix
              | No anchor \`bse\`. Did you mean \`base\`?
    `));

  test("a local workflow with a version, and a job that has steps of its own", () =>
    checkDiagnostics(`
      on: push
      jobs:
        build:
          uses: ./.github/workflows/build.yml@main
                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ error job/calls-workflow fix
                | A local workflow takes no \`@version\`.
          runs-on: ubuntu-latest
          ~~~~~~~ error job/calls-workflow fix
          | A job that calls a workflow cannot have \`runs-on\` or \`steps\`.
          steps: [{ run: make }]
    `));

  test("letter case: one finding a key", () =>
    checkDiagnostics(`
      on: push
      jobs:
        build:
          Runs-on: ubuntu-latest
          ~~~~~~~ error schema/unknown-key fix
          | Keys are case-sensitive: write \`runs-on\`.
          steps:
            - Run: make
              ~~~ error schema/unknown-key fix
              | Keys are case-sensitive: write \`run\`.
    `));

  test("a word for a number, and for a yes", () => {
    checkDiagnostics(`
      on: push
      jobs:
        build:
          runs-on: ubuntu-latest
          timeout-minutes: thirty
                           ~~~~~~ error schema/type fix
                           | \`timeout-minutes\` needs a whole number, found the word \`thirty\`.
          continue-on-error: "yes"
                             ~~~~~ error schema/type fix
                             | \`continue-on-error\` needs \`true\` or \`false\`, found the text \`"yes"\`.
          steps: [{ run: make }]
    `);
    checkAction(
      "on: push\njobs: {a: {runs-on: ubuntu-latest, timeout-minutes: th$0irty, steps: [{run: make}]}}",
      "Change to `30`",
      "on: push\njobs: {a: {runs-on: ubuntu-latest, timeout-minutes: 30, steps: [{run: make}]}}",
    );
  });

  test("a schedule with four parts", () =>
    checkDiagnostics(`
      on:
        schedule:
          - cron: '0 3 * *'
                  ~~~~~~~~~ error trigger/cron
                  | A schedule has five parts (minute hour day month weekday), found 4.
      jobs:
        build:
          runs-on: ubuntu-latest
          steps: [{ run: make }]
    `));

  test("a name is told as it is written, whatever signs it has", () =>
    checkDiagnostics(`
      on: push
      permissions: { $&: read }
                     ~~ warning schema/unknown-key fix
                     | Unknown permission \`$&\`.
      jobs:
        build:
          runs-on: ubuntu-latest
          steps: [{ run: make }]
    `));

  test("what the grammar may not know yet is said softly", () =>
    checkDiagnostics(`
      on: [push, comet_landed]
                 ~~~~~~~~~~~~ warning schema/value
                 | \`comet_landed\` is not an event that starts a workflow.
      permissions: { telescopes: read }
                     ~~~~~~~~~~ warning schema/unknown-key fix
                     | Unknown permission \`telescopes\`.
      jobs:
        build:
          runs-on: ubuntu-latest
          hyperdrive: true
          ~~~~~~~~~~ warning schema/unknown-key fix
          | \`hyperdrive\` is not a key of a job.
          steps: [{ run: make }]
    `));
});
