import type { Hit } from "../../../server/knowledge/search/index.ts";
import { element } from "../element.ts";
import type { SiteWords } from "./words.ts";

/** One page that was found, with the piece that matched. `root`: the folder of its language, from this page. */
export function hitRow({ page, excerpt }: Hit, root: string, words: SiteWords): HTMLAnchorElement {
  const head = element("span", {
    classes: "hit-head",
    children: [
      element("span", { classes: "hit-title", text: page.title }),
      ...(page.kind === "article" ? [element("span", { classes: "badge", text: words("answer") })] : []),
    ],
  });
  return element("a", {
    attributes: { href: root + page.path.split("/").map(encodeURIComponent).join("/") },
    children: [head, element("span", { classes: "excerpt", children: marked(excerpt) })],
  });
}

function marked({ text, marks }: Hit["excerpt"]): readonly Node[] {
  const nodes: Node[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    if (start < at || end > text.length) continue;
    nodes.push(document.createTextNode(text.slice(at, start)), element("mark", { text: text.slice(start, end) }));
    at = end;
  }
  return [...nodes, document.createTextNode(text.slice(at))];
}
