import { inside, wholeFile } from "../../test/kit/index.ts";

const { checkRename } = inside("pipeline");

describe("renaming", () => {
  test("a stage renames its needs", () =>
    checkRename(
      "stages: [{ name: bui$0ld }, { name: test, needs: [build] }]",
      "package",
      "stages: [{ name: package }, { name: test, needs: [package] }]",
    ));

  test("a need renames its stage", () =>
    checkRename(
      "stages: [{ name: build }, { name: test, needs: [bui$0ld] }]",
      "package",
      "stages: [{ name: package }, { name: test, needs: [package] }]",
    ));

  test("a stage renames itself in expressions", () =>
    checkRename(
      `
      stages:
        - name: bui$0ld
        - name: build-all
        - name: deploy
          when: stages.build.status == 'success' && stages.build-all.status == 'success'
          steps: [{ name: show, run: "echo \${{ stages['build'].outputs.id }} stages.build" }]`,
      "package",
      `
      stages:
        - name: package
        - name: build-all
        - name: deploy
          when: stages.package.status == 'success' && stages.build-all.status == 'success'
          steps: [{ name: show, run: "echo \${{ stages['package'].outputs.id }} stages.build" }]`,
    ));

  test("an environment renames its uses", () =>
    checkRename(
      `
      environments: { sh$0op: { kind: production } }
      stages: [{ name: deploy, environment: shop }]`,
      "store",
      `
      environments: { store: { kind: production } }
      stages: [{ name: deploy, environment: store }]`,
    ));

  test("quotes stay, and come where they are needed", () => {
    checkRename(
      `stages: [{ name: 'bui$0ld' }, { name: test, needs: [build, "build"] }]`,
      "it's",
      `stages: [{ name: 'it''s' }, { name: test, needs: ["it's", "it's"] }]`,
    );
    checkRename("stages: [{ name: bui$0ld }]", "2.0", 'stages: [{ name: "2.0" }]');
  });

  test("a stage can't take a name in use", () =>
    checkRename("stages: [{ name: bui$0ld }, { name: test }]", "test", {
      refused: "There is a stage `test` already.",
    }));

  test("a name must be one", () => {
    checkRename("stages: [{ name: bui$0ld }]", "  ", { refused: "A name needs at least one letter." });
    checkRename("stages: [{ name: bui$0ld }]", "a\nb", { refused: "A name stands on one line." });
  });

  test("an expression takes no blanks in a name", () =>
    checkRename("stages: [{ name: bui$0ld }, { name: b, when: stages.build.status == 'success' }]", "the build", {
      refused: "An expression uses `build`: there the new name may have only letters, digits, `_` and `-`.",
    }));

  test("a variable renames its expressions and its uses in commands", () =>
    checkRename(
      `
      variables: { LEV$0EL: debug, OTHER: "\${{ variables.LEVEL }}" }
      stages:
        - name: build
          when: variables['LEVEL'] == 'debug'
          steps:
            - { name: a, run: "make $LEVEL \${LEVEL:-x} $LEVELS" }
            - { name: b, run: "LEVEL=1; make $LEVEL" }
            - { name: c, run: make $LEVEL, env: { LEVEL: info } }
        - name: test
          variables: { LEVEL: info }
          steps: [{ name: a, run: "make $LEVEL \${{ variables.LEVEL }}" }]`,
      "DEPTH",
      `
      variables: { DEPTH: debug, OTHER: "\${{ variables.DEPTH }}" }
      stages:
        - name: build
          when: variables['DEPTH'] == 'debug'
          steps:
            - { name: a, run: "make $DEPTH \${DEPTH:-x} $LEVELS" }
            - { name: b, run: "LEVEL=1; make $LEVEL" }
            - { name: c, run: make $LEVEL, env: { LEVEL: info } }
        - name: test
          variables: { LEVEL: info }
          steps: [{ name: a, run: "make $LEVEL \${{ variables.LEVEL }}" }]`,
    ));

  test("a stage's own variable renames nothing elsewhere", () =>
    checkRename(
      `
      variables: { LEVEL: debug }
      stages:
        - name: test
          variables: { LEVEL: info }
          when: variables.LEV$0EL == 'info'`,
      "DEPTH",
      `
      variables: { LEVEL: debug }
      stages:
        - name: test
          variables: { DEPTH: info }
          when: variables.DEPTH == 'info'`,
    ));

  test("a variable must look like one, and hide no other", () => {
    checkRename("variables: { LEV$0EL: debug }", "level", {
      refused:
        "`level` can't be the name of a variable: it has only capital letters, digits and `_`, and no digit first.",
    });
    checkRename("variables: { LEV$0EL: a }\nstages: [{ name: b, variables: { DEPTH: c } }]", "DEPTH", {
      refused: "There is a variable `DEPTH` already.",
    });
  });

  test("a secret renames its uses, also where an input names it", () =>
    checkRename(
      `
      secrets: [TO$0KEN]
      stages:
        - name: ship
          steps:
            - { name: a, type: docker-push, with: { image: x:1, credentials: TOKEN } }
            - { name: b, run: "ship \${{ secrets.TOKEN }}" }`,
      "LOGIN",
      `
      secrets: [LOGIN]
      stages:
        - name: ship
          steps:
            - { name: a, type: docker-push, with: { image: x:1, credentials: LOGIN } }
            - { name: b, run: "ship \${{ secrets.LOGIN }}" }`,
    ));

  test("a parameter of the pipeline is none of a template", () =>
    wholeFile("pipeline").checkRename(
      `
      templates:
        ship: { kind: steps, parameters: { region: { type: string } }, steps: [{ name: a, run: "\${{ parameters.region }}" }] }
      pipeline:
        parameters: { reg$0ion: { type: string } }
        stages: [{ name: a, when: parameters.region == 'x', steps: [{ name: b, template: ship, with: { region: x } }] }]
      `,
      "zone",
      `
      templates:
        ship: { kind: steps, parameters: { region: { type: string } }, steps: [{ name: a, run: "\${{ parameters.region }}" }] }
      pipeline:
        parameters: { zone: { type: string } }
        stages: [{ name: a, when: parameters.zone == 'x', steps: [{ name: b, template: ship, with: { region: x } }] }]
      `,
    ));

  test("a parameter of a template is renamed where it is given", () =>
    wholeFile("pipeline").checkRename(
      `
      templates:
        ship: { kind: steps, parameters: { region: { type: string } }, steps: [{ name: a, run: "\${{ parameters.region }}" }] }
        send: { kind: steps, parameters: { region: { type: string } }, steps: [{ name: a, template: ship, with: { reg$0ion: "\${{ parameters.region }}" } }] }
      `,
      "zone",
      `
      templates:
        ship: { kind: steps, parameters: { zone: { type: string } }, steps: [{ name: a, run: "\${{ parameters.zone }}" }] }
        send: { kind: steps, parameters: { region: { type: string } }, steps: [{ name: a, template: ship, with: { zone: "\${{ parameters.region }}" } }] }
      `,
    ));

  test("a template renames its uses", () =>
    wholeFile("pipeline").checkRename(
      "templates: { ship: { kind: stage, steps: [] } }\npipeline: { stages: [{ name: a, template: sh$0ip }] }\n",
      "send",
      "templates: { send: { kind: stage, steps: [] } }\npipeline: { stages: [{ name: a, template: send }] }\n",
    ));

  test("a step renames itself in the later steps of its stage alone", () =>
    checkRename(
      `
      stages:
        - name: a
          steps:
            - { name: Check out, type: git-checkout }
            - { name: b, run: 'echo \${{ steps[''Che$0ck out''].outputs.commit }}' }
        - name: b
          steps:
            - { name: Check out, type: git-checkout }`,
      "Get the sources",
      `
      stages:
        - name: a
          steps:
            - { name: Get the sources, type: git-checkout }
            - { name: b, run: 'echo \${{ steps[''Get the sources''].outputs.commit }}' }
        - name: b
          steps:
            - { name: Check out, type: git-checkout }`,
    ));

  test("quotes and backslashes don't go into an expression", () =>
    checkRename(`stages: [{ name: bui$0ld }, { name: b, when: "stages['build'].status == 'success'" }]`, "it's", {
      refused: "An expression uses `build`: there the new name may have no quotes and no backslashes.",
    }));

  test("an axis of a matrix renames its uses", () =>
    checkRename(
      `stages: [{ name: a, matrix: { os: [a, b], exclude: [{ os: b }] }, when: matrix.o$0s == 'a' }]`,
      "system",
      `stages: [{ name: a, matrix: { system: [a, b], exclude: [{ system: b }] }, when: matrix.system == 'a' }]`,
    ));

  test("an anchor renames its aliases", () => {
    const text = "x-a: &ba$0se { image: a:1 }\npipeline:\n  defaults: *base\n  stages: [{ <<: *base, name: b }]\n";
    wholeFile("pipeline").checkRename(text, "usual", text.replaceAll("base", "usual").replace("&ba$0se", "&usual"));
    wholeFile("pipeline").checkRename(text, "the usual", {
      refused: "`the usual` can't be the name of an anchor: it may have only letters, digits, `_`, `-` and `.`.",
    });
  });

  test("a need that is an alias of the name is one place", () =>
    checkRename(
      "stages: [{ name: &b bui$0ld }, { name: test, needs: [*b] }]",
      "package",
      "stages: [{ name: &b package }, { name: test, needs: [*b] }]",
    ));

  test("an output keeps its name, since commands give it", () =>
    checkRename("stages: [{ name: a, steps: [{ name: b, run: ./build, outputs: [t$0ag] }] }]", "version", {
      refused:
        "The commands that give `tag` would have to change too, and they are not looked into. Change it by hand.",
    }));

  test("where nothing has a name, nothing is renamed", () =>
    checkRename("stages: [{ name: build, ti$0meout: 5m }]", "x", {
      refused: "There is nothing to rename here. Put the cursor on a name, such as that of a stage or a variable.",
    }));
});
