import { satisfies, validRange } from "semver";
import type { Locale } from "../../protocol/index.ts";
import type { Category, Page } from "./page.ts";

/** What narrows an answer. */
export interface PageFilter {
  /** The platform version in use, as `2.1`: pages for others are left out. */
  readonly platform?: string | undefined;
  /** The reader's language: a page that doesn't exist in it is shown in another. */
  readonly locale: Locale;
  readonly category?: Category | undefined;
  readonly tag?: string | undefined;
}

/** Whether a page may be shown as current: all of its ranges hold for the platform version. */
export function holdsFor({ ranges }: Page, platform: string | undefined): boolean {
  return platform === undefined || ranges.every((range) => isIn(range, platform));
}

/** There are few ranges and versions, and many pages. */
const known = new Map<string, boolean>();

function isIn(range: string, platform: string): boolean {
  const asked = `${platform} ${range}`;
  const before = known.get(asked);
  if (before !== undefined) return before;
  if (known.size > 5_000) known.clear();
  const answer = validRange(range) === null || satisfies(`${platform}.0`, range);
  known.set(asked, answer);
  return answer;
}

/** Pages that hold, each once: in the reader's language, else in another. */
export function preferred(pages: readonly Page[], { locale, platform, category, tag }: PageFilter): readonly Page[] {
  const fitting = pages.filter(
    (page) =>
      holdsFor(page, platform) &&
      (category === undefined || page.category === category) &&
      (tag === undefined || page.tags.includes(tag)),
  );
  const byId = new Map<string, Page>();
  for (const page of fitting) {
    const known = byId.get(`${page.pack} ${page.id}`);
    if (!known || (known.lang !== locale && page.lang === locale)) byId.set(`${page.pack} ${page.id}`, page);
  }
  return [...byId.values()];
}
