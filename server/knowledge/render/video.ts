import type { Locale, Text } from "../../../protocol/index.ts";
import { escaped } from "./escaped.ts";
import { type Pictures, pictureSource } from "./picture.ts";

/**
 * A video as far as a page shows it: a picture of it, its title, which leads to where it can be seen, and what is said in
 * it. Nothing of it is loaded. `hasTranscript`: text follows, up to `videoEnd`.
 */
export function videoBegin(
  settings: ReadonlyMap<string, string>,
  hasTranscript: boolean,
  page: { readonly path: string },
  pictures: Pictures,
  locale: Locale,
): string {
  const src = settings.get("src") ?? settings.get("0") ?? "";
  const title = settings.get("title") ?? (src === "" ? texts.video[locale] : src);
  const poster = pictureSource(settings.get("poster") ?? "", page.path);
  const number = poster?.kind === "file" ? pictures.numberOf(poster.path) : undefined;
  const picture = number === undefined ? "" : `<img data-picture="${number}" alt="">`;
  const label = `${picture}<span class="video-title"><span aria-hidden="true">▷</span> ${escaped(title)}</span>`;
  const caption = /^https:\/\//i.test(src) ? `<a href="${escaped(src)}" rel="noreferrer">${label}</a>` : label;
  const head = `<figure class="video"><figcaption>${caption}</figcaption>`;
  return hasTranscript ? `${head}<details><summary>${escaped(texts.transcript[locale])}</summary>` : `${head}</figure>`;
}

export const videoEnd = "</details></figure>";

const texts = {
  video: { en: "Video", "zh-cn": "视频" },
  transcript: { en: "What is said in it", "zh-cn": "视频文字稿" },
} satisfies Readonly<Record<string, Text>>;
