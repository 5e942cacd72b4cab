import { filled, type Severity, type Text, type Words } from "../../../../protocol/index.ts";
import type { FileProblem, LoadedPack, PageFile } from "../../../features/index.ts";
import type { LostLink } from "./links.ts";
import type { LostPicture } from "./pictures.ts";
import { lostLinkTexts, lostPictureTexts, siteTexts } from "./site-texts.ts";

/** Something of the pack that the site could not show as it was meant. */
export interface SiteProblem {
  /** From the pack's folder. */
  readonly file: string;
  /** Zero-based. */
  readonly line: number;
  readonly severity: Severity;
  /** As in `pack check`. */
  readonly code: string;
  readonly message: Text;
}

/** Gathers what is wrong, each once, however often it comes up. */
export class SiteProblems {
  readonly #found = new Map<string, SiteProblem>();
  readonly #fileByPath: ReadonlyMap<string, PageFile>;

  constructor(files: readonly PageFile[]) {
    this.#fileByPath = new Map(files.map((file) => [file.page.path, file]));
  }

  ofPack({ troubles }: LoadedPack): void {
    for (const { file = "pack.yaml", text, words } of troubles) this.#tell(file, 0, "error", "file", text, words);
  }

  ofFiles(problems: readonly FileProblem[]): void {
    for (const { file, line, text, words } of problems) this.#tell(file, line, "error", "front-matter", text, words);
  }

  /** Two pages of one id in one language: the first is shown. */
  ofIds(files: readonly PageFile[]): void {
    const known = new Set<string>();
    for (const { page } of files) {
      const key = `${page.lang} ${page.id}`;
      if (known.has(key)) this.#tell(page.path, 0, "error", "id", siteTexts.idTwice, { id: page.id, lang: page.lang });
      known.add(key);
    }
  }

  /** Links of pages that somebody wrote; one to a file that is no page, such as a sample, is no mistake. */
  ofLink({ page, target, why }: LostLink): void {
    const file = this.#fileByPath.get(page.path);
    if (!file || why === "left-out") return;
    const isToPage = why !== "no-page" || /^(?:rule|key|step|page):|\.(?:md|markdown|mdx)(?:#|$)/i.test(target);
    this.#tell(page.path, lineOf(file, target), isToPage ? "error" : "warning", "link", lostLinkTexts[why], { target });
  }

  ofPicture({ file, target, why }: LostPicture): void {
    const severity = why === "elsewhere" ? "warning" : "error";
    this.#tell(file.page.path, lineOf(file, target), severity, "image", lostPictureTexts[why], { target });
  }

  /** In the order of the files. */
  all(): readonly SiteProblem[] {
    return [...this.#found.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
  }

  #tell(file: string, line: number, severity: Severity, code: string, text: Text, words: Words): void {
    const message = filled(text, words);
    this.#found.set(`${file}\n${line}\n${message.en}`, { file, line, severity, code, message });
  }
}

function lineOf({ text }: PageFile, target: string): number {
  return Math.max(
    0,
    text.split(/\r?\n/).findIndex((line) => line.includes(target)),
  );
}
