/** What a schema of somebody else says beyond JSON Schema: our own notes, and what editors have made usual. */
import type { Text } from "../../protocol/index.ts";
import type { SchemaNotes, ValueNote } from "./json-schema.ts";

type Raw = Readonly<Record<string, unknown>>;

/**
 * Notes from `description` and the keywords that editors know: `markdownDescription`, `enumDescriptions`,
 * `patternErrorMessage`. A map is called by its title.
 */
export function editorNotes(raw: Raw): SchemaNotes {
  const doc = textIn(raw.markdownDescription) ?? textIn(raw.description);
  const name = raw.type === "object" || raw.properties !== undefined ? textIn(raw.title) : undefined;
  const form = textIn(raw.patternErrorMessage);
  const values = describedValues(raw.enum, raw.markdownEnumDescriptions ?? raw.enumDescriptions);
  return { ...(doc && { doc }), ...(name && { name }), ...(form && { form: { name: "form", text: form } }), ...values };
}

function describedValues(values: unknown, docs: unknown): { readonly values?: Record<string, ValueNote> } {
  if (!Array.isArray(values) || !Array.isArray(docs)) return {};
  const notes = values.flatMap((value, index) => {
    const doc = textIn(docs[index]);
    return doc ? [[String(value), { doc }] as const] : [];
  });
  return notes.length > 0 ? { values: Object.fromEntries(notes) } : {};
}

/** Those under `x-pipewright`, as far as they have the right form. */
export function ownNotes(raw: unknown): SchemaNotes {
  if (!isRecord(raw)) return {};
  return {
    ...texts(raw, ["name", "doc", "phrase", "unknown"]),
    ...words(raw, ["since", "deprecated", "removed", "instead", "sample", "wraps", "missing"]),
    ...flags(raw, ["listed", "mayGrow", "platform", "expression"]),
    ...records(raw, ["absent", "values", "suggest"]),
    ...formIn(raw.form),
  };
}

/** A text in both languages: where there is one only, it serves for both. */
export function textIn(value: unknown): Text | undefined {
  if (typeof value === "string") return value.trim() === "" ? undefined : { en: value, "zh-cn": value };
  if (!isRecord(value)) return undefined;
  const en = typeof value.en === "string" ? value.en : undefined;
  const zh = typeof value["zh-cn"] === "string" ? value["zh-cn"] : undefined;
  const either = en ?? zh;
  return either === undefined ? undefined : { en: en ?? either, "zh-cn": zh ?? either };
}

function texts(raw: Raw, keys: readonly (keyof SchemaNotes)[]): SchemaNotes {
  return pick(raw, keys, textIn);
}

function words(raw: Raw, keys: readonly (keyof SchemaNotes)[]): SchemaNotes {
  return pick(raw, keys, (value) =>
    typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined,
  );
}

function flags(raw: Raw, keys: readonly (keyof SchemaNotes)[]): SchemaNotes {
  return pick(raw, keys, (value) => (value === true ? true : undefined));
}

function records(raw: Raw, keys: readonly (keyof SchemaNotes)[]): SchemaNotes {
  return pick(raw, keys, (value) => (isRecord(value) ? notesByWord(value) : undefined));
}

function notesByWord(record: Raw): Readonly<Record<string, ValueNote>> {
  return Object.fromEntries(
    Object.entries(record).map(([word, note]) => {
      const doc = isRecord(note) ? textIn(note.doc ?? note) : textIn(note);
      const life = isRecord(note) ? words(note, ["since", "deprecated", "removed", "instead"]) : {};
      return [word, { ...life, ...(doc && { doc }) }];
    }),
  );
}

function formIn(form: unknown): SchemaNotes {
  const text = textIn(isRecord(form) ? (form.text ?? form) : form);
  if (!text) return {};
  const name = isRecord(form) && typeof form.name === "string" ? form.name : "form";
  return { form: { name, text, ...(isRecord(form) && form.anyScalar === true && { anyScalar: true }) } };
}

function pick(raw: Raw, keys: readonly (keyof SchemaNotes)[], read: (value: unknown) => unknown): SchemaNotes {
  const found: Record<string, unknown> = {};
  for (const key of keys) {
    const value = Object.hasOwn(raw, key) ? read(raw[key]) : undefined;
    if (value !== undefined) found[key] = value;
  }
  return found;
}

function isRecord(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
