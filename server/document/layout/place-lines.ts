import type { CST } from "yaml";
import {
  type Block,
  blanksAt,
  type LayoutPlan,
  type LayoutStyle,
  type LinePlan,
  lineStartsOf,
  type Piece,
} from "./layout-plan.ts";
import { blockColumn, listsIndented } from "./lists-indented.ts";

/** Where the words of each line belong. The tokens are those of a text without a mistake, as YAML's parser gives them. */
export function placeLines(text: string, tokens: readonly CST.Token[], style: LayoutStyle): LayoutPlan {
  const walk = new Walk(text, style, listsIndented(tokens, text));
  for (const token of tokens) walk.top(token);
  return { lines: walk.lines, pieces: walk.pieces, style };
}

/** Where a value may stand: under which block, and in which column if it begins a line. */
interface Room {
  readonly block: Block | undefined;
  readonly childColumn: number;
  readonly listColumn: number;
}

const rootRoom: Room = { block: undefined, childColumn: 0, listColumn: 0 };

/** One walk over the tokens in the order of the text. */
class Walk {
  readonly lines: (LinePlan | undefined)[];
  readonly pieces: Piece[] = [];
  readonly #text: string;
  readonly #starts: readonly number[];
  readonly #style: LayoutStyle;
  readonly #listsIndented: boolean;
  #line = 0;
  /** The last line on which a word stands. */
  #busyLine = -1;
  #inFlow = false;
  #isFixed = false;
  #lastEnd = 0;

  constructor(text: string, style: LayoutStyle, listsAreIndented: boolean) {
    this.#text = text;
    this.#starts = lineStartsOf(text);
    this.#style = style;
    this.#listsIndented = listsAreIndented;
    this.lines = new Array(this.#starts.length);
  }

  top(token: CST.Token): void {
    if (token.type === "document") {
      for (const mark of token.start) this.#word(mark, 0, undefined);
      if (token.value) this.#value(token.value, rootRoom);
      for (const mark of token.end ?? []) this.#word(mark, 0, undefined);
    } else if (token.type === "doc-end") {
      this.#word(token, 0, undefined);
      for (const mark of token.end ?? []) this.#word(mark, 0, undefined);
    } else this.#word(token, 0, undefined);
  }

  #value(token: CST.Token, room: Room): void {
    switch (token.type) {
      case "block-map":
        this.#map(token, room);
        break;
      case "block-seq":
        this.#list(token, room);
        break;
      case "flow-collection":
        this.#flow(token, room);
        break;
      case "block-scalar":
        this.#blockScalar(token, room);
        break;
      case "alias":
      case "scalar":
      case "single-quoted-scalar":
      case "double-quoted-scalar":
        this.#scalar(token, room);
        break;
      default:
        this.#word(token, room.childColumn, room.block);
    }
  }

  #map(map: CST.BlockMap, { block: outer, childColumn }: Room): void {
    const oldColumn = blockColumn(this.#text, map);
    const block: Block = { oldColumn, newColumn: childColumn, outer };
    const isExplicit = map.items.some(({ start }) => start.some(({ type }) => type === "explicit-key-ind"));
    if (isExplicit && !this.#isFixed) {
      this.#fixed(map, block);
      return;
    }
    const inner = childColumn + this.#style.indentSize;
    const room: Room = { block, childColumn: inner, listColumn: this.#listsIndented ? inner : childColumn };
    for (const { start, key, sep, value } of map.items) {
      for (const mark of start) this.#word(mark, childColumn, block);
      if (key) this.#value(key, { block, childColumn, listColumn: childColumn });
      // A key may be nothing at all: then its colon begins the line.
      for (const mark of sep ?? []) this.#word(mark, mark.type === "map-value-ind" ? childColumn : inner, block);
      if (value) this.#value(value, room);
    }
  }

  /** A map with `?` keys keeps its shape: it is moved as a whole. */
  #fixed(map: CST.BlockMap, block: Block): void {
    const first = this.#lineOf(map.offset);
    if (first > this.#busyLine) this.lines[first] = { kind: "at", column: block.newColumn, block };
    this.#isFixed = true;
    this.#map(map, { block: block.outer, childColumn: block.newColumn, listColumn: block.newColumn });
    this.#isFixed = false;
    const by = block.newColumn - block.oldColumn;
    this.#followUntil(first, this.#lastEnd, { by, least: 0 });
  }

  #list(list: CST.BlockSequence, { block: outer, listColumn }: Room): void {
    const block: Block = { oldColumn: blockColumn(this.#text, list), newColumn: listColumn, outer };
    const inner = listColumn + 2;
    const room: Room = { block, childColumn: inner, listColumn: inner };
    for (const { start, value } of list.items) {
      for (const mark of start) this.#word(mark, mark.type === "seq-item-ind" ? listColumn : inner, block);
      if (value) this.#value(value, room);
    }
  }

  #scalar(scalar: CST.FlowScalar, room: Room): void {
    const line = this.#word(scalar, room.childColumn, room.block);
    const end = scalar.offset + scalar.source.length;
    this.#follow(line, end, room.block);
    for (const mark of scalar.end ?? []) this.#word(mark, room.childColumn, room.block);
  }

  #flow(flow: CST.FlowCollection, room: Room): void {
    const outermost = !this.#inFlow;
    this.#inFlow = true;
    const line = this.#word(flow.start, room.childColumn, room.block);
    for (const { start, key, sep, value } of flow.items) {
      for (const mark of start) this.#word(mark, 0, undefined);
      if (key) this.#value(key, room);
      for (const mark of sep ?? []) this.#word(mark, 0, undefined);
      if (value) this.#value(value, room);
    }
    const [close, ...behind] = flow.end;
    if (close) this.#word(close, 0, undefined);
    if (outermost) {
      this.#inFlow = false;
      this.#follow(line, this.#lastEnd, room.block);
    }
    for (const mark of behind) this.#word(mark, room.childColumn, room.block);
  }

  #blockScalar(scalar: CST.BlockScalar, { block, childColumn }: Room): void {
    let header = "";
    for (const mark of scalar.props) {
      this.#word(mark, childColumn, block);
      if (mark.type === "block-scalar-header") header = mark.source;
    }
    const last = scalar.props.at(-1);
    const start = last ? last.offset + sizeOf(last) : scalar.offset;
    const end = start + scalar.source.length;
    this.pieces.push({ type: "block-scalar", start, end, inFlow: false, isFixed: true });
    this.#lastEnd = Math.max(start, end - (scalar.source.endsWith("\n") ? 1 : 0));
    if (this.#isFixed || end === start) return;
    const to = this.#contentColumns(scalar.source, header, block, childColumn);
    const lastLine = this.#lineOf(this.#lastEnd);
    for (let line = this.#lineOf(start); line <= lastLine; line++) this.lines[line] = { kind: "content", ...to };
    this.#busyLine = lastLine;
  }

  /** Where the text of a block scalar begins in its lines, and where it shall. */
  #contentColumns(source: string, header: string, block: Block | undefined, childColumn: number) {
    const first = /^ *(?=[^ \r\n])/m.exec(source);
    const from = first?.[0].length ?? 0;
    // Where the header says how many blanks there are, they count from the block around; without one, nothing is moved.
    if (!block || !first) return { from, to: from };
    if (/[1-9]/.test(header)) return { from: 0, to: block.newColumn - block.oldColumn };
    return { from, to: childColumn };
  }

  /** Notes a word; if it is the first of its line, the line belongs in that column. Gives back its line. */
  #word(token: CST.Token, column: number, block: Block | undefined): number {
    const { offset } = token;
    const source = "source" in token ? token.source : "";
    const type = typeOf(token);
    this.pieces.push({
      type,
      start: offset,
      end: offset + source.length,
      inFlow: this.#inFlow,
      isFixed: this.#isFixed,
    });
    const line = this.#lineOf(offset);
    if (type === "space" || type === "newline" || type === "comment" || source === "") return line;
    if (line > this.#busyLine && !this.#isFixed && this.lines[line] === undefined)
      this.lines[line] = { kind: "at", column, block };
    else this.#deepen(line, block);
    this.#lastEnd = offset + source.length;
    this.#busyLine = Math.max(this.#busyLine, this.#lineOf(this.#lastEnd));
    return line;
  }

  /** A comment below a line such as `- name: build` may belong to the map that begins in it. */
  #deepen(line: number, block: Block | undefined): void {
    const plan = this.lines[line];
    if (plan?.kind === "at" && block && !this.#isFixed) this.lines[line] = { ...plan, block };
  }

  /** What began on a line and ends further down moves as that line does. */
  #follow(line: number, end: number, block: Block | undefined): void {
    if (this.#isFixed || this.#inFlow) return;
    const plan = this.lines[line];
    const now = blanksAt(this.#text, this.#starts[line] ?? 0);
    const by = plan?.kind === "at" ? plan.column - now : plan?.kind === "follow" ? plan.by : 0;
    this.#followUntil(line, end, { by, least: block ? block.newColumn + 1 : 0 });
  }

  #followUntil(line: number, end: number, { by, least }: { readonly by: number; readonly least: number }): void {
    const last = this.#lineOf(end);
    for (let next = line + 1; next <= last; next++) this.lines[next] = { kind: "follow", by, least };
    this.#busyLine = Math.max(this.#busyLine, last);
  }

  /** The words come in the order of the text, so the line is never far. */
  #lineOf(offset: number): number {
    const starts = this.#starts;
    while (this.#line > 0 && (starts[this.#line] ?? 0) > offset) this.#line--;
    while (this.#line + 1 < starts.length && (starts[this.#line + 1] ?? 0) <= offset) this.#line++;
    return this.#line;
  }
}

function typeOf(token: CST.Token): Piece["type"] {
  switch (token.type) {
    case "error":
    case "directive":
    case "document":
    case "block-map":
    case "block-seq":
    case "flow-collection":
    case "block-scalar":
      return "other";
    default:
      return token.type;
  }
}

function sizeOf(token: CST.Token): number {
  return "source" in token ? token.source.length : 0;
}
