/** What a `# pipewright: dialect=pipeline platform=2.0.0` at the head of a file says. */
export interface FileComment {
  readonly dialect: string | undefined;
  readonly platform: string | undefined;
  /** Offsets of the platform's version in the text, where one stands. */
  readonly platformSpan: { readonly start: number; readonly end: number } | undefined;
}

/**
 * The comment of ours among the comments before the first thing that is none, or undefined.
 * Source: the dialect's specification, "Which files".
 */
export function fileComment(text: string): FileComment | undefined {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  while (at < text.length) {
    const newline = text.indexOf("\n", at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, end);
    if (/\S/.test(line) && !/^\s*(#|---\s*$)/.test(line)) return undefined;
    const ours = /^\s*#+\s*pipewright:(?=.*\b(?:dialect|platform)=)(.*)$/.exec(line);
    if (ours?.[1] !== undefined) return readComment(ours[1], at + line.length - ours[1].length);
    at = end + 1;
  }
  return undefined;
}

function readComment(words: string, at: number): FileComment {
  const dialect = /(?:^|\s)dialect=(\S+)/.exec(words)?.[1];
  const platform = /(?:^|\s)platform=(?:"([^"]*)"|(\S+))/.exec(words);
  const version = platform?.[1] ?? platform?.[2];
  if (!platform || version === undefined) return { dialect, platform: undefined, platformSpan: undefined };
  const start = at + platform.index + platform[0].lastIndexOf(version);
  return { dialect, platform: version, platformSpan: { start, end: start + version.length } };
}
