import type { GuideAnswer, GuideHit } from "../../../protocol/index.ts";
import type { OutlineItem } from "../../dialects/index.ts";
import { positionAt, type Span } from "../../document/index.ts";
import { declaredFacts, documentAt } from "../document-facts.ts";
import type { GuideContext } from "./guide-context.ts";

/** So much of a log is read: its end, where the failure usually is. */
const longest = 200_000;
const mostShown = 6;
const mostAnswers = 3;

/** What a log says went wrong: the lines that tell most, answers to them, and the step that the log names. */
export function explainLog(
  log: string,
  context: GuideContext,
  search: (text: string, limit: number) => readonly GuideHit[],
): GuideAnswer {
  const text = log.slice(-longest);
  const skipped = log.slice(0, log.length - text.length).split("\n").length - 1;
  const lines = text
    .split(/\r?\n/)
    .map((line, index) => ({ line: index + skipped, text: clean(line), weight: weightOf(line) }));
  const telling = lines.filter(({ weight, text: shown }) => weight > 0 && shown.trim() !== "");
  const best = [...telling].sort((a, b) => b.weight - a.weight || a.line - b.line).slice(0, mostShown);
  const chosen = (best.length > 0 ? best : lines.filter((one) => one.text.trim() !== "").slice(-mostShown)).sort(
    (a, b) => a.line - b.line,
  );
  return {
    kind: "log",
    lines: chosen.map(({ line, text: shown }) => ({ line, text: shown.slice(0, 400) })),
    hits: search(chosen.map((one) => one.text).join("\n"), mostAnswers),
    place: placeIn(
      lines.map((one) => one.text),
      context,
    ),
  };
}

/** Without colours, times and the marks of runners before a line. */
function clean(line: string): string {
  return (
    line
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the marks of colours
      .replace(/\u001b\[[0-9;]*[A-Za-z]/g, "")
      .replace(
        /^\s*(?:\[?\d{4}-\d\d-\d\d[T ][\d:.,]+(?:Z|[+-]\d\d:?\d\d)?\]?\s*|\[?\d\d:\d\d:\d\d(?:[.,]\d+)?\]?\s*)/,
        "",
      )
      .replace(/^##\[\w+\]/, "")
      .trimEnd()
  );
}

const grave =
  /\b(?:fatal|panic|segfault|oomkilled|killed|denied|unauthorized|forbidden|refused|timed? ?out|not found|no such file|cannot find|could not|unable to|exception|errimagepull|imagepullbackoff|crashloopbackoff)\b|失败|错误|拒绝|超时|找不到|无法/i;
const plain = /\b(?:error|err!|failed|failure|exit(?:ed)?(?: with)? (?:code|status) [1-9]\d*)\b/i;
/** What says only that something went wrong before. */
const empty =
  /\b0 (?:errors?|failed|failures)\b|errors?: 0|re-run maven|for more information about the errors|a complete log of this run/i;

function weightOf(line: string): number {
  if (empty.test(line)) return 0;
  return (grave.test(line) ? 2 : 0) + (plain.test(line) ? 1 : 0);
}

/** The step or stage of the open document that the log names last before its end. */
function placeIn(lines: readonly string[], { file: open }: GuideContext) {
  if (!open) return null;
  const { file, context } = open;
  const document = documentAt(file, 0);
  const outline = document && context.dialect.outline?.(declaredFacts(file, document, context));
  const items: { readonly name: string; readonly span: Span; readonly kind: OutlineItem["kind"] }[] = [];
  const collect = (all: readonly OutlineItem[]): void => {
    for (const item of all) {
      if ((item.kind === "stage" || item.kind === "step") && item.name.length > 2)
        items.push({ name: item.name, span: item.nameSpan, kind: item.kind });
      collect(item.children);
    }
  };
  collect(outline ?? []);
  for (const line of [...lines].reverse().slice(0, 2_000)) {
    const named = items.filter(({ name }) =>
      new RegExp(`(?:^|[^\\w-])${escapedPattern(name)}(?:$|[^\\w-])`, "i").test(line),
    );
    const found = named.find(({ kind }) => kind === "step") ?? named[0];
    if (found) return { title: found.name, line: positionAt(file.lines, found.span.start).line };
  }
  return null;
}

function escapedPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
