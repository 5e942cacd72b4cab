/**
 * What each sign that a page answers a question is worth, found out with the queries for tuning (`eval/search`). Only
 * their relation to each other counts.
 */
export const weights = {
  /** What stands in a page, and beside it how people ask for it, by word and by two words beside each other. */
  text: 1,
  asks: 2,
  phrases: 0.6,
  /** A word in a part of a page. */
  parts: { title: 1.8, symptoms: 1.8, names: 1.3, headings: 0.8, gist: 1.6, text: 1.1, asks: 1 },
  /** How soon more of a word says no more, and how much the length of a part counts. */
  shapes: { texts: { saturation: 1.2, lengthShare: 0.6 }, asks: { saturation: 4.8, lengthShare: 0.5 } },
  /**
   * The power to which the rarity of a word counts. English has many words for one thing, so that a rare one may well be
   * chance; the characters and pairs of Chinese say what they say.
   */
  rarity: { latin: 0.7, han: 0.85 },
  /** A word that means the same, and one that is only alike: parts of one. */
  synonym: 0.2,
  alike: 0.6,
  /** An answer, beside other pages, that nobody looks after any more. */
  stale: 0.5,
  /** An answer beside the other pages: it is about one trouble only, but speaks of everything around it. */
  article: 0.93,
  /** For the page of a rule that the question is about, and for the answers to it, beside what the best has anyway. */
  aboutRule: { rule: 0.5, article: 0.4 },
  /** The name of a page, where it is all that was asked: as a share of the best. */
  named: 0.5,
  /** The title of a page, the nearer to all that was asked the more: as a share of the best. */
  titled: 0.7,
  /** What a page passes on: to those that explain the same rule, to those that it links to, and to those that link to it. */
  related: 0.05,
  linked: 0.22,
  linking: 0.1,
  /** So many pages pass on, and of so many it is looked whether they link to one of these. */
  relatedFrom: 5,
  linkingFrom: 40,
};
