/** What a workflow calls of its own repository: the texts are several files. */
import { wholeFile } from "../kit/index.ts";

const { checkDiagnostics } = wholeFile("github-actions");

const called = `
      #- .github/workflows/build.yml dialect=github-actions
      on:
        workflow_call:
          inputs:
            target: { type: string, required: true, description: What to build }
          outputs:
            image: { value: "\${{ jobs.build.outputs.image }}" }
      jobs:
        build:
          runs-on: ubuntu-latest
          outputs: { image: "\${{ steps.push.outputs.image }}" }
          steps: [{ id: push, run: make }]
      #- .github/actions/deploy/action.yaml dialect=github-action
      name: Deploy
      description: Deploys
      inputs:
        region: { description: Where to, required: true }
      outputs:
        url: { description: The address, value: x }
      runs: { using: composite, steps: [{ run: make, shell: bash }] }
`;

describe("what a workflow calls of its own repository", () => {
  test("gives what its file says", () =>
    checkDiagnostics(`
      #- .github/workflows/ci.yml dialect=github-actions
      on: push
      jobs:
        build:
          uses: ./.github/workflows/build.yml
          with: { target: web }
        deploy:
          needs: build
          runs-on: ubuntu-latest
          steps:
            - id: deploy
              uses: ./.github/actions/deploy
              with: { region: north }
            - run: echo \${{ needs.build.outputs.image }} \${{ steps.deploy.outputs.url }}
            - run: echo \${{ needs.build.outputs.imgae }} \${{ steps.deploy.outputs.uri }}
                                                ~~~~~ error expr/unknown-property fix
                                                | \`needs.build.outputs\` has no \`imgae\`. Did you mean \`image\`?
                                                                                  ~~~ error expr/unknown-property fix
                                                                                  | \`steps.deploy.outputs\` has no \`uri\`. Did you mean \`url\`?
${called}`));

  test("takes what its file says: an action that lacks an input runs all the same", () =>
    checkDiagnostics(`
      #- .github/workflows/ci.yml dialect=github-actions
      on: push
      jobs:
        build:
          uses: ./.github/workflows/build.yml
                ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ error uses/input fix
                | \`./.github/workflows/build.yml\` needs the input \`target\`.
        deploy:
          runs-on: ubuntu-latest
          steps:
            - uses: ./.github/actions/deploy
                    ~~~~~~~~~~~~~~~~~~~~~~~~ warning uses/input fix
                    | \`./.github/actions/deploy\` needs the input \`region\`.
${called}`));

  test("may come from elsewhere: an action that an earlier step brings is not missed", () =>
    checkDiagnostics(`
      #- .github/workflows/ci.yml dialect=github-actions
      on: push
      jobs:
        deploy:
          runs-on: ubuntu-latest
          steps:
            - uses: actions/checkout@v4
              with: { repository: example/actions, path: .github/actions }
            - uses: ./.github/actions/missing
            - uses: ./made/by/a/build
    `));
});

describe("completion of what a called file takes", () => {
  const { checkCompletion } = wholeFile("github-actions");

  test("offers the inputs of a workflow", () =>
    checkCompletion(
      `
      #- .github/workflows/ci.yml dialect=github-actions
      on: push
      jobs:
        build:
          uses: ./.github/workflows/build.yml
          with:
            $0
${called}`,
      { offers: ["target  string"] },
    ));

  test("offers the inputs of an action", () =>
    checkCompletion(
      `
      #- .github/workflows/ci.yml dialect=github-actions
      on: push
      jobs:
        deploy:
          runs-on: ubuntu-latest
          steps:
            - uses: ./.github/actions/deploy
              with:
                $0
${called}`,
      { offers: ["region"] },
    ));
});
