import { existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";

/** A site that was made, read back as a browser would. */
export interface BuiltSite {
  /** Every file, from the site's folder, in order. */
  readonly files: readonly string[];
  read(file: string): string;
  /** What leads nowhere: `file: link`. Links to other hosts are left to `outside`. */
  lostLinks(): readonly string[];
  /** The addresses on other hosts that a document links to or loads from, each as `file: tag address`. */
  outside(): readonly string[];
}

export function builtSite(folder: string): BuiltSite {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => !lstatSync(join(folder, file)).isDirectory())
    .sort();
  const read = (file: string): string => readFileSync(join(folder, file), "utf8");
  const documents = files.filter((file) => file.endsWith(".html"));
  const anchorsByFile = new Map<string, ReadonlySet<string>>();
  const anchorsOf = (file: string): ReadonlySet<string> => {
    const known =
      anchorsByFile.get(file) ?? new Set([...read(file).matchAll(/ id="([^"]*)"/g)].map(([, id = ""]) => plain(id)));
    anchorsByFile.set(file, known);
    return known;
  };
  return {
    files,
    read,
    lostLinks: () =>
      documents.flatMap((file) =>
        linksIn(read(file)).flatMap(({ address }) => {
          if (isOutside(address)) return [];
          const [path = "", anchor] = address.split("#", 2);
          const target = path === "" ? file : posix.join(dirname(file), decodeURIComponent(path));
          const isThere = !target.startsWith("..") && existsSync(join(folder, target));
          const isLost = !isThere || (anchor !== undefined && !anchorsOf(target).has(decodeURIComponent(anchor)));
          return isLost ? [`${file}: ${address}`] : [];
        }),
      ),
    outside: () =>
      documents.flatMap((file) =>
        linksIn(read(file)).flatMap(({ tag, address }) => (isOutside(address) ? [`${file}: ${tag} ${address}`] : [])),
      ),
  };
}

function isOutside(address: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(address);
}

/** Whatever a browser follows or loads. */
function linksIn(html: string): readonly { readonly tag: string; readonly address: string }[] {
  const found = tagsIn(html).flatMap((tag) =>
    [...tag.matchAll(/ (?:href|src|data-index|data-root|srcset|action|formaction|poster|data)="([^"]*)"/g)].map(
      ([, address = ""]) => ({ tag: /^<(\S+)/.exec(tag)?.[1] ?? "", address: plain(address) }),
    ),
  );
  const refreshed = [...html.matchAll(/ content="0; url=([^"]*)"/g)].map(([, address = ""]) => ({
    tag: "meta",
    address: plain(address),
  }));
  return [...found, ...refreshed];
}

/** Every tag of a document: what stands between quotes in it is part of it. */
export function tagsIn(html: string): readonly string[] {
  return html.match(/<\/?[a-zA-Z](?:"[^"]*"|'[^']*'|[^>"'])*>/g) ?? [];
}

function plain(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}
