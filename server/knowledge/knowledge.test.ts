import assert from "node:assert/strict";
import {
  Knowledge,
  type Page,
  type PageFilter,
  readPage,
  readPreparedPages,
  Shelf,
  wordsOf,
  writePreparedPages,
} from "./index.ts";

function page(id: string, lang: "en" | "zh-cn", front: string, body: string, kind: "doc" | "article" = "doc"): Page {
  const text = `---\nid: ${id}\nlang: ${lang}\n${front}\n---\n${body}\n`;
  const defaults = { kind, pack: "acme", lang, category: undefined, pathInFolder: `${id}.md` } as const;
  return readPage(text, `docs/${lang}/${id}.md`, defaults).page;
}

const pages: readonly Page[] = [
  page(
    "caching",
    "en",
    'title: Caching\nkeys: ["pipeline.stages[].cache"]\ntags: [speed]\nasks: ["keep node_modules between runs"]',
    "Keep what takes long to fetch.",
  ),
  page(
    "caching",
    "zh-cn",
    'title: 缓存\nkeys: ["pipeline.stages[].cache"]\nasks: ["怎么保留 node_modules"]',
    "把下载耗时的内容保留下来。",
  ),
  page(
    "rollback",
    "en",
    'title: Rolling back\ncompatible_versions: [">=2.0"]\ncodes: [deploy/no-rollback]',
    "Back to the version that worked.",
  ),
  page(
    "old-rollback",
    "en",
    'title: Rolling back by hand\ncompatible_versions: [">=1.0", "<2.0"]\ncodes: [deploy/no-rollback]',
    "Back to the version that worked, by hand.",
  ),
  page("stages", "en", 'title: Stages\nkeys: ["pipeline.stages[]"]', "The parts of a pipeline."),
  page(
    "killed",
    "en",
    'title: A step is killed\nsymptoms: ["exit code 137"]\ncause: Out of memory.\nresolution: Give it more.',
    "In detail.",
    "article",
  ),
  page("only-english", "en", "title: Runners", "Where steps execute."),
];
const knowledge = new Knowledge([{ pages }]);

function found(text: string, filter: Partial<PageFilter> = {}, codes: readonly string[] = []): readonly string[] {
  return knowledge
    .search({ text, limit: 3, codes }, { locale: "en", ...filter })
    .map(({ page: { id, lang } }) => `${id} ${lang}`);
}

describe("words, as search compares them", () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    "The caches are cached": ["cach", "cach"],
    "needs/unknown": ["needs/unknown", "need", "unknown"],
    "git-checkout@2": ["git-checkout@2", "git", "checkout"],
    "2026-11-18T07:12:44Z sha 3f9c1e07d2ab4410": ["sha"],
    "exit code 137": ["exit", "code", "137"],
    缓存不生效: ["生效", "缓存", "存不", "不生", "生效"],
  };
  for (const [text, words] of Object.entries(cases)) test(text, () => assert.deepEqual(wordsOf(text), words));
});

describe("pages are found", () => {
  test("by what stands in them, and by how people ask for them", () => {
    assert.equal(found("what takes long")[0], "caching en");
    assert.equal(found("keep node_modules")[0], "caching en");
  });
  test("by a question in words of the same kind, however they end", () => {
    const asked = ["what did it deploy yesterday", "how are things deployed by the nightly run"];
    const pages = ["a", "b"].map((id, at) => page(id, "en", `title: ${id}\nasks: ["${asked[at]}"]`, "Nothing of it."));
    const ids = new Knowledge([{ pages }])
      .search({ text: "how does the nightly deployment run", limit: 2 }, { locale: "en" })
      .map((hit) => hit.page.id);
    assert.deepEqual(ids, ["b", "a"]);
  });
  test("sooner where people ask for them with the same words beside each other", () => {
    const asked = ["at all stages run once", "run all stages at once"];
    const pages = ["a", "b"].map((id, at) => {
      const asks = [asked[at], `please ${asked[at]}`, `can I ${asked[at]}`];
      return page(id, "en", `title: ${id}\nasks: ${JSON.stringify(asks)}`, "Nothing of it.");
    });
    const [hit] = new Knowledge([{ pages }]).search({ text: "stages at once", limit: 1 }, { locale: "en" });
    assert.equal(hit?.page.id, "b");
  });
  test("sooner where they have the name that was typed, and nothing else was", () => {
    const pages = [
      page("keys/matrix", "en", "title: What the matrix of a stage repeats", "Axes of a matrix."),
      page("too-many", "en", "title: A matrix is too big\nasks: [matrix is big]", "Matrix upon matrix."),
    ];
    const ids = (text: string) =>
      new Knowledge([{ pages }]).search({ text, limit: 2 }, { locale: "en" }).map((hit) => hit.page.id);
    assert.deepEqual(ids("matrix"), ["keys/matrix", "too-many"]);
    assert.deepEqual(ids("my matrix is much too big"), ["too-many", "keys/matrix"]);
  });
  test("by their title, also beside pages that people ask for in many ways", () => {
    const asks = ["first steps of a run", "which step is first", "the first of all steps", "what steps come first"];
    const own = ["a", "b"].map((id) => page(id, "en", `title: ${id}\nasks: ${JSON.stringify(asks)}`, "Steps."));
    const prepared = { pages: own, prepared: new Shelf([{ pages: own }]).prepare() };
    const pages = [
      page("begin", "en", "title: First steps", "Write a file."),
      page("other", "en", "title: Other", "Text."),
    ];
    const [hit] = new Knowledge([{ pages }, prepared]).search({ text: "first steps", limit: 1 }, { locale: "en" });
    assert.equal(hit?.page.id, "begin");
  });
  test("sooner where a page that answers well sends its readers there", () => {
    const [asks, body] = ["asks: [who may log in]", "Who may log in is told elsewhere."];
    const pages = [
      page("left", "en", "title: Left", "Log."),
      page("right", "en", "title: Right", "Log."),
      page("rules/a/b", "en", "title: Rule", "Log."),
      page("access", "en", `title: Access\n${asks}`, `${body} See [there](./right.md#top) and [the rule](rule:a/b).`),
    ];
    const own = { pages, prepared: new Shelf([{ pages }]).prepare() };
    const fresh = new Knowledge([{ pages }]);
    for (const one of [fresh, new Knowledge([readPreparedPages(writePreparedPages(own))])]) {
      const ids = one.search({ text: "who may log in", limit: 4 }, { locale: "en" }).map((hit) => hit.page.id);
      assert.deepEqual(ids, ["access", "right", "rules/a/b", "left"]);
    }
  });
  test("sooner where a page that answers well is about a key of theirs, or links to it", () => {
    const keyed = 'keys: ["pipeline.stages[].cache"]';
    const pages = [
      page("keys/stage", "en", 'title: Stage\nkeys: ["pipeline.stages[].cache"]', "Log."),
      page("keys/cache", "en", 'title: Cache\nkeys: ["pipeline.stages[].cache[].paths"]', "Log."),
      page("keys/service", "en", 'title: Service\nkeys: ["pipeline.stages[].services.*.ports"]', "Log."),
    ];
    const idsBeside = (front: string, body: string): readonly string[] =>
      new Knowledge([{ pages: [...pages, page("access", "en", `title: Access\n${front}`, `Who may log in. ${body}`)] }])
        .search({ text: "who may log in", limit: 2 }, { locale: "en" })
        .map((hit) => hit.page.id);
    assert.deepEqual(idsBeside(keyed, ""), ["access", "keys/cache"]);
    assert.deepEqual(idsBeside("tags: []", "See [ports](key:pipeline.stages[].services.*.ports)."), [
      "access",
      "keys/service",
    ]);
  });
  test("sooner where they send their readers to a page that answers well", () => {
    const pages = [
      page("left", "en", "title: Left", "Log on."),
      page("right", "en", "title: Right", "Log [there](./access.md)."),
      page("access", "en", "title: Access\nasks: [who may log in]", "Who may log in is told here."),
    ];
    const ids = new Knowledge([{ pages }])
      .search({ text: "who may log in", limit: 3 }, { locale: "en" })
      .map((hit) => hit.page.id);
    assert.deepEqual(ids, ["access", "right", "left"]);
  });
  test("by a line of a log", () =>
    assert.equal(found("2026-11-18T07:12:44Z step compile: exit code 137")[0], "killed en"));
  test("with a slip of the finger", () => assert.equal(found("cachign")[0], "caching en"));
  test("with a slip of the finger that a page shows as an example", () => {
    const usual = Array.from({ length: 10 }, (_, at) => page(`p${at}`, "en", `title: Page ${at}`, "One approval."));
    const pages = [page("slips", "en", "title: Slips", "It says `aproval`."), ...usual];
    const hits = new Knowledge([{ pages }]).search({ text: "aproval", limit: 20 }, { locale: "en" });
    assert.equal(hits.length, 11);
  });
  test("with another word for the same", () => assert.equal(found("oom")[0], "killed en"));
  test("in the reader's language, else in another", () => {
    assert.equal(found("缓存", { locale: "zh-cn" })[0], "caching zh-cn");
    assert.equal(found("where does it execute", { locale: "zh-cn" })[0], "only-english en");
  });
  test("first of all by the rule that a message is of", () => {
    assert.equal(found("anything at all", { platform: "2.1" }, ["deploy/no-rollback"])[0], "rollback en");
  });
  test("sooner where they are the page of that rule than where they explain it among other things", () => {
    const pages = [
      page(
        "start",
        "en",
        "title: Start\ncodes: [schema/type]\ntags: [value, wrong]",
        "A value of the wrong type and much more.",
      ),
      page("rules/schema/type", "en", "title: Rule\ncodes: [schema/type]", "A value of the wrong type and much more."),
    ];
    const asked = { text: "a value of the wrong type", limit: 2, codes: ["schema/type"] };
    const ids = new Knowledge([{ pages }]).search(asked, { locale: "en" }).map((hit) => hit.page.id);
    assert.deepEqual(ids, ["rules/schema/type", "start"]);
  });
  test("not at all where nothing fits", () => {
    assert.deepEqual(found("zzzz qqqq"), []);
    assert.deepEqual(found("how does one do it"), []);
  });
  test("with a piece of them in which the words are marked", () => {
    const [hit] = knowledge.search({ text: "takes long", limit: 1 }, { locale: "en" });
    assert(hit);
    const { text, marks } = hit.excerpt;
    assert.deepEqual(
      marks.map(({ start, end }) => text.slice(start, end)),
      ["takes", "long"],
    );
  });
});

describe("a page whose ranges leave a platform version out is never found for it", () => {
  const filter = { locale: "en" } as const;
  test("by words", () => {
    assert.deepEqual(found("rolling back", { platform: "2.1" }), ["rollback en"]);
    assert.deepEqual(found("rolling back", { platform: "1.2" }), ["old-rollback en"]);
  });
  test("by a rule", () => {
    const ids = (platform: string) =>
      knowledge.byCode("deploy/no-rollback", { ...filter, platform }).map(({ id }) => id);
    assert.deepEqual([ids("2.1"), ids("1.2")], [["rollback"], ["old-rollback"]]);
  });
});

test("the pages of a key are the most special ones first", () => {
  const ids = knowledge.byKey("pipeline.stages[].cache[].paths", { locale: "en" }).map(({ id }) => id);
  assert.deepEqual(ids, ["caching", "stages"]);
});

test("what was prepared finds what a fresh index finds, also beside pages that came later", () => {
  const [first, later] = [pages.slice(0, 4), pages.slice(4)];
  const prepared = { pages: first, prepared: new Shelf([{ pages: first }]).prepare() };
  const other = new Knowledge([readPreparedPages(writePreparedPages(prepared)), { pages: later }]);
  assert.equal(other.page("stages", { locale: "en" })?.body, knowledge.page("stages", { locale: "en" })?.body);
  for (const text of ["caching", "rolling back", "exit code 137", "runner", "缓存"]) {
    const ids = (one: Knowledge) => one.search({ text, limit: 3 }, { locale: "en" }).map(({ page: { id } }) => id);
    assert.deepEqual(ids(other), ids(knowledge), text);
  }
});
