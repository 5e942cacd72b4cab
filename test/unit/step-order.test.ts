import { inside } from "../kit/index.ts";

const { checkDiagnostics } = inside("pipeline");

describe("a build without its source", () => {
  test("is not told where a misspelt need hides the stage that may have checked out", () =>
    checkDiagnostics(`
      stages:
        - name: build
                ~~~~~ @first
          steps:
            - name: checkout
              type: git-checkout
        - name: test
          needs: [biuld]
                  ~~~~~ error needs/unknown fix
                  | \`test\` needs \`biuld\`, but there is no such stage. Did you mean \`build\`?
                  | see @first: \`build\` is here
          steps:
            - name: unit tests
              type: unit-test
              with:
                command: npm test`));
  test("is told once, at the first stage that lacks it", () =>
    checkDiagnostics(`
      stages:
        - name: build
          steps:
            - name: compile
              type: maven-build
                    ~~~~~~~~~~~ warning step/order fix
                    | \`maven-build\` runs before anything is checked out: no \`git-checkout\` comes before it in this stage or in a stage that it needs.
        - name: test
          steps:
            - name: unit tests
              type: unit-test
              with:
                command: npm test`));
  test("is silent behind a template of another file", () =>
    checkDiagnostics(`
      include: [shared.yml]
      pipeline:
        name: shop
        stages:
          - name: prepare
            template: checkout-all
          - name: build
            steps:
              - name: compile
                type: maven-build`));
});
