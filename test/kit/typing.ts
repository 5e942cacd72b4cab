import type { Change } from "../../server/document/index.ts";
import { parseSource, reparseSource } from "../../server/document/index.ts";
import { calmly, diagnose, type Finding, movedFindings, settledFindings } from "../../server/features/index.ts";
import { contextOf, type KitSettings } from "./context.ts";

/** What a person sees come and go while a text is typed. */
export interface TypingLog {
  /** `line:rule`, in the order of coming; one that stays is here and not in `gone`. */
  readonly came: readonly string[];
  readonly gone: readonly string[];
  /** What is shown once the typing rests. */
  readonly atRest: readonly string[];
}

/** Types a text letter by letter into an empty file, without ever resting, and looks at each letter. */
export function typeText(text: string, settings: KitSettings): TypingLog {
  const { context } = contextOf(settings);
  let file = parseSource("");
  let shown: readonly Finding[] = [];
  const came: string[] = [];
  const gone: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const change: Change = { start: at, oldEnd: at, newEnd: at + 1 };
    const before = movedFindings(shown, change);
    file = reparseSource(file, change, text.slice(0, at + 1));
    shown = settledFindings(calmly(file, diagnose(file, context), at + 1, before).findings);
    const was = before.map((finding) => nameOf(finding, file.text));
    const is = shown.map((finding) => nameOf(finding, file.text));
    came.push(...is.filter((one) => !was.includes(one)));
    gone.push(...was.filter((one) => !is.includes(one)));
  }
  return { came, gone, atRest: diagnose(file, context).map((finding) => nameOf(finding, file.text)) };
}

function nameOf({ code, span }: Finding, text: string): string {
  return `${text.slice(0, span.start).split("\n").length}:${code}`;
}
