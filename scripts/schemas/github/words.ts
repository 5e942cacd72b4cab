import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Text } from "../../../protocol/index.ts";

/** What GitHub's grammar doesn't say: packs/github-actions/words.yaml, whose head explains the form. */
export interface GithubWords {
  readonly pages: Readonly<Record<string, string>>;
  readonly places: Readonly<Record<string, Text & Place>>;
  readonly unknown: Readonly<Record<"event" | "filter" | "permission", Text>>;
  readonly samples: Readonly<Record<string, string>>;
  readonly first: Readonly<Record<string, readonly string[]>>;
  readonly doc: Readonly<Record<string, string>>;
}

interface Place {
  /** The official page; the workflow's unless said otherwise. */
  readonly page?: string;
  /** What stands before the key in the anchors of the official page. */
  readonly anchor?: string;
  /** One anchor for all keys. */
  readonly fixed?: string;
}

export function readGithubWords(path: string): GithubWords {
  return parse(readFileSync(path, "utf8")) as GithubWords;
}

/** The official page's place about a key; undefined where we know of none. */
export function linkOf(words: GithubWords, place: string, key: string): string | undefined {
  const known = words.places[place];
  const page = words.pages[known?.page ?? "workflow"];
  if (known?.page === "events") return `${page}#${key}`;
  const anchor = known?.fixed ?? (known?.anchor === undefined ? undefined : known.anchor + key);
  return anchor === undefined ? page : `${page}#${anchor}`;
}
