import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { otherPlatform, rightFlow } from "../kit/other-platform.ts";
import { inProject, type Project } from "./project.ts";

interface Told {
  readonly file: string;
  readonly line: number;
  readonly severity: string;
  readonly code: string;
  readonly message: string;
}

async function check(
  { pipewright }: Project,
  ...folders: readonly string[]
): Promise<{ code: number | null; told: readonly string[] }> {
  const { out, err, code } = await pipewright(["pack", "check", "--format", "json", "--locale", "en", ...folders]);
  assert.notEqual(out, "", err);
  const found = JSON.parse(out) as readonly Told[];
  return { code, told: found.map(({ file, line, severity, message }) => `${file}:${line} ${severity} ${message}`) };
}

const page = (lang: string, more = "", body = "The gist.\n\n## Use\n\nMore.\n"): string => `---
id: use
title: Use
lang: ${lang}
category: manual
compatible_versions: [">=3.0"]
version: "3.1"
last_updated: 2026-01-31
keys: ["flow[].after"]
codes: [acme/owner]
${more}---
${body}`;

/** A right pack with a page in two languages and an answer. */
const pack: Readonly<Record<string, string>> = {
  ...otherPlatform,
  "pack.yaml": `${otherPlatform["pack.yaml"]?.replace("languages: [en]", "languages: [en, zh-cn]") ?? ""}docs: docs\narticles: articles\n`,
  "docs/en/use.md": page(
    "en",
    "",
    `The gist. See [the answer](../../articles/en/slow.md#cause), [after](key:flow[].after) and [the rule](rule:acme/owner).

![A flow of three tasks](flow.svg)

## Use

\`\`\`yaml dialect=flow platform=3.1
${rightFlow}\`\`\`

\`\`\`yaml dialect=flow within=flow[]
id: a
owner: b
do: [{ use: shell }]
\`\`\`

\`\`\`yaml dialect=flow within=flow[] wrong=schema/unknown-key
id: a
ownr: b
do: [{ use: shell }]
\`\`\`
`,
  ),
  "docs/zh-cn/use.md": page("zh-cn"),
  "docs/en/flow.svg": "<svg/>",
  ...Object.fromEntries(
    ["en", "zh-cn"].map((lang) => [
      `articles/${lang}/slow.md`,
      `---\nid: slow\ntitle: Slow\nlang: ${lang}\nsymptoms: [slow]\ncause: Much work.\nresolution: Less of it.\n---\nThe gist.\n\n## Cause\n\nMore.\n`,
    ]),
  ),
};

describe("pipewright pack check", () => {
  test("has nothing to say of a right pack", () =>
    inProject(under(pack), async (project) => assert.deepEqual(await check(project, "acme"), { code: 0, told: [] })));

  for (const name of readdirSync(join(__dirname, "../../packs"))) {
    test(`has nothing to say of ${name}, which is built in`, () =>
      inProject({}, async (project) => {
        const { code, told } = await check(project, join(__dirname, "../../packs", name));
        assert.deepEqual(told, []);
        assert.equal(code, 0);
      }));
  }

  /** What is broken → file, what is replaced, with what, and what is told then. */
  const breaks: Readonly<Record<string, readonly [file: string, from: string, to: string, told: string]>> = {
    "the language that it extends": [
      "pack.yaml",
      "languages: [en, zh-cn]",
      "languages: [en, zh-cn]\nextends: pipelin",
      "acme/pack.yaml:5 warning No language `pipelin` is known here. Did you mean `pipeline`? If another pack brings it, all is well.",
    ],
    "a link to a page": [
      "docs/en/use.md",
      "../../articles/en/slow.md#cause",
      "../../articles/en/slw.md",
      "acme/docs/en/use.md:12 error `../../articles/en/slw.md` leads nowhere: there is no `articles/en/slw.md` in the pack.",
    ],
    "an anchor": [
      "docs/en/use.md",
      "slow.md#cause",
      "slow.md#cuase",
      "acme/docs/en/use.md:12 error `../../articles/en/slow.md#cuase` leads nowhere: `articles/en/slow.md` has no heading for `#cuase`. Did you mean `#cause`?",
    ],
    "a link out of the pack": [
      "docs/en/use.md",
      "../../articles/en/slow.md#cause",
      "../../../../etc/passwd",
      "acme/docs/en/use.md:12 error `../../../../etc/passwd` leads out of the pack. Link to a page inside it.",
    ],
    "a link that runs": [
      "docs/en/use.md",
      "../../articles/en/slow.md#cause",
      "javascript:alert(1)",
      "acme/docs/en/use.md:12 error `javascript:alert(1)` can't be followed. Use https, mailto, or a path in this pack.",
    ],
    "a link to a key": [
      "docs/en/use.md",
      "key:flow[].after",
      "key:flow[].aftr",
      "acme/docs/en/use.md:12 error `key:flow[].aftr` leads nowhere: there is no key `flow[].aftr`.",
    ],
    "a link to a rule": [
      "docs/en/use.md",
      "rule:acme/owner",
      "rule:acme/ownr",
      "acme/docs/en/use.md:12 error `rule:acme/ownr` leads nowhere: there is no rule `acme/ownr`.",
    ],
    "an image without words": [
      "docs/en/use.md",
      "![A flow of three tasks]",
      "![]",
      "acme/docs/en/use.md:14 error The image `flow.svg` says nothing to who can't see it. Write what it shows between the brackets.",
    ],
    "a range": [
      "docs/en/use.md",
      '">=3.0"',
      '"from 3.0"',
      "acme/docs/en/use.md:6 error `from 3.0` is no range of versions. Write it as in `>=1.2` or `>=1.0 <2.0`.",
    ],
    "ranges that no version is in": [
      "docs/en/use.md",
      '">=3.0"',
      '">=3.0", "<3.0"',
      "acme/docs/en/use.md:6 error No platform version is in all of these ranges, so the page would never be shown. The versions are 3.0, 3.1.",
    ],
    "a rule's id": [
      "docs/en/use.md",
      "codes: [acme/owner]",
      "codes: [acme/ownre]",
      "acme/docs/en/use.md:10 error There is no rule `acme/ownre`. Did you mean `acme/owner`?",
    ],
    "a key path": [
      "docs/en/use.md",
      'keys: ["flow[].after"]',
      'keys: ["flow.after"]',
      "acme/docs/en/use.md:9 error `flow.after` leads to no key of the language. Write it as in `pipeline.stages[].needs`.",
    ],
    "a key of the front matter": [
      "docs/en/use.md",
      "category: manual",
      "categroy: manual",
      "acme/docs/en/use.md:5 warning `categroy` is not known in front matter. Did you mean `category`?",
    ],
    "a category": [
      "docs/en/use.md",
      "category: manual",
      "category: manuals",
      "acme/docs/en/use.md:5 error `category` is one of getting-started, manual, best-practices, platform-development, not `manuals`.",
    ],
    "an id": [
      "docs/zh-cn/use.md",
      "lang: zh-cn",
      "lang: en",
      "acme/docs/zh-cn/use.md:1 error Two pages in `en` have the id `use`. Give this one another `id`.",
    ],
    "a translation": [
      "docs/zh-cn/use.md",
      "id: use",
      "id: usage",
      "acme/docs/en/use.md:1 warning `use` is missing in `zh-cn`. Write it, or take the language out of `languages` in pack.yaml.",
    ],
    "a sample": [
      "docs/en/use.md",
      "after: [build]",
      "after: [biuld]",
      "acme/docs/en/use.md:28 error This sample has a finding at 3.1: needs/unknown: `test` needs `biuld`, but there is no such task. Did you mean `build`? Mend it, or say `wrong=needs/unknown` at the fence.",
    ],
    "a sample that needs another version": [
      "docs/en/use.md",
      " platform=3.1",
      "",
      "acme/docs/en/use.md:29 error This sample has a finding at 3.0: version/too-new: `retries` came with platform 3.1; this file is checked as 3.0. Mend it, or say `wrong=version/too-new` at the fence.",
    ],
    "a wrong sample": [
      "docs/en/use.md",
      "ownr: b",
      "owner: b",
      "acme/docs/en/use.md:43 error This sample claims to be wrong by `schema/unknown-key`, and isn't at 3.0.",
    ],
    "an answer": [
      "articles/en/slow.md",
      "cause: Much work.\n",
      "",
      "acme/articles/en/slow.md:1 error An answer needs `cause` in its front matter.",
    ],
    "a schema": [
      "pack.yaml",
      "schemas/flow-3.0.json",
      "schemas/flow.json",
      "acme/schemas/flow.json:1 error There is no file `schemas/flow.json`, which is to be the schema of `flow` for 3.0.",
    ],
    "the manifest": [
      "pack.yaml",
      "needs: after",
      "neds: after",
      "acme/pack.yaml:14 error `neds` is not a key of `stages`. Did you mean `needs`?",
    ],
  };
  for (const [name, [file, from, to, wanted]] of Object.entries(breaks)) {
    test(`tells of ${name}, with file, line and what to do`, () =>
      inProject(under({ ...pack, [file]: pack[file]?.replace(from, to) ?? "" }), async (project) => {
        const { code, told } = await check(project, "acme");
        assert(told.includes(wanted), told.join("\n") || "nothing was told");
        assert.equal(code, told.some((one) => one.includes(" error ")) ? 1 : 0);
      }));
  }

  test("ends with 2 where there is no pack", () =>
    inProject({ "empty/readme.md": "" }, async ({ pipewright }) => {
      const { code, err } = await pipewright(["pack", "check", "empty", "--locale", "en"]);
      assert.equal(code, 2);
      assert.match(err, /`empty` can't be used as a pack\. There is no `pack\.yaml` in it\./);
    }));
});

describe("pipewright pack new", () => {
  test("makes a pack that is right, and works: its step type is known at once", () =>
    inProject({}, async (project) => {
      const { out, code } = await project.pipewright(["pack", "new", "acme", "--locale", "en"]);
      assert.equal(code, 0);
      assert.match(out, /packs: \[\.\/acme\]/);
      assert.deepEqual(await check(project, "acme"), { code: 0, told: [] });
      project.write(".pipewright.yml", "packs: [./acme]\n");
      project.write(
        "a.pipeline.yml",
        "pipeline:\n  name: a\n  description: b\n  stages:\n    - name: c\n      steps:\n        - { name: d, type: acme-deploy, with: { cluster: test } }\n",
      );
      assert.equal((await project.pipewright(["lint"])).code, 0);
    }));

  test("makes a language of a schema, and pages of a folder as it is", () =>
    inProject(
      {
        "flow.json": otherPlatform["schemas/flow-3.1.json"] ?? "",
        "old-docs/guide/first.md": "# First steps\n\nHello.\n",
        "shop.flowy.yml": rightFlow.replace("after: [build]", "after: [biuld]"),
      },
      async (project) => {
        const { code } = await project.pipewright([
          "pack",
          "new",
          "flowy",
          "--from",
          "flow.json",
          "--docs",
          "old-docs",
        ]);
        assert.equal(code, 0);
        assert.deepEqual(await check(project, "flowy"), { code: 0, told: [] });
        const { out } = await project.pipewright(["lint", "--pack", "flowy", "shop.flowy.yml", "--locale", "en"]);
        assert.match(out, /`test` needs `biuld`, but there is no such stage\. Did you mean `build`\?/);
        const found = await project.pipewright(["search", "--pack", "flowy", "--format", "json", "first steps"]);
        assert.match(found.out, /"page": "flowy\/docs\/guide\/first\.md"/);
      },
    ));

  test("overwrites nothing, and says what is wrong with what was typed", () =>
    inProject({ "acme/mine.txt": "", "no.json": "[" }, async ({ pipewright }) => {
      const refused = async (...args: readonly string[]): Promise<string> => {
        const { code, err } = await pipewright(["pack", "new", ...args, "--locale", "en"]);
        assert.equal(code, 2);
        return err.split("\n")[0] ?? "";
      };
      assert.match(await refused("acme"), /The folder `acme` is not empty/);
      assert.match(await refused("My Pack"), /can't be a pack's id/);
      assert.match(await refused("b", "--from", "no.json"), /`no\.json` is no JSON Schema/);
      assert.match(await refused("b", "--from", "none.json"), /`none\.json` can't be read/);
      assert.match(await refused(), /Say which folder/);
    }));
});

function under(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`acme/${path}`, text]));
}
