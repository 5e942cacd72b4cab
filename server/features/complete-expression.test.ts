import { inside, wholeFile } from "../../test/kit/index.ts";

const { checkCompletion } = inside("pipeline");

describe("completion in expressions", () => {
  test("what there is at the place, the author's own names first; nothing that holds nothing", () =>
    checkCompletion(
      `
      variables: { LEVEL: debug }
      stages:
        - name: build
          steps:
            - { name: a, type: git-checkout }
            - name: b
              run: make \${{ $0`,
      {
        offers: [
          "variables",
          "steps",
          "git",
          "pipeline",
          "contains  contains(where, what)",
          "startsWith  startsWith(text, beginning)",
          "endsWith  endsWith(text, end)",
          "format  format(text, value, …)",
          "join  join(list, between)",
          "toJSON  toJSON(value)",
          "fromJSON  fromJSON(text)",
          "hashFiles  hashFiles(path, …)",
          "true",
          "false",
          "null",
        ],
        accept: "variables",
        gives: `
          variables: { LEVEL: debug }
          stages:
            - name: build
              steps:
                - { name: a, type: git-checkout }
                - name: b
                  run: make \${{ variables$1 }}`,
      },
    ));

  test("blanks come between the marks and what is written", () =>
    checkCompletion(
      `
      variables: { LEVEL: debug }
      stages: [{ name: build, steps: [{ name: b, run: "make \${{vari$0}}" }] }]`,
      {
        offers: ["variables"],
        accept: "variables",
        gives: `
          variables: { LEVEL: debug }
          stages: [{ name: build, steps: [{ name: b, run: "make \${{ variables$1 }}" }] }]`,
      },
    ));

  test("the variables, the stage's own first, with their values", () =>
    checkCompletion(
      `
      variables: { LEVEL: debug, REGION: east }
      stages:
        - name: build
          variables: { OWN: 1, LEVEL: info }
          steps:
            - name: b
              run: |
                make
                echo \${{ variables.$0 }}`,
      { offers: ["OWN  1", "LEVEL  info", "REGION  east"] },
    ));

  test("a text in quotes that is not closed yet", () =>
    checkCompletion(
      `
      variables:
        LEVEL: debug
      stages:
        - name: build
          steps:
            - name: b
              run: "make \${{ variables.LE$0
            - name: c
              run: make`,
      {
        offers: ["LEVEL  debug"],
        accept: "LEVEL",
        gives: `
          variables:
            LEVEL: debug
          stages:
            - name: build
              steps:
                - name: b
                  run: "make \${{ variables.LEVEL }}
                - name: c
                  run: make`,
      },
    ));

  test("the parameters, with what they are", () =>
    checkCompletion(
      `
      parameters:
        region: { type: choice, options: [east, west], default: east }
        tag: { type: string, required: true }
      stages: [{ name: a, when: "parameters.$0" }]`,
      { offers: ["region  east or west, default east", "tag  text, required"] },
    ));

  test("the secrets that are declared", () =>
    checkCompletion(`secrets: [TOKEN]\nstages: [{ name: a, variables: { A: "\${{ secrets.$0" } }]`, {
      offers: ["TOKEN"],
    }));

  test("the stages that come before, the nearest first, and what they give", () => {
    const stages = `
      stages:
        - name: build
          steps: [{ name: a, type: git-checkout }, { name: b, run: x, outputs: [tag] }]
        - name: unit tests
          steps: []
        - name: other
          needs: []
        - name: ship
          needs: [unit tests]
          when: stages`;
    checkCompletion(`${stages}.$0`, { offers: ["unit tests", "build"] });
    checkCompletion(`${stages}.build.$0`, { offers: ["status  text", "outputs"] });
    checkCompletion(`${stages}.build.outputs.$0`, { offers: ["commit  text", "tag  text"] });
  });

  test("a name with blanks in brackets", () => {
    checkCompletion("stages: [{ name: unit tests }, { name: b, when: stages.un$0 }]", {
      offers: ["unit tests"],
      accept: "unit tests",
      gives: "stages: [{ name: unit tests }, { name: b, when: stages['unit tests'] }]",
    });
    checkCompletion("stages: [{ name: unit tests }, { name: b, when: 'stages.un$0' }]", {
      accept: "unit tests",
      gives: "stages: [{ name: unit tests }, { name: b, when: 'stages[''unit tests'']' }]",
    });
    checkCompletion(`stages: [{ name: unit tests }, { name: b, when: "stages['un$0" }]`, {
      accept: "unit tests",
      gives: `stages: [{ name: unit tests }, { name: b, when: "stages['unit tests']" }]`,
    });
  });

  test("the earlier steps of the stage, the nearest first", () =>
    checkCompletion(
      `
      stages:
        - name: a
          steps:
            - { name: get, type: git-checkout }
            - { name: test, type: unit-test, with: { command: make } }
            - { name: c, run: "\${{ steps.$0 }}" }
            - { name: later, run: x }`,
      { offers: ["test  unit-test", "get  git-checkout"] },
    ));

  test("the axes of a matrix", () =>
    checkCompletion("stages: [{ name: a, matrix: { os: [a, b], jdk: [8] }, image: 'x:${{ matrix.$0 }}' }]", {
      offers: ["os", "jdk"],
    }));

  test("a condition without marks, from its first letter", () => {
    checkCompletion("stages: [{ name: a }, { name: b, when: $0 }]", {
      includes: ["success  success()", "stages", "git", "true"],
      lacks: ["variables"],
      accept: "success",
      gives: "stages: [{ name: a }, { name: b, when: success() }]",
    });
    checkCompletion(
      `
      stages:
        - name: b
          when:$0
          steps: []`,
      {
        accept: "git",
        gives: `
          stages:
            - name: b
              when: git
              steps: []`,
      },
    );
    checkCompletion("stages: [{ name: b, when: always() && git.br$0 }]", { offers: ["branch  text"] });
  });

  test("what a value is compared with", () => {
    checkCompletion("stages: [{ name: a }, { name: b, when: stages.a.status == 's$0' }]", {
      offers: ["success", "skipped"],
      accept: "success",
      gives: "stages: [{ name: a }, { name: b, when: stages.a.status == 'success' }]",
    });
    checkCompletion("stages: [{ name: a }, { name: b, when: stages.a.status == $0 }]", {
      includes: ["failure"],
      accept: "failure",
      gives: "stages: [{ name: a }, { name: b, when: stages.a.status == 'failure' }]",
    });
  });

  test("functions that ask about the run stand in conditions alone", () =>
    checkCompletion("variables: { A: '${{ $0 }}' }", { lacks: ["success", "always", "secrets", "stages"] }));

  test("a function with its arguments to fill in", () =>
    checkCompletion("stages: [{ name: b, when: con$0 }]", {
      offers: ["contains  contains(where, what)"],
      accept: "contains",
      gives: "stages: [{ name: b, when: contains($1, $2) }]",
    }));

  test("a template's own parameters; of its caller only the contexts", () =>
    wholeFile("pipeline").checkCompletion(
      `
      templates:
        ship:
          kind: steps
          parameters: { to: { type: string } }
          steps:
            - name: a
              run: ship \${{ parameters.$0`,
      { offers: ["to  text"] },
    ));

  test("nothing that the platform lacks", () =>
    inside("pipeline", { platform: "1.0" }).checkCompletion("stages: [{ name: a, when: $0 }]", {
      includes: ["git"],
      lacks: ["parameters", "matrix", "environment"],
    }));

  test("nothing where no expression may stand, behind a value, within a text, or after the marks", () => {
    checkCompletion("name: ${{ $0", { offers: [] });
    checkCompletion("stages: [{ name: a, when: git.branch $0 }]", { offers: [] });
    checkCompletion("stages: [{ name: a, when: git.branch == 'ma$0' }]", { offers: [] });
    checkCompletion("stages: [{ name: a, image: 'x:${{ git.tag }} $0' }]", { offers: [] });
    checkCompletion("# ${{ $0\n", { offers: [] });
  });
});

describe("completion of what the author has named", () => {
  const templates = `
    templates:
      ship:
        kind: steps
        parameters:
          to: { type: choice, options: [east, west], description: Where it goes. }
          tag: { type: string, required: true }
          force: { type: boolean, default: false }
        steps: []
      whole: { kind: stage, steps: [] }`;
  const { checkCompletion: check } = wholeFile("pipeline");

  test("templates of the kind that fits", () => {
    check(`${templates}\n    pipeline: { stages: [{ name: a, template: $0 }] }`, { offers: ["whole"] });
    check(`${templates}\n    pipeline: { stages: [{ name: a, steps: [{ name: b, template: $0 }] }] }`, {
      offers: ["ship  to, tag, force"],
    });
  });

  test("the parameters of a template, those that it needs first, and their values", () => {
    const step = `${templates}
    pipeline:
      stages:
        - name: a
          steps:
            - name: b
              template: ship
              with:`;
    check(`${step}\n                $0`, {
      offers: ["tag  text, required", "to  east or west", "force  true or false, default false"],
    });
    check(`${step} { tag: x, $0 }`, {
      offers: ["to  east or west", "force  true or false, default false"],
      accept: "to",
      gives: `${step} { tag: x, to: $1 }`,
    });
    check(`${step} { to: $0 }`, { offers: ["east", "west"] });
    check(`${step} { force: $0 }`, { offers: ["true", "false"] });
  });

  test("secrets where an input takes one", () =>
    checkCompletion(
      "secrets: [LOGIN, KEY]\nstages: [{ name: a, steps: [{ name: b, type: docker-push, with: { credentials: $0 } }] }]",
      {
        offers: ["LOGIN  secret", "KEY  secret"],
        accept: "LOGIN",
        gives:
          'secrets: [LOGIN, KEY]\nstages: [{ name: a, steps: [{ name: b, type: docker-push, with: { credentials: "${{ secrets.LOGIN }}" } }] }]',
      },
    ));

  test("anchors behind the sign of an alias, the nearest first", () => {
    const anchors = `
      x-a: &first { image: a:1 }
      x-b: &second
        image: b:1
      pipeline:
        defaults: &third`;
    check(`${anchors} *$0`, { offers: ["second", "first"] });
    check(`${anchors}\n          <<: *f$0`, {
      offers: ["first"],
      accept: "first",
      gives: `${anchors}\n          <<: *first`,
    });
  });
});
