import { readFile, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative, sep } from "node:path";
import type { PageFile } from "../../../features/index.ts";
import { textOfBytes } from "../../../host/node/index.ts";
import { markdownParts, mostPictures, type Page, pictureSource, renderPage } from "../../../knowledge/index.ts";
import { FileNames } from "./addresses.ts";

/** Bounds of what is copied; what is beyond is left out and told. */
export const pictureLimits = { bytes: 5_000_000, allBytes: 200_000_000, count: 5_000 } as const;

export interface Pictures {
  /** The file of each picture, from the site's folder, by its path in the pack. */
  readonly files: ReadonlyMap<string, string>;
  readonly lost: readonly LostPicture[];
}

/** A picture that a page names and that is not shown. */
export interface LostPicture {
  readonly file: PageFile;
  readonly target: string;
  readonly why: PictureFault;
}

type PictureFault = "elsewhere" | "no-picture" | "missing" | "outside" | "too-large" | "too-many" | "script";

/** Looks at every picture that pages name. `folder`: the pack's. Nothing outside of it is read. */
export async function findPictures(files: readonly PageFile[], folder: string, signal: AbortSignal): Promise<Pictures> {
  const names = new FileNames([]);
  const root = await realpath(folder);
  const found = new Map<string, string>();
  const faults = new Map<string, PictureFault>();
  const lost: LostPicture[] = [];
  let allBytes = 0;
  for (const file of files) {
    const ofPage = new Set<string>();
    for (const target of picturesOf(file)) {
      signal.throwIfAborted();
      const path = pathIn(target, file.page);
      if (path === undefined) {
        lost.push({ file, target, why: /^[a-z][a-z0-9+.-]*:/i.test(target) ? "elsewhere" : "outside" });
        continue;
      }
      ofPage.add(path);
      if (ofPage.size > mostPictures) {
        lost.push({ file, target, why: "too-many" });
        continue;
      }
      if (!found.has(path) && !faults.has(path)) {
        const answer = await lookAt(path, root);
        allBytes += typeof answer === "number" ? answer : 0;
        const isTooMuch = allBytes > pictureLimits.allBytes || found.size >= pictureLimits.count;
        if (typeof answer !== "number") faults.set(path, answer);
        else if (isTooMuch) faults.set(path, "too-many");
        else found.set(path, names.take(`pictures/${path}`));
      }
      const why = faults.get(path);
      if (why !== undefined) lost.push({ file, target, why });
    }
  }
  return { files: found, lost };
}

/** The path in the pack, read as who renders the page reads it. */
function pathIn(target: string, { path }: Page): string | undefined {
  const source = pictureSource(target, path);
  return source?.kind === "file" ? source.path : undefined;
}

/** A picture as it is copied. */
export function readPicture(path: string, folder: string): Promise<Uint8Array> {
  return readFile(join(folder, path));
}

function picturesOf({ page }: PageFile): readonly string[] {
  const texts = [page.answer?.cause ?? "", page.answer?.resolution ?? "", page.body];
  const named = texts.flatMap((text) =>
    markdownParts(text).links.flatMap(({ target, text: shown, isImage }) => [
      ...(isImage ? [target] : []),
      // A picture that is a link: its own address stands in the link's text.
      ...(shown.includes("![")
        ? markdownParts(shown)
            .links.filter((inner) => inner.isImage)
            .map((inner) => inner.target)
        : []),
    ]),
  );
  return page.body.includes("video") ? [...named, ...postersOf(page, named)] : named;
}

/** The pictures of videos: what else a page shows. Only who renders it knows a video from the sample of one. */
function postersOf(page: Page, named: readonly string[]): readonly string[] {
  const { pictures } = renderPage(page, { locale: page.lang, resolve: () => undefined });
  const known = new Set(named.map((target) => pathIn(target, page)));
  const folder = page.path
    .split("/")
    .slice(0, -1)
    .map(() => "..");
  return pictures
    .filter((path) => !known.has(path))
    .map((path) => [...folder, ...path.split("/").map(encodeURIComponent)].join("/"));
}

/** The size of a picture in bytes, or why it can't be shown. */
async function lookAt(path: string, root: string): Promise<number | PictureFault> {
  if (!/\.(?:svg|png|jpe?g|gif|webp)$/i.test(path)) return "no-picture";
  try {
    const real = await realpath(join(root, path));
    const way = relative(root, real);
    if (way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way)) return "outside";
    const { size, ...rest } = await sizeOf(real);
    if (!rest.isFile) return "no-picture";
    if (size > pictureLimits.bytes) return "too-large";
    if (/\.svg$/i.test(path) && !isStillPicture(await readFile(real))) return "script";
    return size;
  } catch (error) {
    if (error instanceof Error && "code" in error) return "missing";
    throw error;
  }
}

async function sizeOf(path: string): Promise<{ readonly size: number; readonly isFile: boolean }> {
  const found = await stat(path);
  return { size: found.size, isFile: found.isFile() };
}

/**
 * In a page a drawing never runs anything, but somebody may open its address alone: then a script in it would be one of
 * the site. What can't be told is left out.
 */
function isStillPicture(bytes: Uint8Array): boolean {
  const answer = textOfBytes(bytes);
  if (answer.kind !== "text" || /<!ENTITY|<\?xml-stylesheet/i.test(answer.text)) return false;
  const text = answer.text.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi, (_, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
  // Read in another encoding, it would be another text.
  if (/<\?xml[^>]*encoding\s*=\s*["']?(?!utf-8|us-ascii)/i.test(text) || /(?![\t\r\n])\p{Cc}/u.test(text)) return false;
  // Whatever name space it is called by.
  if (/<(?:[^\s<>/:]+:)?(?:script|handler|iframe|object|embed)\b/i.test(text)) return false;
  return !/[\s"'/]on[a-z]+\s*=/i.test(text) && !/(?:java|vb)script:|data:text/i.test(text.replace(/[\s\0]/g, ""));
}
