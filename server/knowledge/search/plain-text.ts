/** Markdown as the words that a reader sees: for search, excerpts and the gist. Rough on purpose, and never fails. */
export function plainText(markdown: string): string {
  return (
    markdown
      .replace(/\{\{[<%]\s*\/?[\s\S]*?[>%]\}\}/g, " ") // shortcodes
      .replace(/<!--[\s\S]*?-->/g, " ")
      .replace(/^```.*$/gm, " ")
      .replace(/^\s{0,3}(?:#{1,6}|>|[-*+]|\d+[.)])\s+/gm, "")
      .replace(/!\[([^\]]*)\]\([^)]*\)/g, "$1")
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .replace(/^\|?[\s:|-]+\|\s*$/gm, " ")
      .replace(/[`*_|]+/g, (marks) => (marks === "_" ? "_" : " "))
      // Single blanks, of which there are most, stay where they are.
      .replace(/ \s+|[^\S ]\s*/g, " ")
      .trim()
  );
}

/** The first paragraph of a page: what it says in a sentence or two, as Markdown. */
export function gistOf(body: string): string {
  for (const block of body.split(/\r?\n[ \t]*\r?\n/)) {
    const text = block.trim();
    if (text !== "" && !/^(?:#|```|\||\{\{|<!--|---)/.test(text)) return text;
  }
  return "";
}

/** The headings of a page, without their marks. Those within samples are none. */
export function headingsOf(body: string): readonly string[] {
  return [...body.replace(/^```[\s\S]*?^```/gm, "").matchAll(/^#{1,6}[ \t]+(.+)$/gm)].map(
    ([, heading = ""]) => heading,
  );
}
