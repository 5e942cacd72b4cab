import { inside, wholeFile } from "../../test/kit/index.ts";

const { checkDefinition, checkReferences } = inside("pipeline");
const { checkSymbols, checkFolding, checkSelections } = wholeFile("pipeline");

describe("navigation", () => {
  test("from a need to its stage", () =>
    checkDefinition(`
      stages:
        - name: build
                ~~~~~
        - name: test
          needs: [bui$0ld]`));

  test("from an expression to its stage", () =>
    checkDefinition(`
      stages:
        - name: build
                ~~~~~
        - name: test
          when: stages.bui$0ld.status == 'success'`));

  test("all places that mean a stage", () =>
    checkReferences(`
      stages:
        - name: bui$0ld
                ~~~~~
        - name: test
          needs: [build]
                  ~~~~~
        - name: deploy
          needs: [test, "build"]
                        ~~~~~~~`));

  test("from an expression to a variable, a secret, a parameter, a step and an axis", () => {
    checkDefinition(`
      variables: { LEVEL: debug }
                   ~~~~~
      stages: [{ name: a, when: variables.LEV$0EL == 'debug' }]`);
    checkDefinition(`
      secrets: [TOKEN]
                ~~~~~
      stages: [{ name: a, steps: [{ name: b, run: "x \${{ secrets.TO$0KEN }}" }] }]`);
    checkDefinition(`
      parameters: { region: { type: string } }
                    ~~~~~~
      stages: [{ name: a, steps: [{ name: b, run: "x \${{ parameters.reg$0ion }}" }] }]`);
    checkDefinition(`
      stages:
        - name: a
          steps:
            - { name: get, type: git-checkout }
                      ~~~
            - { name: b, run: "x \${{ steps.g$0et.outputs.commit }}" }`);
    checkDefinition(`
      stages: [{ name: a, matrix: { os: [a] }, when: matrix.o$0s == 'a' }]
                                    ~~`);
  });

  test("from an output to the step that says it gives it, in its stage and beyond", () => {
    checkReferences(`
      stages:
        - name: build
          steps:
            - { name: a, run: ./build, outputs: [tag] }
                                                 ~~~
            - { name: b, run: "x \${{ steps.a.outputs.tag }}" }
                                                     ~~~
        - name: ship
          when: stages.build.outputs.t$0ag != ''
                                     ~~~
          steps: [{ name: a, run: x, outputs: [tag] }]`);
  });

  test("from a template's name and parameter to where they are given", () => {
    const whole = wholeFile("pipeline");
    whole.checkDefinition(`
      templates: { ship: { kind: stage, steps: [] } }
                   ~~~~
      pipeline: { stages: [{ name: a, template: sh$0ip }] }
    `);
    whole.checkDefinition(`
      templates: { ship: { kind: stage, parameters: { to: {} }, steps: [] } }
                                                      ~~
      pipeline: { stages: [{ name: a, template: ship, with: { t$0o: x } }] }
    `);
  });

  test("from an alias to its anchor, and back to all aliases", () => {
    wholeFile("pipeline").checkReferences(`
      x-a: &base { image: a:1 }
            ~~~~
      pipeline:
        defaults: $0*base
                   ~~~~
        stages: [{ <<: *base, name: b }]
                        ~~~~
    `);
  });

  test("a word that is no name leads nowhere", () =>
    checkDefinition(`
      stages:
        - name: build
          timeout: 5$0m`));
});

describe("the outline", () => {
  test("a pipeline, its stages, their steps; templates after it", () =>
    checkSymbols(
      `
      pipeline:
        name: shop
        variables: { A: b }
        stages:
          - name: build
            steps:
              - name: checkout
                type: git-checkout@2
              - run: make
          - steps: []
      templates:
        smoke: { kind: steps, steps: [{ name: ask, run: curl }] }
      `,
      `
      pipeline shop
        setting variables
        stage build
          step checkout - git-checkout
          step step
        stage stage
      template smoke - steps
        step ask`,
    ));
});

describe("folding", () => {
  test("keys, items and comments of several lines", () =>
    checkFolding(
      `
      # one
      # two
      pipeline:
        stages:
          - name: build
            steps:
              - name: a
                run: |
                  make
                  make install

          - { name: b }
      `,
      ["1-2 comment", "3-12", "4-12", "5-10", "6-10", "7-10", "8-10"],
    ));
});

describe("a selection that grows", () => {
  test("from a word to the file", () =>
    checkSelections(
      `
      pipeline:
        stages: [{ name: "bui$0ld" }]
      `,
      [
        "build",
        '"build"',
        'name: "build"',
        '{ name: "build" }',
        '[{ name: "build" }]',
        'stages: [{ name: "build" }]',
        'pipeline:\n  stages: [{ name: "build" }]',
        'pipeline:\n  stages: [{ name: "build" }]\n',
      ],
    ));
});
