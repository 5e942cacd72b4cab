/**
 * What a guide shows beside the editor: contents, pages, what is known of the place of the cursor, answers to a question
 * or to a log. Both ends check what they are sent by the shapes here. Pages come as HTML that was made of Markdown with
 * every tag of its author escaped; whoever shows it adds no trust of its own.
 */
import { aFlag, aNumber, aText, either, listOf, oneOf, orNull, recordOf, type ShapeOf } from "./shape.ts";

/** Client → server. `GuideQuestion` → `GuideAnswer | null`; null: there is no such page. */
export const guideMethod = "pipewright/guide";

const aPosition = recordOf({ line: aNumber, character: aNumber });

/** `uri`: the document that the person works on, which decides the platform version and the packs; null where there is none. */
const about = { uri: orNull(aText) };

export const isGuideQuestion = either(
  recordOf({ kind: oneOf("contents"), ...about }),
  /**
   * `id`: of a page, or `rule:needs/unknown`, `key:pipeline.stages[].needs`, `step:git-checkout`; `code:needs/unknown` is
   * the page that explains a finding best: of a pack, if one has it, else the rule's.
   */
  recordOf({ kind: oneOf("page"), id: aText, ...about }),
  recordOf({ kind: oneOf("search"), text: aText, ...about }),
  recordOf({ kind: oneOf("place"), uri: aText, position: aPosition }),
  /** A piece of a log, as somebody copied it. */
  recordOf({ kind: oneOf("log"), text: aText, ...about }),
);
export type GuideQuestion = ShapeOf<typeof isGuideQuestion>;

/** Enough of a page to lead there. */
export const aPageLink = recordOf({
  id: aText,
  title: aText,
  kind: oneOf("doc", "article", "lesson"),
  /** One sentence of it, without marks. */
  gist: aText,
});
export type PageLink = ShapeOf<typeof aPageLink>;

/** The platform version that answers are for, and what decided it; null where no document of ours is open. */
const aPlatform = orNull(recordOf({ version: aText, title: aText }));

export const aContents = recordOf({
  kind: oneOf("contents"),
  /** "Help from …": the titles of the packs in use. */
  titles: listOf(aText),
  platform: aPlatform,
  categories: listOf(
    recordOf({
      id: oneOf("getting-started", "manual", "best-practices", "platform-development"),
      title: aText,
      pages: listOf(aPageLink),
    }),
  ),
});

export const aPage = recordOf({
  kind: oneOf("page"),
  id: aText,
  title: aText,
  pageKind: oneOf("doc", "article", "lesson"),
  /** Safe HTML. Links of ours are `<a data-page="…" data-anchor="…">`, others have an `href` with https or mailto.
   * A sample is `<figure class="sample" data-sample="n" data-try="dialect or empty"><pre><code>…</code></pre></figure>`. */
  html: aText,
  /** The text of each sample, in the order of `data-sample`. */
  samples: listOf(
    recordOf({
      text: aText,
      language: aText,
      dialect: orNull(aText),
      /** The version that it is meant for; null where it doesn't matter. */
      platform: orNull(aText),
    }),
  ),
  /** The file that each `<img data-picture="n">` shows, by its address, for the client to read; null: it can't be shown. */
  pictures: listOf(orNull(aText)),
  /** The headings, for a table of contents. */
  headings: listOf(recordOf({ text: aText, anchor: aText, level: aNumber })),
  /** Where in the page the person was led to; empty for its beginning. */
  anchor: aText,
  /** The page doesn't exist in the person's language: what it is written in. */
  otherLanguage: orNull(aText),
  /** Whether it holds for the platform version in use; true where none is known. */
  holds: aFlag,
  /** The versions that it is for, in words: "2.0 and later"; empty for all. */
  versions: aText,
  lastUpdated: aText,
  platform: aPlatform,
  /** Of an answer: a draft or an old one says so. */
  status: oneOf("", "draft", "reviewed", "stale"),
  related: listOf(aPageLink),
});

export const aHit = recordOf({
  page: aPageLink,
  /** A piece of the page, and where in it the words match. */
  excerpt: aText,
  marks: listOf(recordOf({ start: aNumber, end: aNumber })),
});
export type GuideHit = ShapeOf<typeof aHit>;

const someHits = recordOf({ kind: oneOf("hits"), text: aText, hits: listOf(aHit) });

/** What is known of where the cursor is. The same place has the same `place`. */
export const aPlace = recordOf({
  kind: oneOf("place"),
  place: aText,
  platform: aPlatform,
  /** The key that the cursor is at, with its path, and safe HTML on it; null where there is none. */
  key: orNull(recordOf({ path: aText, title: aText, html: aText, page: orNull(aText) })),
  /** The step type of the step around it. */
  step: orNull(recordOf({ type: aText, html: aText, page: aText })),
  problems: listOf(
    recordOf({
      code: aText,
      severity: oneOf("error", "warning", "information", "hint"),
      message: aText,
      line: aNumber,
      /** Pages on it, the best first. */
      pages: listOf(aPageLink),
    }),
  ),
  related: listOf(aPageLink),
});

/** What a log says went wrong. */
export const anExplanation = recordOf({
  kind: oneOf("log"),
  /** The lines that tell most, in their order, with their places in the text. */
  lines: listOf(recordOf({ text: aText, line: aNumber })),
  /** At most three. */
  hits: listOf(aHit),
  /** The likely place in the document: a step whose name or type the log names. */
  place: orNull(recordOf({ title: aText, line: aNumber })),
});

export const isGuideAnswer = either(aContents, aPage, someHits, aPlace, anExplanation);
export type GuideAnswer = ShapeOf<typeof isGuideAnswer>;
export type GuideContents = ShapeOf<typeof aContents>;
export type GuidePage = ShapeOf<typeof aPage>;
export type GuidePlace = ShapeOf<typeof aPlace>;
export type GuideExplanation = ShapeOf<typeof anExplanation>;
