/**
 * What each sign that a page answers a question is worth, found out with the queries for tuning (`eval/search`). Only
 * their relation to each other counts.
 */
export const weights = {
  /** A word in a part of a page. */
  parts: { title: 4, symptoms: 3, asks: 2.2, names: 2.5, headings: 1.6, gist: 1.6, text: 1 },
  /** A word that means the same, and one that is only alike: parts of one. */
  synonym: 0.3,
  alike: 0.45,
  /** A page that was made of schemas and rules, beside one that somebody wrote. */
  made: 0.75,
  /** An answer that nobody looks after any more. */
  stale: 0.5,
  /** How much of the words a page has: a share beside the sum of the words' weights, and how many are enough. */
  coverage: 1,
  enoughWords: 12,
  /** What a page passes on to those that explain the same rule. */
  related: 0.35,
  /** So many pages pass on. */
  relatedFrom: 3,
};
