import type { Locale, Text, Words } from "../../../protocol/index.ts";
import { type Page, type PageFolder, readPage } from "../../knowledge/index.ts";
import type { FolderEntry, Host } from "../host.ts";
import type { LoadedPack } from "./load-pack.ts";
import { addressInPack } from "./pack-paths.ts";

/** A page as it stands in its file. */
export interface PageFile {
  readonly page: Page;
  readonly text: string;
  /** The line that the body begins at, zero-based. */
  readonly bodyLine: number;
}

export interface LoadedPages {
  readonly files: readonly PageFile[];
  readonly problems: readonly FileProblem[];
}

/** What is wrong with a file of a pack. */
export interface FileProblem {
  /** From the pack's folder. */
  readonly file: string;
  /** Zero-based. */
  readonly line: number;
  readonly text: Text;
  readonly words: Words;
}

/** Bounds of what is read of one pack; what is beyond is left out and told. */
export const pageLimits = { bytes: 1_000_000, pages: 20_000, depth: 12 } as const;

/** Reads the pages of a pack. What can't be read is told, and the others are there all the same. */
export async function loadPages({ pack, uri, host }: LoadedPack, signal?: AbortSignal): Promise<LoadedPages> {
  const files: PageFile[] = [];
  const problems: FileProblem[] = [];
  const folders = [
    ...pack.docs.map((folder) => ({ folder, kind: "doc" as const })),
    ...pack.articles.map((folder) => ({ folder, kind: "article" as const })),
  ];
  for (const { folder, kind } of folders) {
    const paths = await pathsIn(folder, uri, host, problems, signal);
    for (const pathInFolder of paths) {
      const file = `${folder.path}/${pathInFolder}`;
      if (files.length >= pageLimits.pages) {
        problems.push({ file, line: 0, text: texts.tooMany, words: { limit: String(pageLimits.pages) } });
        return { files, problems };
      }
      const answer = await host.readInside(uri, addressInPack(uri, file), pageLimits.bytes, signal);
      if (answer.kind !== "text") {
        const text = answer.kind === "too-large" ? texts.tooLarge : texts.unreadable;
        problems.push({ file, line: 0, text, words: { limit: "1" } });
        continue;
      }
      const lang = folder.lang ?? langOf(pathInFolder) ?? pack.languages[0] ?? "en";
      const read = readPage(answer.text, file, { kind, pack: pack.id, lang, category: folder.category, pathInFolder });
      files.push({ page: read.page, text: answer.text, bodyLine: read.bodyLine });
      problems.push(...read.problems.map((problem) => ({ file, ...problem })));
    }
  }
  return { files, problems };
}

/** All Markdown files below a folder, in order. */
async function pathsIn(
  { path: root }: PageFolder,
  uri: string,
  host: Host,
  problems: FileProblem[],
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const found: string[] = [];
  const pending: { readonly path: string; readonly depth: number }[] = [{ path: "", depth: 0 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { path, depth } = next;
    const answer = await host.list(addressInPack(uri, `${root}/${path}`).replace(/\/+$/, ""), signal);
    if (answer.kind !== "entries") {
      problems.push({ file: `${root}/${path}`, line: 0, text: texts.noFolder, words: {} });
      continue;
    }
    for (const { name, kind } of [...answer.entries].sort(byName)) {
      const inner = path === "" ? name : `${path}/${name}`;
      if (kind === "file" && /\.(?:md|markdown|mdx)$/i.test(name)) found.push(inner);
      else if (kind === "folder" && !/^(?:\.|node_modules$)/.test(name) && depth < pageLimits.depth) {
        pending.push({ path: inner, depth: depth + 1 });
      }
    }
  }
  return found.sort();
}

function byName(a: FolderEntry, b: FolderEntry): number {
  return a.name < b.name ? -1 : 1;
}

/** `zh-cn/guide.md`, `guide.zh-CN.md`, `i18n/zh/guide.md`. */
function langOf(path: string): Locale | undefined {
  const word = /(?:^|[/._-])(zh|en)(?:[-_][a-z]+)?(?=[/.])/i.exec(path)?.[1]?.toLowerCase();
  return word === "zh" ? "zh-cn" : word === "en" ? "en" : undefined;
}

const texts = {
  noFolder: { en: "There is no such folder.", "zh-cn": "没有这个文件夹。" },
  tooLarge: { en: "It is larger than {limit} MB, and is left out.", "zh-cn": "超过 {limit} MB，已忽略。" },
  unreadable: { en: "It can't be read.", "zh-cn": "无法读取。" },
  tooMany: {
    en: "There are more than {limit} pages; the others are left out.",
    "zh-cn": "页面超过 {limit} 个，其余被忽略。",
  },
} satisfies Readonly<Record<string, Text>>;
