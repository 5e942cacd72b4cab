import { type Locale, say, type Text } from "../../../protocol/index.ts";
import { escaped } from "./escaped.ts";

/** What a page's picture is: a file of its pack, or an address outside, which is led to but never loaded. */
export type PictureSource =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "address"; readonly href: string };

/** The kinds that every browser shows, and that run nothing there. */
const shownKinds = /\.(?:svg|png|jpe?g|webp|gif)$/i;

/** What a page's picture means, by the words of its author; undefined for what is shown as its words alone. */
export function pictureSource(written: string, pagePath: string): PictureSource | undefined {
  if (/^https:\/\//i.test(written)) return { kind: "address", href: written };
  const path = pathInPack(written, pagePath);
  return path !== undefined && shownKinds.test(path) ? { kind: "file", path } : undefined;
}

/** The path from the pack's folder; undefined for what leads out of it, or is no path of a file. */
function pathInPack(written: string, pagePath: string): string | undefined {
  const path = decoded(written.replace(/[?#].*$/s, ""));
  if (path === undefined || /^(?:[a-z][a-z0-9+.-]*:|[/\\])|[\\\p{Cc}\p{Cs}]/iu.test(path)) return undefined;
  const steps = pagePath.split("/").slice(0, -1);
  for (const step of path.split("/")) {
    if (step === "..") {
      if (steps.pop() === undefined) return undefined;
    } else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.length > 0 ? steps.join("/") : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** So many files a page shows at most; of the others it shows the words. */
export const mostPictures = 50;

/** The files that a page shows, each once, in the order in which it names them. */
export class Pictures {
  readonly paths: string[] = [];

  /** The number of a file; undefined for one too many. */
  numberOf(path: string): number | undefined {
    const known = this.paths.indexOf(path);
    if (known >= 0) return known;
    return this.paths.length < mostPictures ? this.paths.push(path) - 1 : undefined;
  }
}

/**
 * A picture in a page. A file has its number instead of an address: whoever shows the page gets it from where the pack is.
 * `isInLink`: a link stands around it, so there can be none within.
 */
export function pictureHtml(
  { src, alt, isInLink }: { readonly src: string; readonly alt: string; readonly isInLink: boolean },
  page: { readonly path: string },
  pictures: Pictures,
  locale: Locale,
): string {
  const source = pictureSource(src, page.path);
  const number = source?.kind === "file" ? pictures.numberOf(source.path) : undefined;
  if (number !== undefined) return `<img data-picture="${number}" alt="${escaped(alt)}">`;
  const words = alt === "" ? "" : `<em class="image">${escaped(alt)}</em>`;
  if (source?.kind !== "address" || isInLink) return words;
  const link = `<a href="${escaped(source.href)}" rel="noreferrer">${escaped(texts.open[locale])}</a>`;
  return words === "" ? link : words + say(texts.within, locale, { link });
}

const texts = {
  open: { en: "picture on the web", "zh-cn": "网上的图片" },
  within: { en: " ({link})", "zh-cn": "（{link}）" },
} satisfies Readonly<Record<string, Text>>;
