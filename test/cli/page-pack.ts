import type { Locale } from "../../protocol/index.ts";
import { otherPlatform, under } from "../kit/other-platform.ts";
import type { Ended, Project, RunOptions } from "./project.ts";

/** A page of the pack below; `head` are lines of its front matter. */
export const page = (id: string, head: readonly string[] = [], body = "The gist.\n", lang: Locale = "en"): string =>
  ["---", `id: ${id}`, `title: About ${id}`, `lang: ${lang}`, ...head, "---", body].join("\n");

/** A pack of platform 3.1 in English with pages in `docs`. */
export function packWith(
  pages: Readonly<Record<string, string>>,
  change: (manifest: string) => string = (manifest) => manifest,
): Readonly<Record<string, string>> {
  const manifest = change(`${otherPlatform["pack.yaml"] ?? ""}docs: docs\n`);
  const files = Object.fromEntries(Object.entries(pages).map(([path, text]) => [`docs/${path}`, text]));
  return under("acme", { ...otherPlatform, "pack.yaml": manifest, ...files });
}

export const inBothLanguages = (manifest: string): string =>
  manifest.replace("languages: [en]", "languages: [en, zh-cn]");

/** `pipewright pack …`, in English unless something else is asked for. */
export const run = ({ pipewright }: Project, args: readonly string[], options?: RunOptions): Promise<Ended> =>
  pipewright(["pack", ...args, ...(args.includes("--locale") ? [] : ["--locale", "en"])], options);
