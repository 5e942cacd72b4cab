import { inside, wholeFile } from "../../test/kit/index.ts";

const { checkInlayHints } = inside("pipeline");
const stages = `
  stages:
    - name: build # first
    - name: "unit tests"
    - name: lint
      needs: []
    - name: free
      parallel: true
    - { name: last }
    - needs: [last]
      name: deploy`;

describe("hints beside a pipeline", () => {
  test("tell what a stage waits for that doesn't say so", () =>
    checkInlayHints(
      stages,
      `
      stages:
        - name: build [[starts at once]] # first
        - name: "unit tests" [[after build]]
        - name: lint
          needs: []
        - name: free [[starts at once]]
          parallel: true
        - { name: last [[after free]] }
        - needs: [last]
          name: deploy`,
    ));

  test("tell schedules in words", () => {
    checkInlayHints(
      `
      triggers:
        - schedule: { cron: "0 3 * * 1-5", timezone: Asia/Shanghai }
        - schedule: { cron: "@daily" }`,
      `
      triggers:
        - schedule: { cron: "0 3 * * 1-5" [[At 03:00, Monday to Friday]], timezone: Asia/Shanghai }
        - schedule: { cron: "@daily" }`,
    );
    inside("pipeline", { locale: "zh-cn" }).checkInlayHints(
      "triggers: [{ schedule: { cron: 0 3 * * 1-5 } }]",
      "triggers: [{ schedule: { cron: 0 3 * * 1-5 [[周一至周五 03:00]] } }]",
    );
  });

  test("speak Chinese", () =>
    inside("pipeline", { locale: "zh-cn" }).checkInlayHints(
      "stages:\n  - name: a\n  - name: b",
      "stages:\n  - name: a [[立即开始]]\n  - name: b [[在 a 之后]]",
    ));

  test("are those of the part that is seen", () =>
    checkInlayHints("stages:\n  - name: a\n«  - name: b»\n", "stages:\n  - name: a\n  - name: b [[after a]]\n"));

  test("say nothing where nobody can know", () => {
    const text = "stages:\n  - name: ${{ git.branch }}\n  - name: b\n  - steps: []\n  - name: c";
    checkInlayHints(text, text);
    const merged = "x-a: &a { name: b }\npipeline:\n  stages:\n    - <<: *a\n    - *a\n";
    wholeFile("pipeline").checkInlayHints(merged, merged);
  });
});
