/** What became of a pack's pages since a day, a platform version or a commit. */
import type { Locale } from "../../../protocol/index.ts";
import type { Page } from "../../knowledge/index.ts";
import type { ChangelogSince } from "./changelog-since.ts";
import { isBefore } from "./platform-version.ts";

/** What git says of a file. Paths are those from the pack's folder. */
export interface FileChange {
  readonly kind: "added" | "changed" | "removed";
  readonly path: string;
  /** Where it stood before it was moved. */
  readonly from?: string;
}

/** What git knows. */
export interface PackHistory {
  readonly files: readonly FileChange[];
  /** The pages of these files, as they were. */
  readonly oldPages: readonly Page[];
}

export interface PageChange {
  readonly kind: "added" | "changed" | "removed";
  /** As it is now; of one that was removed, as it was. */
  readonly page: Page;
  /** Where it stood before it was moved. */
  readonly from: string | undefined;
  /** Who says so: what the page says of itself, git, or both. */
  readonly by: readonly ("git" | "metadata")[];
  /** The languages that the page is there in; of one that was removed, was too. */
  readonly langs: readonly Locale[];
}

/**
 * In the order of the paths. Without a history nothing is added or removed: metadata alone can't tell a new page from
 * one that was changed. With one, a page is known by its id, so that one which moves to another file is changed.
 */
export function pageChanges(
  pages: readonly Page[],
  since: ChangelogSince,
  history: PackHistory | undefined,
): readonly PageChange[] {
  const { files, oldPages } = history ?? { files: [], oldPages: [] };
  const fileByPath = new Map(files.map((file) => [file.path, file]));
  const oldByKey = new Map(oldPages.map((page) => [keyOf(page), page]));
  const oldByPath = new Map(oldPages.map((page) => [plainPath(page.path), page]));
  const nowKeys = new Set(pages.map(keyOf));
  const goneOn = new Set<Page>();
  const changes: PageChange[] = [];
  const langsOf = languages([...pages, ...oldPages]);
  for (const page of pages) {
    const path = plainPath(page.path);
    const file = fileByPath.get(path);
    const old = file && (oldByKey.get(keyOf(page)) ?? oldByPath.get(file.from ?? path));
    if (old) goneOn.add(old);
    const isMarked = isMarkedSince(page, since);
    if (!file && !isMarked) continue;
    changes.push({
      kind: file && !old ? "added" : "changed",
      page,
      from: old && plainPath(old.path) !== path ? plainPath(old.path) : undefined,
      by: [...(file ? ["git" as const] : []), ...(isMarked ? ["metadata" as const] : [])],
      langs: langsOf(page),
    });
  }
  for (const page of oldPages) {
    if (goneOn.has(page) || nowKeys.has(keyOf(page))) continue;
    changes.push({ kind: "removed", page, from: undefined, by: ["git"], langs: langsOf(page) });
  }
  return changes.sort((a, b) => (a.page.path < b.page.path ? -1 : a.page.path > b.page.path ? 1 : 0));
}

/** What `git diff --name-status -z` prints. */
export function readNameStatus(output: string): readonly FileChange[] {
  const words = output.split("\0");
  const files: FileChange[] = [];
  for (let at = 0; at + 1 < words.length; ) {
    const letter = words[at]?.charAt(0);
    const path = words[at + 1] ?? "";
    const target = words[at + 2] ?? "";
    switch (letter) {
      case "R":
        files.push({ kind: "changed", path: target, from: path });
        at += 3;
        break;
      case "C":
        files.push({ kind: "added", path: target });
        at += 3;
        break;
      default:
        files.push({ kind: letter === "A" ? "added" : letter === "D" ? "removed" : "changed", path });
        at += 2;
    }
  }
  return files;
}

/** A page's path from the pack's folder, as git writes it. */
export function plainPath(path: string): string {
  return path.replace(/^\/+/, "");
}

function isMarkedSince({ version, lastUpdated }: Page, { kind, value }: ChangelogSince): boolean {
  switch (kind) {
    case "date":
      return lastUpdated !== undefined && /^\d{4}-\d\d-\d\d$/.test(lastUpdated) && lastUpdated >= value;
    case "version":
      return version !== undefined && isBefore(version, value) === false;
    case "ref":
      return false;
  }
}

function keyOf({ id, lang }: Page): string {
  return `${lang} ${id}`;
}

function languages(pages: readonly Page[]): (page: Page) => readonly Locale[] {
  const byId = new Map<string, Set<Locale>>();
  for (const { id, lang } of pages) byId.set(id, (byId.get(id) ?? new Set()).add(lang));
  return ({ id, lang }) => [...(byId.get(id) ?? [lang])];
}
