/**
 * The shortcodes of a page, set apart on lines of their own, so that Markdown leaves them whole:
 * `{{< hint info >}}`, `{{< video src="…" >}}`, `{{< playground >}}`. Those in samples are text.
 */
export function shortcodesApart(markdown: string): string {
  let fence: string | undefined;
  return markdown
    .split("\n")
    .map((line) => {
      const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
      if (fence !== undefined) {
        if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
        return line;
      }
      if (mark !== undefined) {
        fence = mark;
        return line;
      }
      if (!line.includes("{{")) return line;
      const samples = codeSpansIn(line);
      let next = 0;
      return line.replace(/\{\{[<%](?:(?!\{\{[<%])[^<>])*?[>%]\}\}/g, (code, at: number) => {
        while ((samples[next]?.end ?? at) < at) next++;
        return (samples[next]?.start ?? at) < at ? code : `\n\n${code}\n\n`;
      });
    })
    .join("\n");
}

/** What stands between backticks, as many before as behind. One pass: a line may be a whole file of them. */
function codeSpansIn(line: string): readonly { readonly start: number; readonly end: number }[] {
  const runs = [...line.matchAll(/`+/g)].map(({ 0: ticks, index }) => ({ start: index, end: index + ticks.length }));
  const closers: (number | undefined)[] = [];
  const nextByLength = new Map<number, number>();
  for (const [at, { start, end }] of [...runs.entries()].reverse()) {
    closers[at] = nextByLength.get(end - start);
    nextByLength.set(end - start, at);
  }
  const spans: { start: number; end: number }[] = [];
  for (let at = 0; at < runs.length; at++) {
    const [opening, closing] = [runs[at], runs[closers[at] ?? -1]];
    if (!opening || !closing) continue;
    spans.push({ start: opening.start, end: closing.end });
    at = closers[at] ?? at;
  }
  return spans;
}

export interface Shortcode {
  readonly name: string;
  readonly isEnd: boolean;
  /** `{{< hint info >}}` has `info` under `0`, `src="…"` stands under its name. */
  readonly settings: ReadonlyMap<string, string>;
}

/** The shortcode that a line consists of. In steps: one pattern for all of it would go over a long line again and again. */
export function shortcodeIn(line: string): Shortcode | undefined {
  const text = line.trim();
  if (text.length < 7 || !/^\{\{[<%]/.test(text) || !/[>%]\}\}$/.test(text)) return undefined;
  const inside = text.slice(3, -3).trim();
  if (/[<>]/.test(inside)) return undefined;
  const [head = "", slash, name = ""] = /^(\/?)\s*([A-Za-z][\w-]*)/.exec(inside) ?? [];
  if (head === "") return undefined;
  const rest = inside.slice(head.length).replace(/\/$/, "");
  const settings = new Map<string, string>();
  let place = 0;
  for (const [, name, quoted, bare] of rest.matchAll(/(?:([\w-]+)=)?(?:"([^"]*)"|(\S+))/g)) {
    settings.set(name ?? String(place++), quoted ?? bare ?? "");
  }
  return { name: name.toLowerCase(), isEnd: slash === "/", settings };
}
