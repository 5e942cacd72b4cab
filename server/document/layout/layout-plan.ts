import type { CST } from "yaml";
import type { Span } from "../span.ts";

/** How a file is laid out. */
export interface LayoutStyle {
  /** Blanks by which a key stands to the right of the key that it belongs to. */
  readonly indentSize: number;
}

/** What stands between blanks: one word of YAML, in the order of the text. */
export interface Piece extends Span {
  readonly type: CST.TokenType | "block-scalar" | "other";
  /** Within brackets or braces. */
  readonly inFlow: boolean;
  /** Within something that is only moved as a whole. */
  readonly isFixed: boolean;
}

/** A block map or list, with the column that it has and the one that it gets. */
export interface Block {
  readonly oldColumn: number;
  readonly newColumn: number;
  readonly outer: Block | undefined;
}

/**
 * Where the words of a line begin. `at`: a key, an item or a value in its place. `follow`: the rest of something that
 * began above, which moves as that does. `content`: a line of a block of text, whose own blanks are kept.
 */
export type LinePlan =
  | { readonly kind: "at"; readonly column: number; readonly block: Block | undefined }
  | { readonly kind: "follow"; readonly by: number; readonly least: number }
  | { readonly kind: "content"; readonly from: number; readonly to: number };

export interface LayoutPlan {
  /** By line; a comment on a line of its own and a blank line have none. */
  readonly lines: readonly (LinePlan | undefined)[];
  readonly pieces: readonly Piece[];
  readonly style: LayoutStyle;
}

/** Where each line begins. Only LF counts: to YAML's parser a lone CR is no line break. */
export function lineStartsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** The blanks at the beginning of a line. */
export function blanksAt(text: string, start: number): number {
  let at = start;
  while (text.charCodeAt(at) === 0x20) at++;
  return at - start;
}
