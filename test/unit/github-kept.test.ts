/** What is kept of a workflow from one version of its text to the next. */
import { smallCuts } from "../fuzz/document-laws.ts";
import { sameFindings } from "../fuzz/findings-law.ts";
import { contextOf } from "../kit/context.ts";

const text = `on:
  workflow_call:
    outputs:
      image: { value: "\${{ jobs.build.outputs.image }} \${{ secrets.TOKEN }}" }
jobs:
  build:
    runs-on: ubuntu-latest
    outputs: { image: a }
    steps: [{ run: make }]
`;

describe("what is kept of a workflow", () => {
  test("is asked anew when the key before it has changed: expressions may use other things there", () => {
    const { context } = contextOf({ dialect: "github-actions" });
    sameFindings([text, text.replace("on:", "env:"), text.replace("on:", "n:"), text], smallCuts, context);
  });
});
