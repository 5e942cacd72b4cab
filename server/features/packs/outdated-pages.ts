/** Pages that a later platform version has left behind. */
import { ltr, satisfies, validRange } from "semver";
import { filled, type Text, type Words } from "../../../protocol/index.ts";
import { holdsFor, type Page } from "../../knowledge/index.ts";
import { frontMatterLine } from "./front-matter-line.ts";
import type { PageFile } from "./load-pages.ts";
import { isBefore } from "./platform-version.ts";

/** What the pages are held against, both as `2.1`. */
export interface OutdatedQuestion {
  readonly platform: string;
  /** The oldest version that still counts as touched; undefined: the platform version itself. */
  readonly since: string | undefined;
}

export interface OutdatedPage {
  readonly page: Page;
  /** Of its file, zero-based. */
  readonly line: number;
  /** `no-version`: it doesn't say what it was last brought up to, or says it in words that are no version. */
  readonly reason: "no-longer-holds" | "not-touched" | "no-version";
  /** What is so, and what to do. */
  readonly message: Text;
}

/**
 * In the order given. A page for later versions only is not outdated; one that no longer holds is told of for that
 * alone, since how old it is says nothing new then.
 */
export function outdatedPages(files: readonly PageFile[], question: OutdatedQuestion): readonly OutdatedPage[] {
  return files.flatMap((file) => outdated(file, question) ?? []);
}

function outdated({ page, text }: PageFile, { platform, since }: OutdatedQuestion): OutdatedPage | undefined {
  const tell = (reason: OutdatedPage["reason"], key: string, sentence: Text, words: Words): OutdatedPage => ({
    page,
    line: frontMatterLine(text, key),
    reason,
    message: filled(sentence, { platform, ...words }),
  });
  if (!holdsFor(page, platform) && !isOnlyForLater(page, platform)) {
    const ranges = page.ranges.map((range) => `\`${range}\``).join(", ");
    return tell("no-longer-holds", "compatible_versions", texts.noLongerHolds, { ranges });
  }
  if (page.version === undefined) return tell("no-version", "version", texts.noVersion, {});
  const isOlder = isBefore(page.version, since ?? platform);
  const words = { version: page.version };
  if (isOlder === undefined) return tell("no-version", "version", texts.oddVersion, words);
  if (!isOlder) return undefined;
  return since === undefined
    ? tell("not-touched", "version", texts.older, words)
    : tell("not-touched", "version", texts.notTouched, { ...words, since });
}

/** Whether the platform version comes before all that each unmet range lets in: the page is ahead, not behind. */
function isOnlyForLater({ ranges }: Page, platform: string): boolean {
  return ranges
    .filter((range) => validRange(range) !== null && !satisfies(`${platform}.0`, range))
    .every((range) => ltr(`${platform}.0`, range));
}

const texts = {
  noLongerHolds: {
    en: "It holds for {ranges}, and no longer for {platform}. If it is still right, widen `compatible_versions`; else write a page for {platform}, or remove this one when nobody needs it any more.",
    "zh-cn":
      "它适用于 {ranges}，不再适用于 {platform}。内容仍然正确时请放宽 `compatible_versions`；否则请为 {platform} 另写一页，不再需要时请删除此页。",
  },
  older: {
    en: "It was last brought up to {version}. Look through what {platform} changed, mend the page, then set its `version`: `pipewright pack sync` does it.",
    "zh-cn":
      "它上次更新到 {version}。请对照 {platform} 的变化修订页面，再设置它的 `version`：`pipewright pack sync` 可以完成。",
  },
  notTouched: {
    en: "It has not been touched since {since}: it was last brought up to {version}. Look through what changed up to {platform}, mend the page, then set its `version`: `pipewright pack sync` does it.",
    "zh-cn":
      "自 {since} 以来没有更新过：它上次更新到 {version}。请对照到 {platform} 为止的变化修订页面，再设置它的 `version`：`pipewright pack sync` 可以完成。",
  },
  noVersion: {
    en: "It doesn't say which platform version it was last brought up to. Look it through, then set its `version`: `pipewright pack sync` does it.",
    "zh-cn": "它没有写明上次更新到哪个平台版本。请检查一遍，再设置它的 `version`：`pipewright pack sync` 可以完成。",
  },
  oddVersion: {
    en: '`{version}` is no platform version. Look the page through, then write `version: "{platform}"`.',
    "zh-cn": '`{version}` 不是平台版本。请检查此页面，再写上 `version: "{platform}"`。',
  },
} satisfies Readonly<Record<string, Text>>;
