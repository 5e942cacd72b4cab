import type { Locale } from "../../../protocol/index.ts";
import type { Knowledge, LinkTarget, Page } from "../../knowledge/index.ts";
import { decodedLink, linkedPath } from "../packs/pack-paths.ts";

interface Around {
  readonly knowledge: Knowledge;
  readonly locale: Locale;
}

/** The page that an id means: its own, or `rule:…`, `step:…`, `key:…`, with what follows a `#` as the place in it. */
export function pageIdOf(
  asked: string,
  { knowledge, locale }: Around,
): { readonly id: string; readonly anchor: string } {
  const [word = "", hash = ""] = asked.slice(0, 500).split("#", 2);
  const special = /^(rule|step|key|page):(.*)$/.exec(word);
  if (!special) return { id: word, anchor: hash };
  const [, kind, name = ""] = special;
  if (kind === "rule") return { id: `rules/${name}`, anchor: hash };
  if (kind === "step") return { id: `steps/${name}`, anchor: hash };
  if (kind === "page") return { id: name, anchor: hash };
  // The reference of a key: the page of its map, at its own section.
  const reference = knowledge.byKey(name, { locale }).find(({ id }) => id.startsWith("keys/"));
  const key = name.replace(/\[\]$/, "").split(".").at(-1) ?? "";
  return { id: reference?.id ?? "", anchor: hash || key.replace(/\[\]/g, "").toLowerCase() };
}

/** Where the links of pages lead, by the files of their pack. */
export function resolverOf(around: Around): (target: string, from: Page) => LinkTarget | undefined {
  const { knowledge } = around;
  return (target, from) => {
    if (/^(?:rule|step|key|page):/.test(target)) {
      const { id, anchor } = pageIdOf(target, around);
      return id === "" ? undefined : { kind: "page", id, anchor };
    }
    if (/^https:\/\/|^mailto:/i.test(target)) return { kind: "address", href: target };
    if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return undefined;
    const [path = "", hash = ""] = target.split("#", 2);
    const anchor = decodedLink(hash);
    if (path === "") return { kind: "page", id: from.id, anchor };
    const file = linkedPath(from.path, path);
    const page = knowledge.pages.find((one) => one.pack === from.pack && one.path === file);
    return page && { kind: "page", id: page.id, anchor };
  };
}
