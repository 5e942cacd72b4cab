import { type FilePlace, filePlace, type OutlineItem } from "../../dialects/index.ts";
import type { SourceFile } from "../../document/index.ts";
import type { CheckContext } from "../diagnose.ts";
import { symbols } from "../symbols.ts";

/** Something in a project that has a name of its own, as plain data. */
export interface ProjectSymbol {
  readonly kind: "pipeline" | "stage" | "template";
  readonly name: string;
  /** What it is in; undefined at the top. */
  readonly container: string | undefined;
  readonly place: FilePlace;
}

/** The pipelines, stages and templates of a file. */
export function projectSymbols(uri: string, file: SourceFile, context: CheckContext): readonly ProjectSymbol[] {
  const found: ProjectSymbol[] = [];
  const collect = (items: readonly OutlineItem[], container: string | undefined): void => {
    for (const { kind, name, nameSpan, children } of items) {
      if (kind !== "pipeline" && kind !== "stage" && kind !== "template") continue;
      found.push({ kind, name, container, place: filePlace(uri, file, nameSpan) });
      collect(children, name);
    }
  };
  collect(symbols(file, context), undefined);
  return found;
}

/** So many are as much as anybody reads. */
const mostFound = 500;

/** Those whose names have the letters of a question in their order, the closest first; with no letters, all. */
export function matchingSymbols(all: Iterable<ProjectSymbol>, question: string): readonly ProjectSymbol[] {
  const wanted = question.toLowerCase().replace(/\s+/g, "");
  const rated: { readonly symbol: ProjectSymbol; readonly rank: number }[] = [];
  for (const symbol of all) {
    const rank = rankOf(symbol.name.toLowerCase(), wanted);
    if (rank !== undefined) rated.push({ symbol, rank });
  }
  const byRank = rated.sort((a, b) => a.rank - b.rank || a.symbol.name.length - b.symbol.name.length);
  return byRank.slice(0, mostFound).map(({ symbol }) => symbol);
}

function rankOf(name: string, wanted: string): number | undefined {
  if (name.startsWith(wanted)) return 0;
  if (name.includes(wanted)) return 1;
  let at = 0;
  for (const letter of name) if (letter === wanted[at]) at++;
  return at >= wanted.length ? 2 : undefined;
}
