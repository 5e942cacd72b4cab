import { inside } from "../../test/kit/index.ts";

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

  test("where nothing has a name, nothing is renamed", () =>
    checkRename("stages: [{ name: build, ti$0meout: 5m }]", "x", {
      refused: "There is nothing to rename here. Put the cursor on the name of a stage or an environment.",
    }));
});
