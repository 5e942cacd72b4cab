/**
 * What each sign that a page answers a question is worth, found out with the queries for tuning (`eval/search`). Only
 * their relation to each other counts.
 */
export const weights = {
  /** What stands in a page, and beside it how people ask for it. */
  text: 1,
  asks: 1.6,
  /** A word in a part of a page. */
  parts: { title: 1.8, symptoms: 1.8, names: 1.3, headings: 0.8, gist: 1.6, text: 1.1, asks: 1 },
  /** How soon more of a word says no more, and how much the length of a part counts. */
  shapes: { texts: { saturation: 1.2, lengthShare: 0.6 }, asks: { saturation: 3, lengthShare: 0.4 } },
  /** A word that means the same, and one that is only alike: parts of one. */
  synonym: 0.2,
  alike: 0.6,
  /** An answer, beside other pages, that nobody looks after any more. */
  stale: 0.5,
  /** The name of a page, where it is all that was asked: as a share of the best. */
  named: 0.5,
  /** The title of a page, the nearer to all that was asked the more: as a share of the best. */
  titled: 0.5,
  /** What a page passes on: to those that explain the same rule, and to those that it links to. */
  related: 0.05,
  linked: 0.22,
  /** So many pages pass on. */
  relatedFrom: 5,
};
