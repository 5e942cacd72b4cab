import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import type { Dialect, RelatedFiles } from "../../dialects/index.ts";
import { parseSource } from "../../document/index.ts";
import { type Host, RelatedIndex, type Root } from "../../features/index.ts";
import { gitRootOf, isInside } from "./paths.ts";

/** The files around those of a run, each read once. */
export interface RelatedReader {
  /** What lies around a text of a file; asked again for the text as fixes have changed it. */
  of(path: string, text: string, dialect: Dialect): Promise<RelatedOf>;
  /** Whether a file that was asked about includes this one. */
  isIncluded(path: string): boolean;
}

export type RelatedOf = (text: string) => RelatedFiles | undefined;

const alone: RelatedOf = () => undefined;

export function relatedReader(host: Host, folder: string, signal: AbortSignal): RelatedReader {
  const indexes = new Map<string, RelatedIndex>();
  const indexOf = (dialect: Dialect): RelatedIndex => {
    const known = indexes.get(dialect.id);
    if (known) return known;
    const index = new RelatedIndex({ host, open: () => undefined }, dialect);
    indexes.set(dialect.id, index);
    return index;
  };
  return {
    async of(path, text, dialect) {
      if (!dialect.references || !dialect.digest) return alone;
      const asker = { uri: pathToFileURL(path).href, root: rootOf(dirname(path), folder) };
      const index = indexOf(dialect);
      await index.load(asker, parseSource(text), signal);
      return (current) => index.view(asker, parseSource(current)) ?? index.viewOfRead(asker, parseSource(current));
    },
    isIncluded: (path) => [...indexes.values()].some((index) => index.isReferred(pathToFileURL(path).href)),
  };
}

/** The workspace of a run is the git work tree; without one, nobody knows how far it reaches. */
function rootOf(own: string, folder: string): Root {
  const git = gitRootOf(own);
  const root = git ?? (isInside(folder, own) ? folder : own);
  return { uri: pathToFileURL(root).href, isCertain: git !== undefined };
}
