import assert from "node:assert/strict";
import { readForeignPages } from "./foreign-pages.ts";
import { Knowledge } from "./knowledge.ts";
import { writePreparedPages } from "./prepared-pages.ts";
import { readPage } from "./read-page.ts";
import { Shelf } from "./shelf.ts";

const defaults = { kind: "doc", pack: "acme", lang: "en", category: undefined } as const;
const pages = ["zebra", "walrus"].map(
  (id) =>
    readPage(`---\nid: ${id}\ntitle: The ${id}\n---\nAbout the ${id}. See [it](walrus.md).\n`, `docs/${id}.md`, {
      ...defaults,
      pathInFolder: `${id}.md`,
    }).page,
);
const text = writePreparedPages({ pages, prepared: new Shelf([{ pages }]).prepare() });

/** What a search in them finds first. */
function firstIn(prepared: string, question: string): string | undefined {
  const set = readForeignPages(prepared, "acme");
  const [hit] = set ? new Knowledge([{ pages: [] }, set]).search({ text: question, limit: 1 }, { locale: "en" }) : [];
  return hit && `${hit.page.pack} ${hit.page.id}: ${hit.excerpt.text}`;
}

/** The text with something else in one of its lines of JSON. */
function changed(line: number, change: (data: never) => unknown): string {
  const lines = text.split("\n");
  lines[line] = JSON.stringify(change(JSON.parse(lines[line] ?? "") as never));
  return lines.join("\n");
}

type Words = Readonly<Record<"texts" | "asks", object>>;

describe("pages that somebody else has prepared", () => {
  test("are found as what they are", () => {
    assert.match(firstIn(text, "zebra") ?? "", /^acme zebra: About the zebra/);
    assert.match(firstIn(text, "walrus") ?? "", /^acme walrus/);
  });

  const asOthers: Readonly<Record<string, string>> = {
    "that are no text of ours": "<html>",
    "that are empty": "",
    "cut into words in another way": changed(0, (data: object) => ({ ...data, probe: "other" })),
    "of another kind": changed(0, (data: { pages: object[] }) => ({
      ...data,
      pages: data.pages.map((page) => ({ ...page, kind: "x" })),
    })),
    "whose titles are no texts": changed(0, (data: { pages: object[] }) => ({
      ...data,
      pages: data.pages.map((page) => ({ ...page, title: {} })),
    })),
    "whose texts are longer than all": changed(0, (data: object) => ({ ...data, lengths: [1e9, 1] })),
    "whose texts run backwards": changed(0, (data: object) => ({ ...data, lengths: [-5, 80] })),
  };
  for (const [name, other] of Object.entries(asOthers)) {
    test(`${name} are not taken`, () => assert.equal(readForeignPages(other, "acme"), undefined));
  }

  const odd: Readonly<Record<string, string>> = {
    "leads to pages that aren't there": changed(1, (data: object) => ({ ...data, pageOf: [0, 7] })),
    "counts more than there is": changed(1, (data: Words) => ({
      ...data,
      texts: { ...data.texts, counts: btoa("\xff\xff\xff\xff\x0f") },
    })),
    "promises a billion texts": changed(1, (data: Words) => ({ ...data, asks: { ...data.asks, textCount: 1e9 } })),
    "is no base64": changed(1, (data: Words) => ({ ...data, texts: { ...data.texts, weights: "§" } })),
    "is no index": changed(1, () => []),
  };
  for (const [name, other] of Object.entries(odd)) {
    test(`with an index that ${name} are found by a new one`, () =>
      assert.match(firstIn(other, "walrus") ?? "", /^acme walrus/));
  }

  test("are of their own pack, whatever they say", () => {
    const other = changed(0, (data: { pages: object[] }) => ({
      ...data,
      pages: data.pages.map((page) => ({ ...page, pack: "pipeline" })),
    }));
    assert.match(firstIn(other, "zebra") ?? "", /^acme zebra/);
  });
});
