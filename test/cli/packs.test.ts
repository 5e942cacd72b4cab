import assert from "node:assert/strict";
import { mkdirSync, symlinkSync } from "node:fs";
import { otherPlatform, ownSteps, ownStepsPipeline, rightFlow, under } from "../kit/other-platform.ts";
import { inProject, type Project } from "./project.ts";

interface Told {
  readonly file: string;
  readonly code: string;
  readonly message: string;
  readonly range: { readonly start: { readonly line: number } };
}

/** Each finding as `file:line rule: message`. */
async function findings({ pipewright }: Project, ...args: readonly string[]): Promise<readonly string[]> {
  const { out } = await pipewright(["lint", "--format", "json", "--locale", "en", ...args]);
  const told = JSON.parse(out) as readonly Told[];
  return told.map(({ file, code, range, message }) => `${file}:${range.start.line + 1} ${code}: ${message}`);
}

const withPack = { ".pipewright.yml": "packs: [./acme]\n", ...under("acme", otherPlatform) };

describe("a pack of another platform", () => {
  test("makes its files known, by name and by root, and checks them", () =>
    inProject({ ...withPack, "shop.flow.yml": rightFlow, "other.yml": rightFlow }, async (project) => {
      assert.deepEqual(await findings(project), []);
      const { out } = await project.pipewright(["lint", "--locale", "en"]);
      assert.match(out, /No problems in 4 files/);
    }));

  const mistakes: Readonly<Record<string, readonly [from: string, to: string, finding: string]>> = {
    "a misspelt key": [
      "owner: ana",
      "ownr: ana",
      "5 schema/unknown-key: `ownr` is not a key of a task. Did you mean `owner`?",
    ],
    "a wrong word": [
      "use: deploy",
      "use: deplyo",
      "16 schema/value: `use` takes `shell`, `upload` or `deploy`, not `deplyo`. Did you mean `deploy`?",
    ],
    "a need that isn't there": [
      "after: [build]",
      "after: [biuld]",
      "10 needs/unknown: `test` needs `biuld`, but there is no such task. Did you mean `build`?",
    ],
    "a circle": [
      "    with: [region]",
      "    after: rollout",
      "7 needs/cycle: These tasks wait for each other and could never start: `build` → `rollout` → `test` → `build`.",
    ],
    "a name twice": ["id: rollout", "id: test", "13 name/duplicate: Two tasks are called `test`."],
    "a variable that nobody gives": [
      "with: [region]",
      "with: [regoin]",
      "7 variable/undefined: `regoin` is declared nowhere in this file. Did you mean `region`?",
    ],
    "a key of a later version": [
      "title: shop",
      'engine: "3.0"',
      "11 version/too-new: `retries` came with platform 3.1; this file is checked as 3.0.",
    ],
    "its own rule": ["    owner: ben\n", "", "13 acme/owner: Task `rollout` has no owner. Say who answers for it."],
  };
  for (const [name, [from, to, finding]] of Object.entries(mistakes)) {
    test(`tells ${name}`, () =>
      inProject({ ...withPack, "shop.flow.yml": rightFlow.replace(from, to) }, async (project) => {
        const found = await findings(project);
        assert(found.includes(`shop.flow.yml:${finding}`), found.join("\n"));
        const expected =
          name === "a misspelt key" ? 2 : name === "a circle" || name === "a name twice" ? found.length : 1;
        assert.equal(found.length, expected, found.join("\n"));
      }));
  }

  test("is named on the command line as well", () =>
    inProject(
      { ...under("packs/acme", otherPlatform), "a.yml": rightFlow.replace("owner: ana", "ownr: ana") },
      async (project) => {
        assert.deepEqual(await findings(project), []);
        assert.equal((await findings(project, "--pack", "packs/acme")).length, 2);
        assert.equal((await findings(project, "--pack", "packs/acme", "--rule", "acme/*=off")).length, 1);
      },
    ));

  test("has levels that project and user may change", () =>
    inProject(
      {
        ...withPack,
        ".pipewright.yml": "packs: [./acme]\nrules: { acme/owner: off }\n",
        "a.flow.yml": rightFlow.replace("    owner: ben\n", ""),
      },
      async (project) => assert.deepEqual(await findings(project), []),
    ));
});

describe("a pack that extends our language", () => {
  test("brings step types: what is unknown without it is right with it", () =>
    inProject({ "shop.pipeline.yml": ownStepsPipeline, ...under("acme", ownSteps) }, async (project) => {
      assert.deepEqual(await findings(project, "shop.pipeline.yml"), [
        "shop.pipeline.yml:8 step/unknown-type: `acme-rollout` is not a step type.",
      ]);
      project.write(".pipewright.yml", "packs: [./acme]\n");
      assert.deepEqual(await findings(project, "shop.pipeline.yml"), []);
    }));

  test("checks their inputs and their platform versions like those of ours", () =>
    inProject({ ".pipewright.yml": "packs: [acme]\n", ...under("acme", ownSteps) }, async (project) => {
      const check = async (from: string, to: string, ...args: readonly string[]): Promise<readonly string[]> => {
        project.write("shop.pipeline.yml", ownStepsPipeline.replace(from, to));
        return (await findings(project, "shop.pipeline.yml", ...args)).map((one) =>
          one.replace("shop.pipeline.yml:", ""),
        );
      };
      assert.deepEqual(await check("cluster: blue, ", ""), [
        "8 step/missing-input: `acme-rollout` needs the input `cluster`.",
      ]);
      assert.deepEqual(await check("blue", "bleu"), [
        "9 step/input-type: `cluster` takes `blue` or `green`, not `bleu`. Did you mean `blue`?",
      ]);
      assert.deepEqual(await check("replicas", "repliacs"), [
        "9 step/unknown-input: `acme-rollout` has no input `repliacs`. Did you mean `replicas`?",
      ]);
      assert.equal((await check("22:30", "noon")).length, 1);
      assert.deepEqual(await check("x", "x", "--platform", "1.2"), [
        "8 version/too-new: `acme-rollout` came with platform 2.0; this file is checked as 1.2.",
      ]);
      assert.deepEqual(await check("  description: Builds and rolls out the shop.\n", ""), [
        "1 acme/description: Say what the pipeline is for.",
      ]);
    }));

  test("changes the level of a rule of ours", () =>
    inProject(
      {
        ".pipewright.yml": "packs: [acme]\n",
        ...under("acme", ownSteps),
        "a.pipeline.yml": ownStepsPipeline.replace("steps:", "image: alpine\n      steps:"),
      },
      async ({ pipewright }) => {
        const { out, code } = await pipewright(["lint", "--locale", "en", "a.pipeline.yml"]);
        assert.match(out, /error supply\/latest-image/);
        assert.equal(code, 1);
      },
    ));
});

describe("a pack that is broken, or means harm", () => {
  const told = async (project: Project): Promise<readonly string[]> =>
    (await findings(project))
      .filter((one) => one.includes("config/pack"))
      .map((one) => one.replace(/^.*config\/pack: /, ""));

  test("is told where it is named, and the rest goes on", () =>
    inProject(
      { ".pipewright.yml": "packs: [./enablment, ./acme]\n", ...under("acme", otherPlatform), "a.flow.yml": rightFlow },
      async (project) => {
        assert.deepEqual(await findings(project), [
          ".pipewright.yml:1 config/pack: `./enablment` can't be used as a pack. There is no `pack.yaml` in it.",
        ]);
      },
    ));

  test("can't be named outside of the project by the project itself", () =>
    inProject(
      {
        "project/.pipewright.yml": "packs: [../acme]\n",
        "project/.git/HEAD": "",
        ...under("acme", otherPlatform),
        "project/a.pipeline.yml": "pipeline: { name: a, stages: [{ name: b, steps: [{ name: c, run: d }] }] }\n",
      },
      async (project) => {
        const [message = ""] = await told({
          ...project,
          pipewright: (args) => project.pipewright(args, { from: "project" }),
        });
        assert.match(message, /^`\.\.\/acme` can't be used as a pack. It lies outside of the project/);
      },
    ));

  test("that the command line names and that isn't there ends the run", () =>
    inProject({ "a.flow.yml": rightFlow }, async ({ pipewright }) => {
      const { code, err } = await pipewright(["lint", "--pack", "nowhere", "--locale", "en"]);
      assert.equal(code, 2);
      assert.match(err, /`nowhere` can't be used as a pack\. There is no `pack\.yaml` in it\./);
    }));

  test("can't be brought into a project by a link, by the project itself", () =>
    inProject(
      {
        "project/.pipewright.yml": "packs: [./acme]\n",
        "project/.git/HEAD": "",
        ...under("acme", otherPlatform),
        "project/a.pipeline.yml": "pipeline: { name: a, stages: [{ name: b, steps: [{ name: c, run: d }] }] }\n",
      },
      async (project) => {
        symlinkSync(project.path("acme"), project.path("project/acme"));
        const [message = ""] = await told({
          ...project,
          pipewright: (args) => project.pipewright(args, { from: "project" }),
        });
        assert.match(message, /^`\.\/acme` can't be used as a pack\. It lies outside of the project/);
      },
    ));

  test("can't lead out of itself by a path or a link", () =>
    inProject(
      {
        ".pipewright.yml": "packs: [./acme]\n",
        ...under("acme", {
          ...otherPlatform,
          "pack.yaml": otherPlatform["pack.yaml"]?.replace("schemas/flow-3.0.json", "../secret.json") ?? "",
        }),
        "secret.json": "{}",
        "a.flow.yml": rightFlow,
      },
      async (project) => {
        assert.deepEqual(await told(project), [
          "A part of the pack `./acme` can't be used. pack.yaml: `../secret.json` leads out of the pack. Write a path that stays inside it.",
        ]);
        project.write(
          "acme/pack.yaml",
          otherPlatform["pack.yaml"]?.replace("schemas/flow-3.0.json", "linked/secret.json") ?? "",
        );
        mkdirSync(project.path("outside"));
        project.write("outside/secret.json", "{}");
        symlinkSync(project.path("outside"), project.path("acme/linked"));
        assert.deepEqual(await told(project), [
          "A part of the pack `./acme` can't be used. linked/secret.json: `linked/secret.json` can't be read as a JSON Schema.",
        ]);
      },
    ));

  test("can't hold anybody up: endless references, patterns that run away, a deep schema, a huge file", () =>
    inProject(
      { ".pipewright.yml": "packs: [./acme]\n", ...under("acme", otherPlatform), "a.flow.yml": rightFlow },
      async (project) => {
        project.write(
          "acme/schemas/flow-3.1.json",
          `{"$ref":"#/$defs/a","$defs":{"a":{"$ref":"#/$defs/b"},"b":{"$ref":"#/$defs/a"}}}`,
        );
        assert.deepEqual(await told(project), []);
        project.write("acme/schemas/flow-3.1.json", `{"properties":{"title":{"pattern":"^(?=(s+)+$)"}}}`);
        assert.deepEqual(await told(project), [
          "A part of the pack `./acme` can't be used. schemas/flow-3.1.json: At /properties/title: The pattern `^(?=(s+)+$)` could take for ever, so it is not heeded. Write it without repetitions inside repetitions.",
        ]);
        project.write("acme/schemas/flow-3.1.json", `${'{"not":'.repeat(20_000)}{}${"}".repeat(20_000)}`);
        assert.equal((await told(project)).length, 1);
        project.write("acme/schemas/flow-3.1.json", `{"title":"${"x".repeat(6_000_000)}"}`);
        assert.equal((await told(project)).length, 1);
        project.write("acme/pack.yaml", `id: acme\ntitle: "${"x".repeat(1_100_000)}"\n`);
        assert.match((await told(project)).join(), /larger than 1 MB/);
      },
    ));
});

describe("what a pack says of itself", () => {
  test("a rule that it switches off rests until somebody gives it a level", () =>
    inProject(
      {
        ...withPack,
        "acme/pack.yaml": otherPlatform["pack.yaml"]?.replace("level: error", 'level: "off"') ?? "",
        "a.flow.yml": rightFlow.replace("    owner: ben\n", ""),
      },
      async (project) => {
        assert.deepEqual(await findings(project), []);
        assert.equal((await findings(project, "--rule", "acme/owner=warning")).length, 1);
      },
    ));

  test("its rules have pages", () =>
    inProject(withPack, async ({ pipewright }) => {
      const { out, code } = await pipewright(["rules", "acme/owner", "--locale", "en"]);
      assert.equal(code, 0);
      assert.match(out, /Task .* has no owner/);
    }));

  test("its platform versions may stand in the project's settings", () =>
    inProject(
      { ...withPack, ".pipewright.yml": 'platform: "3.0"\npacks: [./acme]\n', "a.flow.yml": rightFlow },
      async (project) =>
        assert.deepEqual(await findings(project), [
          "a.flow.yml:11 version/too-new: `retries` came with platform 3.1; this file is checked as 3.0.",
        ]),
    ));
});

describe("`pack.yaml` itself", () => {
  test("is checked like any other file of ours", () =>
    inProject(
      under("acme", {
        ...otherPlatform,
        "pack.yaml": otherPlatform["pack.yaml"]?.replace("needs: after", "neds: after") ?? "",
      }),
      async (project) => {
        assert.deepEqual(await findings(project, "acme/pack.yaml"), [
          "acme/pack.yaml:14 schema/unknown-key: `neds` is not a key of `stages`. Did you mean `needs`?",
        ]);
      },
    ));
});
