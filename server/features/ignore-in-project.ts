import {
  entryOf,
  isEmpty,
  parseSource,
  positionAt,
  type SourceFile,
  type TextEdit,
  type YamlEntry,
} from "../document/index.ts";

/** The project's `.pipewright.yml`: where it is or would be, and its text if there is one. */
export interface ProjectFile {
  readonly uri: string;
  readonly text: string | undefined;
}

/** What happens to `.pipewright.yml`: it is made, or changed. */
export type ConfigChange =
  | { readonly kind: "create"; readonly uri: string; readonly text: string }
  | { readonly kind: "edit"; readonly uri: string; readonly file: SourceFile; readonly edits: readonly TextEdit[] };

/** Switches a rule off under `rules`. Undefined when the file is too broken to be changed for certain. */
export function switchOffInProject({ uri, text }: ProjectFile, id: string): ConfigChange | undefined {
  if (text === undefined) return { kind: "create", uri, text: `rules:\n  ${id}: off\n` };
  const file = parseSource(text);
  const document = file.documents[0];
  if (file.documents.length > 1 || (document?.problems.length ?? 0) > 0) return undefined;
  const root = document?.root;
  if (root && !isEmpty(root) && root.kind !== "map") return undefined;
  if (root?.kind === "map" && root.flow) return undefined;
  const edit = editOfRules(file, entryOf(root, "rules"), id);
  return edit && { kind: "edit", uri, file, edits: [edit] };
}

function editOfRules(file: SourceFile, rules: YamlEntry | undefined, id: string): TextEdit | undefined {
  const { text, newline } = file;
  if (!rules) return insertion(text.length, `${newlineBefore(file)}rules:${newline}  ${id}: off${newline}`);
  const { value } = rules;
  if (isEmpty(value)) return insertion(rules.key.span.end + 1, `${newline}  ${id}: off`);
  if (value.kind !== "map" || value.span.origin) return undefined;
  const known = entryOf(value, id);
  if (known) return isEmpty(known.value) || known.merged ? undefined : { span: known.value.span, text: "off" };
  const last = value.entries.at(-1);
  if (value.flow) {
    const end = value.span.end - 1;
    return insertion(last?.span.end ?? end, last ? `, ${id}: off` : ` ${id}: off `);
  }
  if (!last) return undefined;
  const indent = " ".repeat(positionAt(file.lines, last.key.span.start).column);
  return insertion(endOfWords(text, last.span.end), `${newline}${indent}${id}: off`);
}

function insertion(at: number, text: string): TextEdit {
  return { span: { start: at, end: at }, text };
}

function newlineBefore({ text, newline }: SourceFile): string {
  return text === "" || text.endsWith("\n") ? "" : newline;
}

/** The end of the line that the last word of an entry stands on: a comment behind it stays with it. */
function endOfWords(text: string, end: number): number {
  const lastWord = text.slice(0, end).trimEnd().length;
  const lineEnd = text.slice(lastWord).search(/\r?\n|$/);
  return lastWord + Math.max(lineEnd, 0);
}
