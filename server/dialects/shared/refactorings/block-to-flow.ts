import { isEmpty, type SourceFile, type YamlNode } from "../../../document/index.ts";
import { columnOf, lineEnd } from "../../fixes/text-places.ts";
import type { Refactoring } from "../../refactoring.ts";
import { collectionAt } from "./collection-at.ts";

/** Longer lines are harder to read than what they replace. */
const longestLine = 100;

/** A list or map of lines becomes `[build, test]` or `{ max: 2 }`. Offered on the key that it stands under. */
export const blockToFlow: Refactoring = {
  id: "block-to-flow",
  kind: "rewrite",
  offer({ file, document }, selection) {
    const found = collectionAt(document.root, selection);
    if (!found || found.node.flow || !found.entry || found.node.anchor) return undefined;
    const { node, entry } = found;
    // Elsewhere in the block it would be offered at each move of the cursor.
    if (selection.start > entry.key.span.end + 1) return undefined;
    const end = node.span.start + file.text.slice(node.span.start, node.span.end).trimEnd().length;
    const between = file.text.slice(entry.key.span.end, lineEnd(file, end));
    // A comment would be lost, and so would an anchor, a tag or a merge.
    if (end <= entry.key.span.end || between.length > longestLine * 4 || /#|<<|(^|\s)[&!]/.test(between))
      return undefined;
    const flow = flowOf(file, node);
    if (flow === undefined || columnOf(file, entry.key.span.end) + 2 + flow.length > longestLine) return undefined;
    return {
      title: { en: "Write this on one line", "zh-cn": "写成一行" },
      edits: [{ span: { start: entry.key.span.end, end }, text: `: ${flow}` }],
    };
  },
};

function flowOf(file: SourceFile, node: YamlNode): string | undefined {
  switch (node.kind) {
    case "unknown":
      return undefined;
    case "scalar":
      return scalarOf(file, node);
    case "list": {
      const items = node.items.map((item) => flowOf(file, item));
      return items.length > 0 && items.every((item) => item !== undefined) ? `[${items.join(", ")}]` : undefined;
    }
    case "map": {
      const pairs = node.entries.map(({ key, value }) => {
        const [name, rest] = [flowOf(file, key), isEmpty(value) ? "" : flowOf(file, value)];
        return name === undefined || rest === undefined ? undefined : rest === "" ? `${name}:` : `${name}: ${rest}`;
      });
      return pairs.length > 0 && pairs.every((pair) => pair !== undefined) ? `{ ${pairs.join(", ")} }` : undefined;
    }
  }
}

function scalarOf(file: SourceFile, node: Extract<YamlNode, { kind: "scalar" }>): string | undefined {
  const { span, style } = node;
  if (style === "literal" || style === "folded" || style === "empty") return undefined;
  const written = file.text.slice(span.start, span.end);
  if (/[\r\n]/.test(written)) return undefined;
  // Bare words may hold commas and brackets on a line of their own, not within brackets.
  return style === "plain" && /[,[\]{}]/.test(written) ? JSON.stringify(node.text) : written;
}
