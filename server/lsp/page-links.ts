import type { Command } from "vscode-languageserver";
import type { PageTitle } from "../features/index.ts";
import type { ClientAbilities } from "./client-abilities.ts";
import type { OpenFile } from "./open-file.ts";

/** Who reads, and for which platform version. */
export function readerOf({ context, status }: OpenFile) {
  return { locale: context.locale, platform: status.platform.version };
}

/** Shows a page in the client's guide; undefined where it has none. */
export function pageCommand({ id, title }: PageTitle, { options }: ClientAbilities): Command | undefined {
  return options.pageCommand === undefined ? undefined : { title, command: options.pageCommand, arguments: [id] };
}

/** Links to pages as a line of Markdown; empty where there is none, or where the client can't follow them. */
export function pageLine(pages: readonly PageTitle[], { options, markdownInHover }: ClientAbilities): string {
  const { pageCommand: command } = options;
  if (command === undefined || !markdownInHover || pages.length === 0) return "";
  const links = pages.map(({ id, title }) => {
    const address = `command:${command}?${encodeURIComponent(JSON.stringify([id])).replace(/[()]/g, (mark) => (mark === "(" ? "%28" : "%29"))}`;
    return `[${title.replace(/[[\]\\]/g, "\\$&")}](${address})`;
  });
  return `\n\n---\n\n${links.join(" · ")}`;
}
