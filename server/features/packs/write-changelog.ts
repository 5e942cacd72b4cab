import { type Locale, say, type Text } from "../../../protocol/index.ts";
import type { PageChange } from "./changelog.ts";
import type { ChangelogSince } from "./changelog-since.ts";

/** A change as people see it. */
export interface ToldChange extends PageChange {
  /** Of its file, with the pack's folder before it. */
  readonly path: string;
  /** The pack, where there are several; else undefined. */
  readonly packTitle: Text | undefined;
}

const kinds = ["added", "changed", "removed"] as const;

/**
 * A changelog as Markdown, for readers of one language: a page that is there in several is told of once, in theirs,
 * and only when it has changed in theirs.
 */
export function writeChangelog(changes: readonly ToldChange[], since: ChangelogSince, locale: Locale): string {
  const told = changes.filter(({ page, langs }) => page.lang === locale || !langs.includes(locale));
  const value = since.kind === "ref" ? `\`${since.value}\`` : since.value;
  const heading = `# ${say(texts.heading[since.kind], locale, { since: value })}`;
  const parts = kinds.flatMap((kind) => {
    const items = told.filter((change) => change.kind === kind).map((change) => itemOf(change, locale));
    return items.length > 0 ? [`## ${say(texts[kind], locale)}\n\n${items.join("\n")}`] : [];
  });
  return `${[heading, ...(parts.length > 0 ? parts : [say(texts.nothing, locale)])].join("\n\n")}\n`;
}

function itemOf({ kind, page, path, from, packTitle }: ToldChange, locale: Locale): string {
  const title = escapedWords(page.title);
  const link = kind === "removed" ? title : `[${title}](${destination(path)})`;
  const moved = from === undefined ? link : say(texts.moved, locale, { page: link, from });
  return `- ${packTitle ? say(texts.ofPack, locale, { page: moved, pack: escapedWords(packTitle[locale]) }) : moved}`;
}

/** Words that Markdown shows as they are. */
function escapedWords(words: string): string {
  return words.replace(/\s+/g, " ").replace(/[\\`*_[\]<>]/g, "\\$&");
}

/** A path as the target of a link: in angle brackets where it has blanks or brackets of its own. */
function destination(path: string): string {
  if (!/[\s()<>\\]/.test(path)) return path;
  return `<${path.replace(/[<>\\\n\r]/g, (sign) => encodeURIComponent(sign))}>`;
}

const texts = {
  heading: {
    date: { en: "Changes since {since}", "zh-cn": "自 {since} 以来的变更" },
    version: { en: "Changes since platform {since}", "zh-cn": "自平台 {since} 以来的变更" },
    ref: { en: "Changes since {since}", "zh-cn": "自 {since} 以来的变更" },
  },
  added: { en: "Added", "zh-cn": "新增" },
  changed: { en: "Changed", "zh-cn": "变更" },
  removed: { en: "Removed", "zh-cn": "移除" },
  moved: { en: "{page}, moved from `{from}`", "zh-cn": "{page}，原为 `{from}`" },
  ofPack: { en: "{page} ({pack})", "zh-cn": "{page}（{pack}）" },
  nothing: { en: "No page was added, changed or removed.", "zh-cn": "没有页面新增、变更或移除。" },
} as const satisfies Readonly<Record<string, Text | Readonly<Record<string, Text>>>>;
