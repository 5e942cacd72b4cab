import { inside, wholeFile } from "../../test/kit/index.ts";

const { checkGraph, checkMermaid } = inside("pipeline", { only: "needs/*" });

describe("the graph of a pipeline", () => {
  test("shows what waits for what, written or not", () =>
    checkGraph(
      `
      stages:
        - name: build
          steps: [{ name: a, run: make }, { name: b, run: make }]
        - name: unit
          steps: [{ name: a, run: make }]
        - name: lint
          needs: []
        - name: deploy
          needs: [unit, lint]
          environment: production
          approval: { approvers: [kim] }
          template: ship`,
      {
        nodes: [
          "stage build, needs nothing, 2 steps",
          "stage unit, comes after build, 1 step",
          "stage lint, needs nothing, no steps",
          "stage deploy, needs unit, lint, template ship, environment production, approval",
        ],
        edges: ["build ..> unit", "unit -> deploy", "lint -> deploy"],
      },
    ));

  test("speaks Chinese", () =>
    inside("pipeline", { locale: "zh-cn", only: "needs/*" }).checkGraph(
      "stages:\n  - name: a\n    matrix: { os: [x, y], jdk: [8, 11, 17] }\n  - name: b\n    needs: [a, c]",
      {
        nodes: [
          "阶段 a，不依赖其他，没有步骤，6 次运行，矩阵：os、jdk",
          "阶段 b，依赖 a、c，没有步骤，1 个错误",
          "c，不在此文件中",
        ],
        edges: ["a -> b", "?c -> b"],
      },
    ));

  test("marks what waits in a circle", () =>
    checkGraph("stages:\n  - name: a\n    needs: [b]\n  - name: b\n  - name: c\n    needs: [c]", {
      nodes: [
        "stage a, needs b, no steps, part of a circle that can never start, 1 error",
        "stage b, comes after a, no steps, part of a circle that can never start",
        "stage c, needs c, no steps, part of a circle that can never start, 1 error",
      ],
      edges: ["b -> a !", "a ..> b !", "c -> c !"],
    }));

  test("keeps apart what has the same name, or none yet", () =>
    checkGraph("stages:\n  - name: a\n  - name: a\n  - steps: []\n  - name: a#2\n  - name: b\n    needs: [a, a]", {
      nodes: [
        "stage a, needs nothing, no steps",
        "stage a, comes after a, no steps",
        "stage (no name), comes after a, no steps",
        "stage a#2, comes after (no name), no steps",
        "stage b, needs a, no steps",
      ],
      edges: ["a ..> a#2", "a#2 ..> ", " ..> a#2#2", "a -> b"],
    }));

  test("starts at once what says so in the old way", () =>
    checkGraph("stages:\n  - name: a\n  - name: b\n    parallel: true", {
      nodes: ["stage a, needs nothing, no steps", "stage b, needs nothing, no steps"],
      edges: [],
    }));

  test("shows what can be read of a broken file, and says that it is broken", () =>
    wholeFile("pipeline").checkGraph("pipeline:\n  stages:\n    - name: a\n    - name: [b\n", {
      nodes: ["stage a, needs nothing, no steps", "stage (no name), comes after a, no steps, 1 error"],
      edges: ["a ..> "],
      state: "broken",
    }));

  test("has a part for each pipeline of the file", () =>
    wholeFile("pipeline", { only: "needs/*" }).checkGraph(
      "pipeline: { name: one, stages: [{ name: a }] }\n---\npipeline: { name: two, stages: [{ name: a }, { name: b }] }\n",
      {
        nodes: [
          "stage a, needs nothing, no steps",
          "stage a, needs nothing, no steps",
          "stage b, comes after a, no steps",
        ],
        edges: ["1/a ..> 1/b"],
      },
    ));

  test("is empty where there is no stage", () =>
    wholeFile("pipeline", { only: "needs/*" }).checkGraph("pipeline: { name: shop }", { nodes: [], edges: [] }));
});

describe("the graph of a workflow", () => {
  test("shows the jobs; none waits without saying so", () =>
    wholeFile("github-actions", { only: "needs/*" }).checkGraph(
      `
      on: push
      jobs:
        build:
          runs-on: ubuntu-latest
          strategy:
            matrix: { node: [20, 22], os: [a, b], include: [] }
          steps:
            - uses: actions/checkout@v4
            - run: make
        lint: { uses: ./.github/workflows/lint.yml }
        deploy:
          needs: [build, lint, gone]
          runs-on: ubuntu-latest
          environment: { name: production, url: "https://example.com" }
          steps: [{ run: make deploy }]
      `,
      {
        nodes: [
          "job build, needs nothing, 2 steps, matrix, a matrix of node, os",
          "job lint, needs nothing, calls ./.github/workflows/lint.yml",
          "job deploy, needs build, lint, gone, 1 step, environment production, 1 error",
          "gone, which is not in this file",
        ],
        edges: ["build -> deploy", "lint -> deploy", "?gone -> deploy"],
      },
    ));
});

describe("a graph as Mermaid", () => {
  test("escapes what Mermaid or HTML would read", () =>
    checkMermaid(
      `
      stages:
        - name: 'say "hi" <b>; end'
        - name: 部署
          needs: [gone, 'say "hi" <b>; end']
        - name: next`,
      `
      flowchart LR
        n1["say #34;hi#34; #60;b#62;#59; end<br/>no steps"]
        n2["部署<br/>no steps"]
        n3["next<br/>no steps"]
        n4["gone<br/>not in this file"]
        n4 --> n2
        n1 --> n2
        n2 -.-> n3
        classDef absent stroke-dasharray: 4 3
        class n4 absent
      `,
    ));

  test("has a subgraph for each pipeline of the file", () =>
    wholeFile("pipeline").checkMermaid(
      "pipeline: { name: one, stages: [{ name: a }] }\n---\npipeline: { stages: [{ name: b }] }\n",
      `
      flowchart LR
        subgraph p1["one"]
          n1["a<br/>no steps"]
        end
        subgraph p2[""]
          n2["b<br/>no steps"]
        end
      `,
    ));
});
