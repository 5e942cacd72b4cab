import { inside, wholeFile } from "../../test/kit/index.ts";

const { checkHover } = inside("pipeline");
const chinese = inside("pipeline", { locale: "zh-cn" });
const whole = wholeFile("pipeline");

describe("hover on a name", () => {
  const stages = `
      stages:
        - name: build
          description: Makes the thing.
          steps: [{ name: get, type: git-checkout }, { run: make }]
        - name: test
          steps: []`;

  test("a stage where it is needed", () =>
    checkHover(
      `${stages}
        - name: ship
          needs: [buil$0d]`,
      `
        **build** · stage

        Makes the thing.

        Starts at once.

        Steps: \`get\`

        Declared on line 3.
      `,
    ));

  test("a stage in the reader's language", () =>
    chinese.checkHover(
      `${stages.replace("test", "te$0st")}`,
      `
    **test** · 阶段

    等待 \`build\`。
  `,
    ));

  test("a variable: its value, and where it is declared", () =>
    checkHover(
      `
      variables: { LEVEL: debug }
      stages: [{ name: a, when: variables.LEV$0EL == 'debug' }]
                                          ~~~~~`,
      `
        **LEVEL** · variable

        Value: \`debug\`

        Declared on line 2.
      `,
    ));

  test("a parameter", () =>
    checkHover(
      `
      parameters: { to: { type: choice, options: [east, west], default: east, description: Where it goes. } }
      stages: [{ name: a, when: "parameters.t$0o == 'east'" }]`,
      `
        **to** · choice

        Where it goes.

        One of \`east\`, \`west\`

        Default: \`east\`

        Declared on line 2.
      `,
    ));

  test("a template with its parameters", () =>
    whole.checkHover(
      `
      templates:
        ship:
          kind: steps
          parameters:
            to: { type: choice, options: [east, west], description: Where it goes. }
            tag: { type: string, required: true }
          steps: [{ name: send, run: ./send }]
      pipeline: { stages: [{ name: a, steps: [{ name: b, template: sh$0ip }] }] }
      `,
      `
        **ship** · template of steps

        Steps: \`send\`

        | Parameter | Value | Meaning |
        | --- | --- | --- |
        | \`to\` | east or west | Where it goes. |
        | \`tag\` | text, required |  |

        Declared on line 2.
      `,
    ));

  test("a parameter where a template is used", () =>
    whole.checkHover(
      `
      templates: { ship: { kind: stage, parameters: { to: { type: string, default: east } }, steps: [] } }
      pipeline: { stages: [{ name: a, template: ship, with: { t$0o: x } }] }
      `,
      `
        **to** · text

        Default: \`east\`

        Of the template \`ship\`.

        Declared on line 1.
      `,
    ));

  test("a step, an axis, an environment, a secret, an anchor", () => {
    checkHover(
      "stages: [{ name: a, steps: [{ name: get, type: git-checkout }, { name: b, run: '${{ steps.g$0et.status }}' }] }]",
      `
        **get** · step

        Type: \`git-checkout\`

        Declared on line 2.
      `,
    );
    checkHover(
      "stages: [{ name: a, matrix: { os: [linux, mac] }, image: 'x:${{ matrix.o$0s }}' }]",
      `
      **os** · axis of the matrix

      Values: \`linux\`, \`mac\`

      Declared on line 2.
    `,
    );
    checkHover(
      "environments: { shop: { kind: staging, url: 'https://shop.example' } }\nstages: [{ name: a, environment: sh$0op }]",
      `
        **shop** · environment

        Kind: \`staging\`

        Address: \`https://shop.example\`

        Declared on line 2.
      `,
    );
    checkHover(
      "secrets: [TO$0KEN]\n",
      `
      **TOKEN** · secret

      Read it as \`\${{ secrets.TOKEN }}\`.
    `,
    );
    whole.checkHover(
      "x-a: &base { a: b }\npipeline: { defaults: *ba$0se }\n",
      `
      **base** · anchor

      Declared on line 1.
    `,
    );
  });
});

describe("hover in an expression", () => {
  test("a context, with what it holds", () =>
    checkHover(
      "variables: { LEVEL: debug }\nstages: [{ name: a, when: varia$0bles.LEVEL }]",
      `
      **variables** · context

      The values under \`variables\`.

      Holds \`LEVEL\`
    `,
    ));

  test("a member of the platform's", () => {
    checkHover(
      "stages: [{ name: a, when: git.bra$0nch == 'main' }]",
      `
      **git.branch** · text

      The branch that was pushed, or that the merge request comes from.
    `,
    );
    checkHover(
      "stages: [{ name: a, steps: [{ name: b, type: git-checkout }] }, { name: c, when: stages.a.outputs.com$0mit }]",
      `
        **stages.a.outputs.commit** · text

        The commit that was fetched.
      `,
    );
    checkHover(
      "stages: [{ name: a }, { name: c, when: \"stages['a'].sta$0tus == 'success'\" }]",
      `
      **stages.a.status** · text

      How it ended: \`success\`, \`failure\`, \`cancelled\` or \`skipped\`.
    `,
    );
  });

  test("a function", () => {
    checkHover(
      "stages: [{ name: a, when: 'cont$0ains(git.branch, ''x'')' }]",
      `
      **contains** · function

      \`contains(where, what)\`: whether a text or a list holds something. Case does not count.

      Gives true or false.
    `,
    );
    chinese.checkHover(
      "stages: [{ name: a, when: alw$0ays() }]",
      `
      **always** · 函数

      \`always()\`：无论之前结果如何。

      返回：布尔值。
    `,
    );
  });

  test("nothing on what isn't there, and beside the words", () => {
    checkHover("stages: [{ name: a, when: nothing.th$0ere }]", undefined);
    checkHover("stages: [{ name: a, when: git.branch == 'ma$0in' }]", undefined);
  });
});

describe("hover on a value with a form of its own", () => {
  test("a schedule in words, with its next runs", () => {
    checkHover(
      "triggers: [{ schedule: { cron: '0 3 * * M$0ON-FRI', timezone: Asia/Shanghai } }]",
      `
      At 03:00, Monday to Friday

      Next runs (\`Asia/Shanghai\`):

      - Tue 2026-03-03 03:00
      - Wed 2026-03-04 03:00
      - Thu 2026-03-05 03:00
    `,
    );
    chinese.checkHover(
      "triggers: [{ schedule: { cron: '*/15 * * * *$0' } }]",
      `
      每 15 分钟

      接下来的运行时间（\`UTC\`）：

      - 2026-03-02 周一 10:15
      - 2026-03-02 周一 10:30
      - 2026-03-02 周一 10:45
    `,
    );
    checkHover(
      "triggers: [{ schedule: { cron: '0 0 30 2 $0*' } }]",
      `
      At 00:00, on day 30 of February

      That day never comes.
    `,
    );
    checkHover("triggers: [{ schedule: { cron: '@dai$0ly' } }]", undefined);
  });

  test("a duration", () => {
    checkHover("stages: [{ name: a, timeout: 9$00m }]", `**90m** · 1 hour 30 minutes`);
    chinese.checkHover("stages: [{ name: a, timeout: 9$00m }]", `**90m** · 1 小时 30 分钟`);
    checkHover("stages: [{ name: a, timeout: so$0on }]", undefined);
  });
});
