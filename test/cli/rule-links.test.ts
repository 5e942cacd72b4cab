import assert from "node:assert/strict";
import { otherPlatform, ownSteps, rightFlow, under } from "../kit/other-platform.ts";
import { inProject, type Project, unknownNeed } from "./project.ts";

const ours = "https://github.com/pipewright/pipewright/blob/main/docs/rules";

/** Where the codes of a run lead, by the code. */
async function linksOf(
  { pipewright }: Project,
  ...args: readonly string[]
): Promise<Readonly<Record<string, unknown>>> {
  const { out } = await pipewright(["lint", "--format", "json", "--locale", "en", ...args]);
  const found = JSON.parse(out) as readonly { readonly code: string; readonly codeDescription?: { href: string } }[];
  return Object.fromEntries(found.map(({ code, codeDescription }) => [code, codeDescription?.href ?? null]));
}

const flow = (pages: string): Readonly<Record<string, string>> => ({
  ".pipewright.yml": "packs: [./acme]\n",
  ...under("acme", { ...otherPlatform, "pack.yaml": `${otherPlatform["pack.yaml"]}${pages}` }),
  "shop.flow.yml": rightFlow.replace("    owner: ben\n", "").replace("[build]", "[biuld]"),
});

describe("the code of a finding leads to its page", () => {
  test("on the site of the pack whose language the file is written in, for its rules and for shared ones", () =>
    inProject(flow("links: { pages: https://docs.acme.test/ci/ }\n"), async (project) =>
      assert.deepEqual(await linksOf(project), {
        "acme/owner": "https://docs.acme.test/ci/en/rules/acme/owner.html",
        "needs/unknown": "https://docs.acme.test/ci/en/rules/needs/unknown.html",
      }),
    ));

  test("in our repository where the pack has no site; nowhere for a rule of the pack itself", () =>
    inProject(flow(""), async (project) =>
      assert.deepEqual(await linksOf(project), {
        "acme/owner": null,
        "needs/unknown": `${ours}/en/needs/unknown.md`,
      }),
    ));

  test("on the site of the first pack that extends the language; those of other languages lead to us", () => {
    const pack = (id: string, pages: string): string =>
      `${ownSteps["pack.yaml"]?.replace("acme-steps", id)}languages: [en, zh-cn]\nlinks: { pages: "${pages}" }\n`;
    return inProject(
      {
        ".pipewright.yml": "packs: [./one, ./two]\n",
        "one/pack.yaml": pack("one", "https://one.test"),
        "two/pack.yaml": pack("two", "https://two.test"),
        "pipeline.yml": unknownNeed,
        ".github/workflows/ci.yml": "on: push\njobs:\n  1: { runs-on: ubuntu-latest, steps: [{ run: ls }] }\n",
      },
      async (project) => {
        const links = await linksOf(project);
        assert.equal(links["needs/unknown"], "https://one.test/en/rules/needs/unknown.html");
        assert.equal(links["acme/description"], "https://one.test/en/rules/acme/description.html");
        assert.equal(links["job/id"], `${ours}/en/job/id.md`);
        const { out } = await project.pipewright(["lint", "--format", "sarif", "--locale", "zh-cn"]);
        const [run] = JSON.parse(out).runs;
        const rule = run.tool.driver.rules.find(({ id }: { id: string }) => id === "acme/description");
        assert.equal(rule.helpUri, "https://one.test/zh-cn/rules/acme/description.html");
        assert.equal(rule.shortDescription.text, "请说明流水线的用途。");
      },
    );
  });

  test("SARIF says nothing of a page that isn't there", () =>
    inProject(flow(""), async ({ pipewright }) => {
      const { out } = await pipewright(["lint", "--format", "sarif", "--locale", "en"]);
      const [run] = JSON.parse(out).runs;
      const rules: readonly { id: string; helpUri?: string; fullDescription?: object }[] = run.tool.driver.rules;
      const own = rules.find(({ id }) => id === "acme/owner");
      assert.equal(own?.helpUri, undefined);
      assert.notEqual(own?.fullDescription, undefined);
    }));

  test("`pipewright rules` names the same page", () =>
    inProject(flow("links: { pages: https://docs.acme.test/ci }\n"), async ({ pipewright }) => {
      const all = JSON.parse((await pipewright(["rules", "--format", "json"])).out) as { id: string; page: string }[];
      const page = (id: string): string | undefined => all.find((rule) => rule.id === id)?.page;
      assert.equal(page("acme/owner"), "https://docs.acme.test/ci/en/rules/acme/owner.html");
      assert.equal(page("deploy/no-approval"), `${ours}/en/deploy/no-approval.md`);
      const { out } = await pipewright(["rules", "acme/owner", "--locale", "en"]);
      assert.match(out, /https:\/\/docs\.acme\.test\/ci\/en\/rules\/acme\/owner\.html\n$/);
    }));

  for (const [what, pages] of Object.entries({
    "an address with a question": "https://docs.acme.test/?page=",
    "a mail address": "mailto:docs@acme.test",
    "no address": "docs",
  })) {
    test(`${what} is no place for a site: pack check says so, and it doesn't count`, () =>
      inProject(flow(`links: { pages: "${pages}" }\n`), async (project) => {
        const { out, code } = await project.pipewright(["pack", "check", "acme", "--locale", "en"]);
        assert.match(out, /`pages` needs an address that begins with `https:\/\/`|`https:\/\/docs\.example\.com\/ci`/);
        assert.equal(code, 1);
        assert.equal((await linksOf(project))["needs/unknown"], `${ours}/en/needs/unknown.md`);
      }));
  }
});
