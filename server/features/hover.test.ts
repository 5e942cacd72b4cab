import { inside } from "../../test/kit/index.ts";

const { checkHover } = inside("pipeline");

describe("hover", () => {
  test("a key: its kind, and what it is for", () =>
    checkHover(
      "environments: { shop: { ki$0nd: production } }",
      `
      **kind** · text, required

      What the environment is used for. Deployments to production are checked more strictly.

      One of \`development\`, \`testing\`, \`staging\`, \`production\``,
    ));

  test("a key in the reader's language", () =>
    inside("pipeline", { locale: "zh-cn" }).checkHover(
      "environments: { shop: { ki$0nd: production } }",
      `
      **kind** · 文本，必填

      环境的用途。对部署到生产环境的检查更严格。

      可选值：\`development\`, \`testing\`, \`staging\`, \`production\``,
    ));

  test("a choice", () =>
    checkHover(
      `
      environments: { shop: { kind: prod$0uction } }
                                    ~~~~~~~~~~`,
      `
      **production**

      Where the users are.`,
    ));

  test("a type of step, with the inputs that it takes", () =>
    checkHover(
      "stages: [{ name: a, steps: [{ name: s, type: wa$0it, with: { seconds: 3 } }] }]",
      `
      **wait**

      Does nothing for a while.

      | Input | Value | Meaning |
      | --- | --- | --- |
      | \`seconds\` | number, required | How many seconds to wait. |`,
    ));

  test("an input", () =>
    checkHover(
      "stages: [{ name: a, steps: [{ name: s, type: wait, with: { sec$0onds: 3 } }] }]",
      `
      **seconds** · number, required

      How many seconds to wait.`,
    ));

  test("nothing, where the dialect has nothing to say", () => {
    checkHover("name: sh$0op\n", undefined);
    checkHover("stagess$0: []\n", undefined);
  });
});
