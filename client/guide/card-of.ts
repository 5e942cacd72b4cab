import type { CursorCard, GuidePlace } from "../../protocol/index.ts";

/** A place in two lines: what it is, and what of it. */
export function cardOf({ key, step, problems, related }: GuidePlace): CursorCard {
  const title = key?.title ?? step?.type ?? problems[0]?.code ?? related[0]?.title ?? "";
  const detail = problems[0]?.message.replaceAll("`", "") ?? key?.path ?? related[0]?.gist ?? "";
  return { title, detail, problemCount: problems.length };
}
