import assert from "node:assert/strict";
import { addressesOf, FileNames, linkBetween } from "./addresses.ts";

const pages = (...ids: readonly string[]) => ids.map((id) => ({ pack: "acme", id }));

function addresses(...ids: readonly string[]): Readonly<Record<string, string>> {
  const found = addressesOf(pages(...ids), ["index.html", "contents/manual.html"]);
  return Object.fromEntries([...found].map(([key, address]) => [key.replace("acme ", ""), address]));
}

describe("the address of a page", () => {
  test("is its id", () =>
    assert.deepEqual(addresses("deploy", "guide/first steps", "rules/needs/unknown", "指南/入门", "v2.1-notes"), {
      "rules/needs/unknown": "rules/needs/unknown.html",
      deploy: "deploy.html",
      "guide/first steps": "guide/first-steps.html",
      "指南/入门": "指南/入门.html",
      "v2.1-notes": "v2.1-notes.html",
    }));

  test("of a rule stays, whatever a page is called", () =>
    assert.equal(
      addresses("Rules/needs/unknown", "rules/needs/unknown")["rules/needs/unknown"],
      "rules/needs/unknown.html",
    ));

  test("is never one of the site's own, nor one that another page has", () =>
    assert.deepEqual(addresses("index", "contents/manual", "Deploy", "deploy", "deploy!"), {
      index: "index-2.html",
      "contents/manual": "contents/manual-2.html",
      Deploy: "Deploy.html",
      deploy: "deploy-2.html",
      "deploy!": "deploy-3.html",
    }));

  const wild: Readonly<Record<string, string>> = {
    "../../etc/passwd": "etc/passwd.html",
    "/root": "root.html",
    "C:\\windows\\system32": "C--windows-system32.html",
    ".hidden/..": "hidden.html",
    "...": "page.html",
    "aux/con.txt": "aux-/con.txt-.html",
    'a"><script>': "a---script.html",
    "a\u0000b\u202ec": "a-b-c.html",
    ["x".repeat(400)]: `${"x".repeat(50)}.html`,
    [Array.from({ length: 40 }, () => "d").join("/")]: `${Array.from({ length: 8 }, () => "d").join("/")}.html`,
  };
  for (const [id, address] of Object.entries(wild)) {
    test(`stays in the folder and is a name anywhere: ${JSON.stringify(id).slice(0, 40)}`, () =>
      assert.equal(addresses(id)[id], address));
  }

  test("letters that only look different on some systems count as one", () => {
    const names = new FileNames([]);
    assert.deepEqual(
      [names.take("é.png"), names.take("e\u0301.PNG"), names.take("É.png")],
      ["é.png", "é-2.PNG", "É-3.png"],
    );
  });
});

describe("the link between two files", () => {
  const links: readonly (readonly [string, string, string])[] = [
    ["en/index.html", "en/deploy.html", "deploy.html"],
    ["en/rules/needs/unknown.html", "assets/site.css", "../../../assets/site.css"],
    ["en/rules/needs/unknown.html", "en/rules/needs/cycle.html", "cycle.html"],
    ["en/a.html", "zh-cn/a.html", "../zh-cn/a.html"],
    ["index.html", "zh-cn/指南/入 门.html", "zh-cn/%E6%8C%87%E5%8D%97/%E5%85%A5%20%E9%97%A8.html"],
    ["en/a.html", "en/b:c.html", "b%3Ac.html"],
  ];
  for (const [from, to, link] of links) test(`${from} → ${to}`, () => assert.equal(linkBetween(from, to), link));
});
