/** What this script says, in the language of its page: the page brings it along. */
export type SiteWords = (name: string, word?: string) => string;

export function wordsIn(json: string): SiteWords {
  const known = new Map<string, string>();
  try {
    const read: unknown = JSON.parse(json);
    for (const [name, text] of Object.entries(typeof read === "object" && read !== null ? read : {})) {
      if (typeof text === "string") known.set(name, text);
    }
  } catch {
    // A page that was changed by hand: its parts have no names, and work all the same.
  }
  return (name, word = "") => (known.get(name) ?? "").replace("{0}", () => word);
}
