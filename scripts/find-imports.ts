/**
 * Finds what a TypeScript file imports, types included, by reading its tokens.
 * A bundler would drop the type imports, and TypeScript 7 has no stable interface for its syntax tree yet.
 */

export interface ImportSite {
  readonly specifier: string;
  /** One-based. */
  readonly line: number;
  /** By `import()`: loaded when it is reached. A type in the form `import("…").Name` counts as one too. */
  readonly isLazy: boolean;
}

/** In the order of the text. Imports inside comments, strings and templates are not imports. */
export function findImports(text: string): readonly ImportSite[] {
  const { code, strings } = setStringsAside(text);
  const site = (index: number, stringNumber: string | undefined, isLazy: boolean): ImportSite => ({
    specifier: strings[Number(stringNumber)] ?? "",
    line: code.slice(0, index).split("\n").length,
    isLazy,
  });
  const found: { index: number; site: ImportSite }[] = [];
  // `import x from "…"`, `import { a, b } from "…"`, `import "…"`, `export * from "…"`: between keyword and text
  // stand names only. `import(…)` and `require(…)` may stand anywhere.
  for (const match of code.matchAll(/(?<![\w$.])(?:import|export)\b(?<names>[\w$\s{},*]*?)"(?<string>\d+)"/g)) {
    const { names = "", string } = match.groups ?? {};
    const isImport = match[0].startsWith("import")
      ? names.trim() === "" || /\bfrom\s*$/.test(names)
      : /\bfrom\s*$/.test(names);
    if (isImport) found.push({ index: match.index, site: site(match.index, string, false) });
  }
  for (const match of code.matchAll(/(?<![\w$.])(?<word>import|require)\s*\(\s*"(?<string>\d+)"/g)) {
    found.push({ index: match.index, site: site(match.index, match.groups?.string, match.groups?.word === "import") });
  }
  return found.sort((a, b) => a.index - b.index).map(({ site }) => site);
}

/**
 * The text with each plain string replaced by its number in quotes, and with comments, templates and regular
 * expressions taken out. Lines stay where they are. Code inside a template's `${…}` is kept.
 */
function setStringsAside(text: string): { readonly code: string; readonly strings: readonly string[] } {
  const strings: string[] = [];
  let code = "";
  let position = 0;
  // One entry for each template that we are inside of: how many braces are open in its `${…}`.
  const openBraces: number[] = [];
  const take = (length: number) => {
    code += text.slice(position, position + length);
    position += length;
  };
  const drop = (length: number) => {
    code += text.slice(position, position + length).replace(/[^\n]/g, " ");
    position += length;
  };
  while (position < text.length) {
    const rest = text.slice(position, position + 2);
    const character = rest[0];
    if (rest === "//") drop(lengthOf(text, position, /\/\/.*/y));
    else if (rest === "/*") drop(lengthOf(text, position, /\/\*[\s\S]*?(?:\*\/|$)/y));
    else if (character === '"' || character === "'") {
      const length = lengthOf(text, position, /"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?/y);
      code += `"${strings.length}"`;
      strings.push(text.slice(position + 1, position + length - 1));
      position += length;
    } else if (character === "`") {
      drop(templateLength(text, position + 1) + 1);
      if (text[position - 1] === "{") openBraces.push(0);
    } else if (character === "/" && isRegularExpressionNext(code)) {
      drop(lengthOf(text, position, /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*|\//y));
    } else if (character === "}" && openBraces.at(-1) === 0) {
      openBraces.pop();
      drop(templateLength(text, position + 1) + 1);
      if (text[position - 1] === "{") openBraces.push(0);
    } else {
      const braces = openBraces.length - 1;
      if (braces >= 0 && character === "{") openBraces[braces] = (openBraces[braces] ?? 0) + 1;
      if (braces >= 0 && character === "}") openBraces[braces] = (openBraces[braces] ?? 0) - 1;
      take(1);
    }
  }
  return { code, strings };
}

/** From a place inside a template to behind its end, or to behind the `${` that interrupts it. */
function templateLength(text: string, start: number): number {
  return lengthOf(text, start, /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{|$)/y);
}

function lengthOf(text: string, start: number, pattern: RegExp): number {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0].length ?? 1;
}

/** A slash begins a regular expression where a value may begin; after a value it divides. */
function isRegularExpressionNext(codeBefore: string): boolean {
  const before = codeBefore.slice(-200).trimEnd();
  return (
    before === "" || /[(,=:[!&|?{};+\-*%~^<>]$|(?<![\w$.])(?:return|typeof|case|in|of|await|yield|void)$/.test(before)
  );
}
