import { inside } from "../../test/kit/index.ts";

const { checkDefinition, checkHover, checkReferences, checkRename } = inside("pipeline");

describe("the name of a template", () => {
  test("leads to where it is declared", () =>
    checkDefinition(`
      templates:
        java:
        ~~~~
          kind: steps
          steps: [{ name: compile, run: make }]
      pipeline:
        stages:
          - name: build
            steps: [{ name: java, template: ja$0va }]
    `));

  test("leads into the file that an include brings", () =>
    checkDefinition(`
      #- ci/pipeline.yml
      include: [{ path: ../shared/java.yml, as: java }]
      pipeline:
        stages:
          - name: build
            template: java.bui$0ld
      #- shared/java.yml
      templates:
        build:
        ~~~~~
          kind: stage
          steps: [{ name: compile, run: make }]
    `));

  test("is found in all files that mean it, and not where it means another", () =>
    checkReferences(`
      #- one.yml
      include: [{ path: java.yml, as: java }]
      pipeline:
        stages:
          - name: build
            template: java.bui$0ld
                      ~~~~~~~~~~
      #- java.yml
      templates:
        build:
        ~~~~~
          kind: stage
          steps: [{ name: compile, run: make }]
      #- two.yml
      include: [java.yml]
      pipeline:
        stages:
          - name: build
            template: "build"
                      ~~~~~~~
      #- three.yml
      include: [java.yml]
      templates:
        build: { kind: stage, steps: [{ name: compile, run: go build }] }
      pipeline:
        stages:
          - name: build
            template: build
    `));

  test("is changed in all of them", () =>
    checkRename(
      `
      #- one.yml
      include: [{ path: java.yml, as: java }]
      pipeline:
        stages:
          - name: build
            template: java.bui$0ld
      #- java.yml
      templates:
        build:
          kind: stage
          steps: [{ name: compile, template: "build" }]
      #- two.yml
      include: [java.yml]
      pipeline:
        stages:
          - name: build
            template: 'build'
    `,
      "compile",
      `
      #- one.yml
      include: [{ path: java.yml, as: java }]
      pipeline:
        stages:
          - name: build
            template: java.compile
      #- java.yml
      templates:
        compile:
          kind: stage
          steps: [{ name: compile, template: "compile" }]
      #- two.yml
      include: [java.yml]
      pipeline:
        stages:
          - name: build
            template: 'compile'
    `,
    ));

  test("is not changed to one that means something else in some file", () =>
    checkRename(
      `
      #- java.yml
      templates:
        bui$0ld: { kind: stage, steps: [{ name: compile, run: make }] }
      #- two.yml
      include: [java.yml]
      templates:
        compile: { kind: stage, steps: [{ name: compile, run: go build }] }
      pipeline:
        stages:
          - name: build
            template: build
    `,
      "compile",
      { refused: "There is a template `compile` already." },
    ));

  test("is not changed where other places share the words", () =>
    checkRename(
      `
      #- java.yml
      templates:
        bui$0ld: { kind: stage, steps: [{ name: compile, run: make }] }
      #- two.yml
      include: [java.yml]
      x-shared: &shared build
      pipeline:
        stages:
          - name: build
            template: *shared
    `,
      "compile",
      {
        refused: "In `two.yml`, `build` comes from an alias, which other places use too. Change it there by hand.",
      },
    ));
});

describe("the path of an include", () => {
  test("leads to the beginning of the file", () =>
    checkDefinition(`
      #- pipeline.yml
      include: [java$0.yml]
      pipeline:
        name: shop
      #- java.yml
      templates: {}
      ^
    `));
});

describe("hovering", () => {
  test("the name of a template tells where it comes from and what it takes", () =>
    checkHover(
      `
      #- ci/pipeline.yml
      include: [{ path: ../shared/java.yml, as: java }]
      pipeline:
        stages:
          - name: build
            template: java.bui$0ld
                      ~~~~~~~~~~
      #- shared/java.yml
      templates:
        build:
          kind: stage
          parameters:
            goals: { type: string, default: verify, description: What Maven does. }
            jdk: { type: choice, options: ["17", "21"], required: true }
          steps: [{ name: compile, run: make }]
    `,
      `
      **java.build** · a template of a stage

      From \`../shared/java.yml\`

      | Parameter | Type | Default | Meaning |
      | --- | --- | --- | --- |
      | \`goals\` | string | \`verify\` | What Maven does. |
      | \`jdk\` | \`17\`, \`21\` | required |  |
    `,
    ));

  test("the path of an include tells what it brings", () =>
    checkHover(
      `
      #- pipeline.yml
      include: [{ path: java$0.yml, as: java }]
                        ~~~~~~~~
      pipeline:
        name: shop
      #- java.yml
      templates:
        build: { kind: stage, steps: [{ name: compile, run: make }] }
    `,
      `
      **java.yml**

      Brings these templates: \`java.build\`.
    `,
    ));
});
