import type { Text, Words } from "../../../protocol/index.ts";
import { parseSource, plainValue } from "../../document/index.ts";
import { type DialectDefinition, type Pack, packTexts, readPack } from "../../knowledge/index.ts";
import { type JsonSchema, readSchema } from "../../schema/index.ts";
import type { Host } from "../host.ts";
import type { Told } from "./archive-faults.ts";

/** A pack with the schemas of the languages that it defines. Its pages are read when somebody asks for one. */
export interface LoadedPack {
  readonly pack: Pack;
  /** The address of its folder, without a slash at its end. */
  readonly uri: string;
  /** Where its files are read: on the disk, or in an archive. */
  readonly host: Host;
  /** Its files are read out of an archive: to everybody else they have no address. */
  readonly isArchive?: true;
  /** The pages and their index as the archive has prepared them, unread; undefined where it has not. */
  readonly preparedPages?: (signal?: AbortSignal) => Promise<string | undefined>;
  /** Dialect → platform version → schema. A language without any is left out. */
  readonly schemas: ReadonlyMap<string, ReadonlyMap<string, JsonSchema>>;
  /** What of it can't be used. */
  readonly troubles: readonly PackTrouble[];
}

export interface PackTrouble {
  /** Of the pack, from its folder; of the whole where it is undefined. */
  readonly file?: string;
  /** Where in the file, as keys and indexes from its root. */
  readonly path?: readonly (string | number)[];
  readonly text: Text;
  readonly words: Words;
}

export type LoadAnswer =
  /** `notFresh`: it is a copy, and nobody could ask whether it is still right; why. */
  | { readonly kind: "loaded"; readonly pack: LoadedPack; readonly notFresh?: Told }
  | { readonly kind: "broken"; readonly trouble: PackTrouble };

const limitBytes = { manifest: 1_000_000, schema: 5_000_000 };

/** Reads a pack from its folder. Never throws but by `signal`: what can't be read is told, and the rest works. */
export async function loadPack(folderUri: string, host: Host, signal?: AbortSignal): Promise<LoadAnswer> {
  const uri = folderUri.replace(/\/+$/, "");
  const manifest = await readManifest(uri, host, signal);
  if (typeof manifest !== "string") return { kind: "broken", trouble: manifest };
  const { pack, problems } = readPack(dataIn(manifest));
  if (!pack) return { kind: "broken", trouble: { file: "pack.yaml", text: packTexts.noId, words: {} } };
  const troubles: PackTrouble[] = problems.map(({ path, say, words }) => ({
    file: "pack.yaml",
    path,
    text: packTexts[say],
    words,
  }));
  const schemas = new Map<string, ReadonlyMap<string, JsonSchema>>();
  for (const dialect of pack.dialects) {
    schemas.set(dialect.id, await schemasOf(dialect, uri, host, troubles, signal));
  }
  return { kind: "loaded", pack: { pack, uri, host, schemas, troubles } };
}

/** The text of the manifest, or why it can't be read. */
export async function readManifest(uri: string, host: Host, signal?: AbortSignal): Promise<string | PackTrouble> {
  for (const name of ["pack.yaml", "pack.yml"]) {
    const answer = await host.readInside(uri, `${uri}/${name}`, limitBytes.manifest, signal);
    if (answer.kind === "text") return answer.text;
    if (answer.kind === "too-large") return { file: name, text: texts.tooLarge, words: { limit: "1" } };
    if (answer.kind === "forbidden") return { file: name, text: texts.unreadable, words: { reason: answer.reason } };
  }
  return { text: texts.noManifest, words: {} };
}

async function schemasOf(
  { id, schemas }: DialectDefinition,
  uri: string,
  host: Host,
  troubles: PackTrouble[],
  signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, JsonSchema>> {
  const found = new Map<string, JsonSchema>();
  for (const [version, file] of schemas) {
    const answer = await host.readInside(uri, `${uri}/${file}`, limitBytes.schema, signal);
    if (answer.kind !== "text") {
      const text = answer.kind === "missing" ? texts.noSchema : texts.unreadableSchema;
      troubles.push({ file, text, words: { file, dialect: id, version } });
      continue;
    }
    const { schema, problems } = readSchema(dataIn(answer.text));
    found.set(version, schema);
    for (const { kind, at, word } of problems) {
      const text = kind === "no-schema" ? texts.unreadableSchema : texts.schema[kind];
      troubles.push({ file, text, words: { file, dialect: id, version, at: at === "" ? "#" : at, word } });
    }
  }
  return found;
}

/** The plain data of a YAML or JSON text; undefined for one that holds none. */
function dataIn(text: string): unknown {
  if (/^\s*[[{]/.test(text)) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      // Perhaps YAML all the same.
    }
  }
  const root = parseSource(text).documents[0]?.root;
  return root && plainValue(root);
}

const at: Text = { en: "At {at}: ", "zh-cn": "位于 {at}：" };
const behind = (en: string, zh: string): Text => ({ en: at.en + en, "zh-cn": at["zh-cn"] + zh });

const texts = {
  noManifest: {
    en: "There is no `pack.yaml` in it.",
    "zh-cn": "其中没有 `pack.yaml`。",
  },
  tooLarge: {
    en: "It is larger than {limit} MB. Move pages and schemas into files of their own.",
    "zh-cn": "它超过了 {limit} MB。请把页面和 schema 放到单独的文件中。",
  },
  unreadable: { en: "It can't be read ({reason}).", "zh-cn": "无法读取（{reason}）。" },
  noSchema: {
    en: "There is no file `{file}`, which is to be the schema of `{dialect}` for {version}.",
    "zh-cn": "没有文件 `{file}`，它应是 `{dialect}` {version} 的 schema。",
  },
  unreadableSchema: {
    en: "`{file}` can't be read as a JSON Schema.",
    "zh-cn": "`{file}` 无法作为 JSON Schema 读取。",
  },
  schema: {
    keyword: behind(
      "`{word}` has no value that JSON Schema allows, so it is not heeded.",
      "`{word}` 的值不符合 JSON Schema，因此不生效。",
    ),
    reference: behind(
      "`{word}` leads to no place in this file. References to other files are not followed.",
      "`{word}` 不指向此文件中的任何位置。不支持引用其他文件。",
    ),
    pattern: behind("`{word}` is no regular expression.", "`{word}` 不是正则表达式。"),
    "runaway-pattern": behind(
      "The pattern `{word}` could take for ever, so it is not heeded. Write it without repetitions inside repetitions.",
      "模式 `{word}` 可能永远匹配不完，因此不生效。请不要在重复中再写重复。",
    ),
    draft: behind(
      "`{word}` is no JSON Schema that is known here: draft-07, 2019-09 and 2020-12 are. It is read as 2020-12.",
      "`{word}` 不是已知的 JSON Schema 版本（draft-07、2019-09、2020-12），按 2020-12 读取。",
    ),
    "too-large": behind("The schema is too large or too deep from here on.", "从这里开始 schema 过大或过深。"),
  },
} as const;
