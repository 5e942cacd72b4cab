import { inside, wholeFile } from "../../test/kit/index.ts";

const { checkAction, checkRefactorings } = wholeFile("pipeline", { only: "needs/*" });

describe("extracting steps", () => {
  test("makes a template of the step at the cursor, and a step that uses it", () =>
    checkAction(
      `
      pipeline:
        name: shop
        stages:
          - name: build
            steps:
              - name: checkout
                type: git-checkout
              # Takes a while.
              - name: Compile it
                run: | # all
                  make$0

                    install
                env: { A: 1 }
              - name: last
                run: "true"
      `,
      "Extract this step to a template",
      `
      pipeline:
        name: shop
        stages:
          - name: build
            steps:
              - name: checkout
                type: git-checkout
              - name: compile-it
                template: compile-it
              - name: last
                run: "true"

      templates:
        compile-it:
          kind: steps
          steps:
            # Takes a while.
            - name: Compile it
              run: | # all
                make

                  install
              env: { A: 1 }
      `,
    ));

  test("passes what a template can't see, and leaves what all can see", () =>
    checkAction(
      `
      pipeline:
        name: shop
        parameters:
          level: { type: choice, options: [low, high], default: low }
        variables: { REGISTRY: here }
        stages:
          - name: build
            matrix: { os: [linux, mac] }
            steps:
              - name: tag
                run: make tag
              - «name: image
                when: steps.tag.status == 'success' && matrix.os != 'steps.tag.x'
                type: docker-build
                with:
                  image: \${{ variables.REGISTRY }}/shop-\${{ matrix.os }}
                  tag: \${{ parameters.level }}-\${{ matrix.os }}
              - name: after
                run: echo \${{ steps.image.outputs.digest }}»
      `,
      "Extract 2 steps to a template",
      `
      pipeline:
        name: shop
        parameters:
          level: { type: choice, options: [low, high], default: low }
        variables: { REGISTRY: here }
        stages:
          - name: build
            matrix: { os: [linux, mac] }
            steps:
              - name: tag
                run: make tag
              - name: build-steps
                template: build-steps
                with:
                  status: \${{ steps.tag.status }}
                  os: \${{ matrix.os }}
                  level: \${{ parameters.level }}

      templates:
        build-steps:
          kind: steps
          parameters:
            status:
              type: string
              required: true
            os:
              type: string
              required: true
            level:
              type: choice
              options: ["low", "high"]
              required: true
          steps:
            - name: image
              when: parameters.status == 'success' && parameters.os != 'steps.tag.x'
              type: docker-build
              with:
                image: \${{ variables.REGISTRY }}/shop-\${{ parameters.os }}
                tag: \${{ parameters.level }}-\${{ parameters.os }}
            - name: after
              run: echo \${{ steps.image.outputs.digest }}
      `,
    ));

  test("puts it behind the templates that are there, under a name that is free", () =>
    checkAction(
      `
      templates:
        compile:
          kind: steps
          steps:
            - name: a
              run: a
      pipeline:
        name: shop
        stages:
          - name: build
            steps:
            - name: compile
              run: ma$0ke
      `,
      "Extract this step to a template",
      `
      templates:
        compile:
          kind: steps
          steps:
            - name: a
              run: a
        compile-2:
          kind: steps
          steps:
            - name: compile
              run: make
      pipeline:
        name: shop
        stages:
          - name: build
            steps:
            - name: compile-2
              template: compile-2
      `,
    ));

  test("is not offered where it would break something, or on an old platform", () => {
    const used = `
      pipeline:
        name: shop
        stages:
          - name: build
            steps:
              - name: tag
                run: ma$0ke tag
              - name: after
                run: echo \${{ steps.tag.outputs.x }}
    `;
    checkRefactorings(used, []);
    const free = used.replace("steps.tag", "git.tag");
    checkRefactorings(free, ["Extract this step to a template"]);
    wholeFile("pipeline", { platform: "1.1" }).checkRefactorings(free, []);
    wholeFile("pipeline", { locale: "zh-cn" }).checkRefactorings(free, ["将此步骤提取为模板"]);
    checkRefactorings(
      free
        .replace("run: ma$0ke tag", "run: &make ma$0ke tag")
        .replace("run: echo", "env: { A: *make }\n                run: echo"),
      [],
    );
  });
});

describe("brackets and lines", () => {
  const { checkAction: checkInside } = inside("pipeline", { only: "needs/*" });
  test("a list in brackets gets a line for each item", () =>
    checkInside(
      `
      stages:
        - name: a
          needs: [b$0, "c d"] # both
          steps: []`,
      "Write each item on a line of its own",
      `
      stages:
        - name: a
          needs: # both
            - b
            - "c d"
          steps: []`,
    ));
  test("a map in braces gets a line for each key", () =>
    checkInside(
      `
      stages:
        - { name: a, $0"steps": [{ name: b, run: c }], needs: [] }`,
      "Write each key on a line of its own",
      `
      stages:
        - name: a
          "steps": [{ name: b, run: c }]
          needs: []`,
    ));
  test("lines are written on one line, from their key", () =>
    checkInside(
      `
      stages:
        - name: a
          nee$0ds:
            - b
            - "c, d"
            - e, f
          retry:
            max: 2`,
      "Write this on one line",
      `
      stages:
        - name: a
          needs: [b, "c, d", "e, f"]
          retry:
            max: 2`,
    ));
  test("are left alone where a comment, a merge or an anchor would be lost", () => {
    for (const lines of [
      "needs$0: # why\n  - b",
      "retry$0:\n  <<: *x",
      "retry$0:\n  max: &m 2",
      "retry$0: [a, # b\n  c]",
    ]) {
      wholeFile("pipeline").checkRefactorings(`x-a: &x { max: 1 }\n${lines}\n`, []);
    }
  });
});

describe("old words", () => {
  const { checkAction: checkInside, checkRefactorings: checkOffers } = inside("pipeline", { platform: "1.1" });
  const old = `
      stages:
        - name: a
          only: [main$0]
          steps:
            - name: b
              script: [make, make install]`;
  test("`only` becomes `when`", () =>
    checkInside(
      old,
      "Convert `only` to `when`",
      `
      stages:
        - name: a
          when: git.branch == 'main'
          steps:
            - name: b
              script: [make, make install]`,
    ));
  test("`script` becomes `run`", () =>
    checkInside(
      old.replace("$0", "").replace("script", "scr$0ipt"),
      "Convert `script` to `run`",
      `
      stages:
        - name: a
          only: [main]
          steps:
            - name: b
              run: |
                make
                make install`,
    ));
  test("are not offered twice where a quick fix does it", () => {
    const atKey = old.replace("$0", "").replace("only", "on$0ly");
    checkOffers(atKey, ["Convert `only` to `when`", "Write each item on a line of its own"]);
    inside("pipeline", { platform: "1.2" }).checkRefactorings(atKey, ["Write each item on a line of its own"]);
  });
});
