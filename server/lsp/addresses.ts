/** What we need to know of a document's URI; URIs stay as the client wrote them. */

/** The path, with slashes, of a document that lies somewhere; undefined for one without a name yet (`untitled:`). */
export function pathOf(uri: string): string | undefined {
  if (uri.startsWith("untitled:") || !URL.canParse(uri)) return undefined;
  try {
    return decodeURIComponent(new URL(uri).pathname);
  } catch {
    // A stray `%` that encodes nothing: the path is then what is written.
    return new URL(uri).pathname;
  }
}

/** The address of the folder that a document lies in. */
export function folderOf(uri: string): string {
  return uri.slice(0, Math.max(uri.lastIndexOf("/"), 0));
}

/** The name of a file or folder, as the disk knows it. */
export function nameOf(uri: string): string {
  const path = pathOf(uri) ?? uri;
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Whether something lies in a folder of a tool, where nothing is written by hand. `root`: only what is below counts. */
export function isInToolFolder(uri: string, root: string | undefined): boolean {
  const below = root !== undefined && isWithin(root, uri) ? uri.slice(root.length) : uri;
  return /\/(?:\.git|\.hg|\.svn|node_modules)\//.test(below);
}

/** Whether it is a list of what is to be left alone. */
export function isIgnoreFile(uri: string): boolean {
  return /\/\.(?:gitignore|ignore|pipewrightignore)$/.test(uri);
}

export function isWithin(folder: string, uri: string): boolean {
  return uri === folder || uri.startsWith(folder.endsWith("/") ? folder : `${folder}/`);
}

export function isYaml(uri: string): boolean {
  return /\.ya?ml$/i.test(uri);
}

/** Whether it is, by its name, a file that we may read: a pack's schemas and pages are JSON and Markdown. */
export function isReadable(uri: string): boolean {
  return isYaml(uri) || /\.(?:json|md|zip)$/i.test(uri);
}

/** Whether it is our own configuration file. */
export function isConfig(uri: string): boolean {
  return /\/\.pipewright\.ya?ml$/.test(uri);
}
