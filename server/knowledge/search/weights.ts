/**
 * What each sign that a page answers a question is worth, found out with the queries for tuning (`eval/search`). Only
 * their relation to each other counts.
 */
export const weights = {
  /** What stands in a page, beside how people ask for it. */
  text: 1,
  asks: 1.5,
  /** Of several ways to ask that fit, each counts this share of the one before. */
  nextAsk: 0.3,
  /** A word in a part of a page. */
  parts: { title: 1.8, symptoms: 1.8, names: 1.3, headings: 0.8, gist: 1.6, text: 1.1 },
  /** A word that means the same, and one that is only alike: parts of one. */
  synonym: 0.2,
  alike: 0.3,
  /** A page that was made of schemas and rules, beside one that somebody wrote. */
  made: 1.7,
  /** An answer that nobody looks after any more. */
  stale: 0.5,
  /** How much of what was asked a text has: its worth, and how much is enough, as a sum of how rare the words are. */
  coverage: 4.8,
  enough: 60,
  /** What a page passes on to those that explain the same rule. */
  related: 0.25,
  /** So many pages pass on. */
  relatedFrom: 5,
};
