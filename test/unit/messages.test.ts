/** The wordings that we have promised, where other tools say something that a person can't use. One cause, one finding. */
import { inside, wholeFile } from "../kit/index.ts";

const { checkDiagnostics, checkAction, checkActions } = inside("pipeline");

describe("what we say where others don't help", () => {
  test("a misspelt key: no word about the key that is missing then", () => {
    checkDiagnostics(`
      stages:
        - name: build
          stps:
          ~~~~ error schema/unknown-key fix
          | \`stps\` is not a key of a stage. Did you mean \`steps\`?
            - name: hello
              run: echo hello
    `);
    checkAction(
      "stages: [{ name: build, st$0ps: [{ name: hello, run: echo }] }]",
      "Rename to `steps`",
      "stages: [{ name: build, steps: [{ name: hello, run: echo }] }]",
    );
  });

  test("a misspelt step type: the branch is chosen by `type`", () =>
    checkDiagnostics(`
      stages:
        - name: build
          steps:
            - name: checkout
              type: git-checkout
            - name: compile
              type: mavn-build
                    ~~~~~~~~~~ error step/unknown-type fix
                    | \`mavn-build\` is not a step type. Did you mean \`maven-build\`?
    `));

  test("a step that has a type and a run, and lacks an input: two causes, two findings", () => {
    checkDiagnostics(`
      stages:
        - name: build
          steps:
            - name: push
              type: docker-push
              ~~~~ @first
                    ~~~~~~~~~~~ error step/missing-input fix
                    | \`docker-push\` needs the input \`credentials\`.
              run: docker push
              ~~~ error schema/exclusive fix
              | A step has either a \`type\` or a \`run\`, not both.
              | see @first: The other one is here.
              with:
                image: registry.example.com/shop
                tag: "1.4"
    `);
    checkActions(
      `
      stages:
        - name: build
          steps:
            - name: push
              type: wait
              ru$0n: sleep 3
              with: { seconds: 3 }
    `,
      ["Remove `run`", "Remove `type`", "Ignore `schema/exclusive` here"],
    );
  });

  test("a file of ours that does not start with `pipeline:`", () =>
    wholeFile("pipeline").checkDiagnostics(`
      name: shop
      ~~~~~~~~~~ error schema/missing-key fix
      | The file must start with \`pipeline:\`.
      stages:
        - name: build
          steps:
            - name: hello
              run: echo hello
    `));

  test("the pipeline's keys go under `pipeline:`, templates and includes stay at the root", () =>
    wholeFile("pipeline").checkAction(
      `
      na$0me: shop
      x-note: kept
      include: [shared.yml]
      stages:
        - name: build
          steps:
            - name: hello
              run: |
                echo hello

                echo again
    `,
      "Put these keys under `pipeline:`",
      `
      pipeline:
        name: shop
        stages:
          - name: build
            steps:
              - name: hello
                run: |
                  echo hello

                  echo again
      x-note: kept
      include: [shared.yml]
    `,
    ));

  test("a name that is a number", () => {
    checkDiagnostics(`
      name: 2026
            ~~~~ error schema/type fix
            | \`name\` is text: quote it.
    `);
    checkAction("name: 20$026", "Quote the value", 'name: "2026"');
  });

  test("a list that is written as a map", () => {
    checkDiagnostics(`
      stages:
        «build:
          steps:
            - name: hello
              run: echo hello»
      «» error schema/type fix
      | \`stages\` is a list: put \`- \` before each item.
    `);
  });

  test("a version that YAML reads as a number", () =>
    checkAction("platform: «2.0»", "Quote the value", 'platform: "2.0"'));
});
