import type { Allowance } from "../dialects/index.ts";
import {
  entryOf,
  isEmpty,
  parseSource,
  positionAt,
  type SourceFile,
  type TextEdit,
  type YamlEntry,
  type YamlNode,
} from "../document/index.ts";
import { scalarText } from "./scalar-text.ts";

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
  return changed(uri, text, (file, root) => editOfRules(file, entryOf(root, "rules"), id));
}

/** Adds a word to a list of the project's own. Undefined when the file is too broken to be changed for certain. */
export function allowInProject({ uri, text }: ProjectFile, { list, word }: Allowance): ConfigChange | undefined {
  const item = scalarText(word);
  if (text === undefined) return { kind: "create", uri, text: `${list}:\n  - ${item}\n` };
  return changed(uri, text, (file, root) => editOfList(file, entryOf(root, list), list, item));
}

function changed(
  uri: string,
  text: string,
  edit: (file: SourceFile, root: YamlNode | undefined) => TextEdit | undefined,
): ConfigChange | undefined {
  const file = parseSource(text);
  const document = file.documents[0];
  if (file.documents.length > 1 || (document?.problems.length ?? 0) > 0) return undefined;
  const root = document?.root;
  if (root && !isEmpty(root) && root.kind !== "map") return undefined;
  if (root?.kind === "map" && root.flow) return undefined;
  const made = edit(file, root);
  return made && { kind: "edit", uri, file, edits: [made] };
}

function editOfList(file: SourceFile, entry: YamlEntry | undefined, key: string, item: string): TextEdit | undefined {
  const { text, newline } = file;
  if (!entry) return insertion(text.length, `${newlineBefore(file)}${key}:${newline}  - ${item}${newline}`);
  const { value } = entry;
  if (isEmpty(value)) return insertion(entry.key.span.end + 1, `${newline}  - ${item}`);
  if (value.kind !== "list" || value.span.origin) return undefined;
  const last = value.items.at(-1);
  if (value.flow) return insertion(last?.span.end ?? value.span.end - 1, last ? `, ${item}` : item);
  if (!last) return undefined;
  const dash = " ".repeat(positionAt(file.lines, value.span.start).column);
  return insertion(endOfWords(text, last.span.end), `${newline}${dash}- ${item}`);
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
