import type { CST } from "yaml";

/**
 * Whether the lists of a file stand to the right of their keys, by the majority of them; yes where there is none.
 * YAML reads `needs:` with `- build` below it the same with and without blanks before the mark.
 */
export function listsIndented(tokens: readonly CST.Token[], text: string): boolean {
  let balance = 0;
  const pending: CST.Token[] = [...tokens];
  for (let token = pending.pop(); token !== undefined; token = pending.pop()) {
    if (token.type === "document" && token.value) pending.push(token.value);
    if (token.type !== "block-map" && token.type !== "block-seq") continue;
    for (const { value } of token.items) {
      if (!value) continue;
      if (token.type === "block-map" && value.type === "block-seq")
        balance += columnOf(text, value.offset) > blockColumn(text, token) ? 1 : -1;
      pending.push(value);
    }
  }
  return balance >= 0;
}

/** The column of a block's lines. A tag or an anchor before the first key stands where the others' keys do. */
export function blockColumn(text: string, block: CST.BlockMap | CST.BlockSequence): number {
  const marks = block.items[0]?.start ?? [];
  const first = marks.find(({ type }) => type !== "space" && type !== "newline" && type !== "comment");
  return columnOf(text, Math.min(first?.offset ?? block.offset, block.offset));
}

export function columnOf(text: string, offset: number): number {
  return offset === 0 ? 0 : offset - (text.lastIndexOf("\n", offset - 1) + 1);
}
