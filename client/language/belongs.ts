import { detectDialect, mayBeIncluded } from "../../server/dialects/detect/index.ts";

/** What is known of an open file before any server has seen it. */
export interface Candidate {
  readonly text: string;
  /** With slashes; undefined for a file that was never saved. */
  readonly path: string | undefined;
  readonly languageId: string;
  readonly scheme: string;
  readonly chosen: string | undefined;
  /** The `.pipewright.yml` that counts for it has `files:` or `packs:`, or the user has packs. */
  readonly underConfig: boolean;
}

/** Where people write files. Others show old or foreign texts (`git:`, `output:`), where findings would be noise. */
const writtenSchemes = ["file", "untitled", "vscode-remote", "vscode-vfs", "vscode-test-web", "memfs", "github"];

/**
 * Whether a file shall be shown to the server. Told by comment, choice, name and root keys; below a `.pipewright.yml`
 * with `files:` or `packs:`, and where the user has packs, every YAML file is shown, because its patterns take a parser to read; and what holds nothing but
 * templates, because a pipeline may include it. The server has the last word.
 * Cost: that of `detectDialect`.
 */
export function belongs(file: Candidate, workspaceSchemes: ReadonlySet<string>): boolean {
  if (!writtenSchemes.includes(file.scheme) && !workspaceSchemes.has(file.scheme)) return false;
  const byName = file.path !== undefined && /\.ya?ml$/i.test(file.path);
  if (file.languageId !== "yaml" && !byName) return false;
  if (detectDialect(file.text, file.path, { byHand: file.chosen }) !== undefined) return true;
  if (file.chosen === "none") return false;
  return file.underConfig || mayBeIncluded(file.text, file.path);
}

/** A file known by its name alone, such as a tab that has not been filled yet. */
export function hasOurName(path: string): boolean {
  return detectDialect("", path) !== undefined;
}

/** Whether a `.pipewright.yml` says by `files:` which files are pipelines, or names packs, which may. A look at the root keys; what they say takes a parser. */
export function namesFiles(config: string): boolean {
  return /^(["']?)(?:files|packs)\1[ \t]*:/m.test(config) || /^[ \t]*\{/m.test(config);
}

/** The innermost of the folders that an address lies in, at any depth. */
export function nearestFolder(uri: string, folders: Iterable<string>): string | undefined {
  let nearest: string | undefined;
  for (const folder of folders) {
    const isAbove = uri.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
    if (isAbove && folder.length > (nearest?.length ?? -1)) nearest = folder;
  }
  return nearest;
}

/** The folders that a path lies in, from the innermost to `root`, itself among them; none for a path outside of it. */
export function foldersAbove(path: string, root: string): readonly string[] {
  const above = root.replace(/\/+$/, "");
  if (!path.startsWith(`${above}/`)) return [];
  const folders: string[] = [];
  for (let end = path.lastIndexOf("/"); end >= above.length; end = path.lastIndexOf("/", end - 1)) {
    folders.push(path.slice(0, end) || "/");
    if (end === 0) break;
  }
  return folders;
}
