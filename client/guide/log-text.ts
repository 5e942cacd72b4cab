/** More of a log isn't read: what went wrong stands at its end. */
const longestLog = 200_000;

/** The end of a text that is longer than we read, from the beginning of a line on; a shorter one is whole. */
export function endOfLog(text: string): string {
  if (text.length <= longestLog) return text;
  const end = text.slice(-longestLog);
  return end.slice(end.indexOf("\n") + 1);
}

export function lineCount(text: string): number {
  const trimmed = text.replace(/\s+$/, "");
  return trimmed === "" ? 0 : trimmed.split(/\r\n?|\n/).length;
}
