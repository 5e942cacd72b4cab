/** What a file includes, and what that changes: each text is several files, all of them checked. */
import { inside } from "../kit/index.ts";

const only = ["template/*", "include/*", "name/duplicate", "step/order", "deploy/*", "variable/unused"];
const { checkDiagnostics } = inside("pipeline", { only });

describe("files that include each other", () => {
  test("bring templates under a prefix, also through others", () =>
    checkDiagnostics(`
      #- pipeline.yml
      include:
        - { path: a.yml, as: a }
        - b.yml
      pipeline:
        stages:
          - name: one
            template: a.deep.hello
          - name: two
            template: hello
          - name: three
            template: deep.hello
                      ~~~~~~~~~~ error template/unknown fix
                      | There is no template \`deep.hello\`. Did you mean \`a.deep.hello\`?
      #- a.yml
      include: [{ path: shared/c.yml, as: deep }]
      templates: {}
      #- b.yml
      include: [shared/c.yml]
      templates: {}
      #- shared/c.yml
      templates:
        hello: { kind: stage, steps: [{ name: hello, run: echo }] }
    `));

  test("may do so in a circle", () =>
    checkDiagnostics(`
      #- a.yml
      include: [{ path: b.yml, as: b }]
      templates:
        one: { kind: steps, steps: [{ name: hello, template: b.two }, { name: again, template: b.a.one2 }] }
        one2: { kind: steps, steps: [{ name: hello, run: echo }] }
      #- b.yml
      include: [{ path: a.yml, as: a }]
      templates:
        two: { kind: steps, steps: [{ name: hello, run: echo }] }
    `));

  test("are silent about names that may come from where nobody can look", () =>
    checkDiagnostics(`
      #- pipeline.yml
      include:
        - { path: gone.yml, as: gone }
                  ~~~~~~~~ error include/not-found
                  | There is no file \`gone.yml\`.
        - broken.yml
      pipeline:
        stages:
          - name: one
            template: gone.hello
          - name: two
            template: hello
      #- broken.yml
      templates:
        hello: { kind: stage, steps: [
    `));

  test("say only at the path that a file is not there", () =>
    checkDiagnostics(`
      #- pipeline.yml
      include: [{ path: gone.yml, as: gone }]
                        ~~~~~~~~ error include/not-found
                        | There is no file \`gone.yml\`.
      pipeline:
        stages:
          - name: one
            template: gone.hello
          - name: two
            template: other.hello
                      ~~~~~~~~~~~ error template/unknown
                      | There is no template \`other.hello\`.
      #- other.yml
      x-nothing: 1
    `));

  test("own templates win, and are no repetition", () =>
    checkDiagnostics(`
      #- pipeline.yml
      include: [a.yml, b.yml]
      templates:
        build: { kind: stage, parameters: { own: { type: string } }, steps: [{ name: x, run: echo }] }
      pipeline:
        stages:
          - name: one
            template: build
            with: { own: mine }
      #- a.yml
      templates:
        build: { kind: stage, steps: [{ name: x, run: echo }] }
      #- b.yml
      templates:
        build: { kind: stage, steps: [{ name: x, run: echo }] }
    `));

  test("pass on what they need, of the type that they need", () =>
    checkDiagnostics(`
      #- pipeline.yml
      include: [a.yml]
      pipeline:
        stages:
          - name: one
            template: ship
                      ~~~~ error template/parameter fix
                      | The template \`ship\` needs the parameter \`target\`.
            with: { count: "2", region: moon }
                           ~~~ error template/parameter fix
                           | \`count\` is of the type \`number\`, which \`2\` is not.
                                        ~~~~ error template/parameter
                                        | \`moon\` is not among the options of \`region\`: \`east\`, \`west\`.
          - name: two
            steps:
              - name: whole
                template: ship
                          ~~~~ error template/unknown
                          | \`ship\` is a template of a stage: use it as a stage, not in a step.
                with: { target: live }
      #- a.yml
      templates:
        ship:
          kind: stage
          parameters:
            target: { type: string, required: true }
            count: { type: number }
            region: { type: choice, options: [east, west] }
          steps: [{ name: x, run: echo }]
    `));

  test("use the variables of whoever uses them", () =>
    checkDiagnostics(`
      #- pipeline.yml
      include: [a.yml]
      pipeline:
        variables:
          LEVEL: debug
          OTHER: "1"
          ~~~~~ hint variable/unused unused fix
          | Nothing in this file uses \`OTHER\`.
        stages:
          - name: one
            template: build
      #- a.yml
      templates:
        build: { kind: stage, steps: [{ name: x, run: make LEVEL=$LEVEL }] }
    `));

  test("check out, build and test for others", () =>
    checkDiagnostics(`
      #- pipeline.yml
      include: [{ path: steps.yml, as: java }]
      pipeline:
        environments: { live: { kind: production } }
        stages:
          - name: build
            steps:
              - { name: sources, template: java.sources }
              - { name: compile, template: java.compile }
              - { name: image, type: docker-build, with: { image: shop } }
          - name: ship
            environment: live
            approval: { approvers: [li] }
            rollback: { to: previous }
            steps:
              - { name: ship, type: helm-deploy, with: { chart: a, release: b } }
      #- steps.yml
      templates:
        sources: { kind: steps, steps: [{ name: sources, type: git-checkout }] }
        compile:
          kind: steps
          steps:
            - { name: compile, type: maven-build }
            - { name: test, template: tests }
        tests: { kind: steps, steps: [{ name: test, type: unit-test, with: { command: mvn test } }] }
    `));

  test("are looked into for what is missing before a delivery", () =>
    checkDiagnostics(`
      #- pipeline.yml
      include: [stages.yml]
      pipeline:
        environments: { live: { kind: production } }
        stages:
          - name: ship
                  ~~~~ warning deploy/untested
                  | \`ship\` goes to production, and no stage before it tests anything.
            environment: live
            approval: { approvers: [li] }
            rollback: { to: previous }
            template: ship
          - name: look
            environment: live
            template: look
      #- stages.yml
      templates:
        ship: { kind: stage, steps: [{ name: ship, type: helm-deploy, with: { chart: a, release: b } }] }
        look: { kind: stage, steps: [{ name: look, type: smoke-test, with: { url: "https://example.com" } }] }
    `));
});

describe("completion of what other files bring", () => {
  const { checkCompletion } = inside("pipeline");
  const library = `
      #- shared/build.yml
      templates:
        java:
          kind: stage
          parameters:
            module: { type: string, required: true, description: Which one }
            fast: { type: boolean }
          steps: [{ name: compile, type: maven-build }]
  `;

  test("offers their templates", () =>
    checkCompletion(
      `
      #- pipeline.yml
      include: [{ path: shared/build.yml, as: lib }]
      pipeline:
        stages:
          - name: build
            template: $0
${library}`,
      { offers: ["lib.java  module, fast"] },
    ));

  test("offers the parameters of their templates", () =>
    checkCompletion(
      `
      #- pipeline.yml
      include: [{ path: shared/build.yml, as: lib }]
      pipeline:
        stages:
          - name: build
            template: lib.java
            with:
              $0
${library}`,
      { offers: ["module  text, required", "fast  true or false"] },
    ));
});

describe("a parameter of a template that other files use", () => {
  test("keeps its name", () =>
    inside("pipeline").checkRename(
      `
      #- shared/build.yml
      templates:
        java:
          kind: steps
          parameters: { mod$0ule: { type: string } }
          steps: [{ name: compile, run: "make \${{ parameters.module }}" }]
      #- pipeline.yml
      include: [shared/build.yml]
      pipeline:
        stages:
          - name: build
            steps: [{ name: java, template: java, with: { module: web } }]
      `,
      "part",
      { refused: "Other files give `module` to this template, and they are not changed along. Change it by hand." },
    ));
});
