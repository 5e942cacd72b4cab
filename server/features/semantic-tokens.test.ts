import assert from "node:assert/strict";
import { contextOf } from "../../test/kit/context.ts";
import { inside, wholeFile } from "../../test/kit/index.ts";
import { applyEdits, changeBetween, parseSource, reparseSource } from "../document/index.ts";
import { semanticTokens } from "./semantic-tokens.ts";

const { checkTokens } = inside("pipeline");

describe("words that mean something", () => {
  test("are names and what refers to them", () =>
    checkTokens(
      `
      variables: { REGISTRY: here }
      secrets: [TOKEN]
      environments: { live: { kind: production } }
      stages:
        - name: "build it"
          needs: [lint, 'a b']
          environment: live
          variables: { A: 1 }
          steps:
            - name: checkout
              type: git-checkout@2
            - name: more
              template: deploy.blue`,
      [
        "REGISTRY variable declares",
        "TOKEN secret declares",
        "live environment declares",
        "build it stage declares",
        "lint stage",
        "a b stage",
        "live environment",
        "A variable declares",
        "git-checkout@2 step-type",
        "deploy.blue template",
      ],
    ));

  test("are the words of expressions, in any value and in conditions", () =>
    checkTokens(
      `
      stages:
        - name: a
          when: success() && stages.build.status != 'failure'
          steps:
            - name: b
              when: "\${{ !true }}"
              run: |
                echo \${{ format('{0}', variables.A) }} and \${{ secrets.B }}
                echo \${{ matrix.os`,
      [
        "a stage declares",
        "success function",
        "&& operator",
        "stages context",
        "build stage",
        "status property",
        "!= operator",
        "'failure' string",
        "! operator",
        "true keyword",
        "format function",
        "'{0}' string",
        "variables context",
        "A variable",
        "secrets context",
        "B secret",
        "matrix context",
        "os property",
      ],
    ));

  test("are names in brackets, and numbers; not what is no word of the language", () =>
    checkTokens(`stages: [{ name: a, when: "stages['build'].outputs['x'] >= 1.5 && git.branch = x" }]`, [
      "a stage declares",
      "stages context",
      "'build' stage",
      "outputs property",
      "'x' string",
      ">= operator",
      "1.5 number",
      "&& operator",
      "git context",
      "branch property",
      "x context",
    ]));

  test("of templates and their parameters", () =>
    wholeFile("pipeline").checkTokens(
      `
      templates:
        deploy:
          kind: steps
          parameters: { tag: { type: string } }
          steps: [{ name: a, run: "make \${{ parameters.tag }}" }]
      `,
      ["deploy template declares", "tag parameter declares", "parameters context", "tag parameter"],
    ));

  test("are those of the part that is seen", () =>
    checkTokens("stages:\n  - name: a\n«  - name: b\n»    needs: [a]\n  - name: c", ["b stage declares"]));

  test("are seen where the words stand, not at an alias", () =>
    wholeFile("pipeline").checkTokens(
      "x-a: &a { name: b, needs: [c] }\npipeline:\n  stages:\n    - *a\n    - <<: *a\n      steps: []\n",
      ["b stage declares", "c stage"],
    ));

  test("move with their stage when something above it changes", () => {
    const { context } = contextOf({ dialect: "pipeline" });
    const stage = "    - name: later\n      needs: [build]\n      steps: [{ name: a, run: a }]\n";
    const before = `pipeline:\n  name: shop\n  stages:\n    - name: build\n      steps: [{ name: a, run: a }]\n${stage.repeat(200)}`;
    const file = parseSource(before);
    semanticTokens(file, context);
    const after = applyEdits(before, [{ span: { start: 12, end: 12 }, text: "description: more\n  " }]);
    const next = reparseSource(file, changeBetween(before, after), after);
    assert.deepEqual(semanticTokens(next, context), semanticTokens(parseSource(after), context));
  });
});
