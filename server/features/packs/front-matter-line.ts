/** The line that a key of the front matter stands in, zero-based; the first of the file where it doesn't. */
export function frontMatterLine(text: string, key: string): number {
  const lines = text.split(/\r?\n/);
  const end = lines.findIndex((line, index) => index > 0 && /^---[ \t]*$/.test(line));
  const at = lines.slice(0, Math.max(0, end)).findIndex((line) => line.startsWith(`${key}:`));
  return Math.max(0, at);
}
