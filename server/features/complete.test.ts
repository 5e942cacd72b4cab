import { inside, wholeFile } from "../../test/kit/index.ts";

const { checkCompletion } = inside("pipeline");
const whole = wholeFile("pipeline");

describe("completion of keys", () => {
  test("an empty file offers a whole pipeline to fill in", () =>
    whole.checkCompletion("$0", {
      offers: ["pipeline  map, required", "templates  map, since 1.2", "include  list, since 1.2"],
      accept: "pipeline",
      gives: `
        pipeline:
          name: $1
          stages:
            - name: $2
              steps:
                - name: $3
                  $4<type,run,template>: $5`,
    }));

  test("a stage offers the keys that it lacks", () =>
    checkCompletion("stages: [{ name: build, st$0 }]", {
      offers: ["steps  list, required", "strategy  map, since 2.0"],
      accept: "steps",
      gives: "stages: [{ name: build, steps: [$1] }]",
    }));

  test("a key brings what is required below it", () =>
    checkCompletion(
      `
      stages:
        - name: deploy
          strat$0
          steps: []`,
      {
        accept: "strategy",
        gives: `
          stages:
            - name: deploy
              strategy:
                type: $1<rolling,blue-green,canary>
              steps: []`,
      },
    ));

  test("a platform without a key does not offer it", () =>
    inside("pipeline", { platform: "1.2" }).checkCompletion("stages: [{ name: build, $0 }]", {
      includes: ["cache  list, since 1.2"],
      lacks: ["strategy", "environment", "approval", "rollback", "services"],
    }));

  test("what is on its way out stands last, and says so", () =>
    inside("pipeline", { platform: "1.2" }).checkCompletion("stages: [{ name: build, steps: [], p$0 }]", {
      offers: ["parallel  true or false, deprecated"],
    }));

  test("what is there already is not offered", () =>
    checkCompletion("stages: [{ name: build, steps: [], n$0 }]", { offers: ["needs  list"] }));

  test("a step that runs a command takes no type, and no inputs", () =>
    checkCompletion("stages: [{ name: a, steps: [{ name: s, run: make, $0 }] }]", {
      lacks: ["type", "with", "template", "script", "run"],
      includes: ["shell  bash, sh, pwsh or python", "outputs  list, since 1.2"],
    }));

  test("a new item offers all that it needs at once", () =>
    checkCompletion(
      `
      stages:
        - name: build
          steps: []
        - $0`,
      {
        accept: "name, steps",
        gives: `
          stages:
            - name: build
              steps: []
            - name: $1
              steps:
                - name: $2
                  $3<type,run,template>: $4`,
      },
    ));

  test("an empty line below a list offers the next item, with its dash", () =>
    checkCompletion(
      `
      stages:
        - name: build
          steps: []
        $0`,
      {
        includes: ["name  text, required"],
        accept: "name",
        gives: `
          stages:
            - name: build
              steps: []
            - name: $1`,
      },
    ));

  test("an empty line within an item offers the item's keys", () =>
    checkCompletion(
      `
      stages:
        - name: build
          $0
          steps: []`,
      {
        includes: ["needs  list"],
        lacks: ["name", "steps", "stages"],
        accept: "cache",
        gives: `
          stages:
            - name: build
              cache:
                - key: $1
                  paths: [$2]
              steps: []`,
      },
    ));

  test("a key with a colon behind it is only replaced", () =>
    checkCompletion("stages: [{ name: a, ne$0ds: [] }]", {
      offers: ["needs  list"],
      accept: "needs",
      gives: "stages: [{ name: a, needs: [] }]",
    }));

  test("an input of the step's type", () =>
    checkCompletion("stages: [{ name: a, steps: [{ name: s, type: docker-push, with: { image: x, $0 } }] }]", {
      offers: ["credentials  text, required", "tag  text", "registry  text"],
      accept: "credentials",
      gives: "stages: [{ name: a, steps: [{ name: s, type: docker-push, with: { image: x, credentials: $1 } }] }]",
    }));
});

describe("completion of values", () => {
  test("the types of steps, the one to take first, an old major last", () =>
    checkCompletion("stages: [{ name: a, steps: [{ name: s, type: gi$0 }] }]", {
      offers: ["git-checkout", "git-checkout@2", "git-checkout@1"],
    }));

  test("a platform offers only the majors that it has", () =>
    inside("pipeline", { platform: "1.0" }).checkCompletion("stages: [{ name: a, steps: [{ name: s, type: gi$0 }] }]", {
      offers: ["git-checkout", "git-checkout@1"],
    }));

  test("a blank is added where the colon has none", () =>
    checkCompletion(
      `
      stages:
        - name: a
          steps:
            - name: s
              type:$0`,
      {
        accept: "unit-test",
        gives: `
          stages:
            - name: a
              steps:
                - name: s
                  type: unit-test`,
      },
    ));

  test("the choices of an input", () =>
    checkCompletion("stages: [{ name: a, steps: [{ name: s, type: maven-build, with: { jdk: $0 } }] }]", {
      offers: ["8", "11", "17", "21"],
    }));

  test("true and false", () =>
    checkCompletion("environments: { shop: { kind: production, protected: $0 } }", { offers: ["true", "false"] }));

  test("a choice that the list has already is not offered again", () =>
    checkCompletion("notifications: [{ on: [success, $0] }]", { offers: ["failure", "always"] }));

  test("a quote that was begun is closed", () =>
    checkCompletion('environments: { shop: { kind: "pro$0" } }', {
      accept: "production",
      gives: 'environments: { shop: { kind: "production" } }',
    }));
});

describe("completion of names", () => {
  test("the other stages in `needs`", () =>
    checkCompletion("stages: [{ name: build }, { name: test }, { name: deploy, needs: [build, $0] }]", {
      offers: ["test"],
      accept: "test",
      gives: "stages: [{ name: build }, { name: test }, { name: deploy, needs: [build, test] }]",
    }));

  test("a name in `needs` without a list gets its list", () =>
    checkCompletion(
      `
      stages:
        - name: build
        - name: deploy
          needs: b$0`,
      {
        accept: "build",
        gives: `
          stages:
            - name: build
            - name: deploy
              needs: [build]`,
      },
    ));

  test("a name that YAML would read as something else is quoted", () =>
    checkCompletion('stages: [{ name: "2.0" }, { name: "yes" }, { name: deploy, needs: [$0] }]', {
      offers: ["2.0", "yes"],
      accept: "2.0",
      gives: 'stages: [{ name: "2.0" }, { name: "yes" }, { name: deploy, needs: ["2.0"] }]',
    }));

  test("the environments of the pipeline", () =>
    checkCompletion(
      `
      environments:
        shop: { kind: production }
        trial: { kind: testing }
      stages:
        - name: deploy
          environment: $0`,
      { offers: ["shop  production", "trial  testing"] },
    ));
});

describe("completion in a text that is not whole", () => {
  test("a bracket that is still open", () =>
    checkCompletion(
      `
      stages:
        - name: build
        - name: deploy
          needs: [b$0
          steps: []`,
      {
        offers: ["build"],
        accept: "build",
        gives: `
          stages:
            - name: build
            - name: deploy
              needs: [build
              steps: []`,
      },
    ));

  test("half a key in a line before", () =>
    checkCompletion(
      `
      descr
      stages:
        - name: build
          ne$0`,
      { offers: ["needs  list"] },
    ));

  test("nonsense in the lines after", () =>
    checkCompletion(
      `
      stages:
        - name: build
          ne$0
          steps:
            - name: a
              oh
            more: [`,
      { offers: ["needs  list"] },
    ));

  test("nothing is offered in a comment, or in the text of a command", () => {
    checkCompletion("# na$0\n", { offers: [] });
    checkCompletion(
      `
      stages:
        - name: a
          steps:
            - name: s
              run: |
                make $0`,
      { offers: [] },
    );
  });

  test("after the text of a command the step goes on", () =>
    checkCompletion(
      `
      stages:
        - name: a
          steps:
            - name: s
              run: |
                make
              sh$0`,
      { offers: ["shell  bash, sh, pwsh or python"] },
    ));
});
