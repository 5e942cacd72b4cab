import { type Locale, locales, type Text } from "../../../protocol/index.ts";
import type { Dialect } from "../../dialects/index.ts";
import type { Page } from "../../knowledge/index.ts";
import { type JsonSchema, type KeyOffer, keysAt, notesOf, type ValueOffer, valuesAt } from "../../schema/index.ts";

/**
 * Pages that say what every key is, a page a map and a section a key, made from a language's schemas: they are never
 * behind the checks. For all versions in one page; what a version lacks is said at the key.
 */
export function referencePages(dialect: Dialect, pack: string): readonly Page[] {
  const maps = mapsOf(dialect);
  return [...maps.values()].flatMap((map) => locales.map((locale) => pageOf(map, dialect, pack, locale)));
}

/** Every key of a language in any version, as key paths: `pipeline.stages[].needs`. */
export function keyPathsOf(dialect: Dialect): readonly string[] {
  return [...mapsOf(dialect).values()].flatMap(pathsOf);
}

function pathsOf({ paths, keys }: MapOfKeys): readonly string[] {
  return [
    ...new Set([...paths].flatMap((path) => [...keys.keys()].map((key) => (path === "" ? key : `${path}.${key}`)))),
  ];
}

/** A map of a language, over all of its versions. */
interface MapOfKeys {
  readonly name: string;
  readonly title: Text | undefined;
  /** Where such a map may stand: `pipeline.stages[]`. */
  readonly paths: Set<string>;
  readonly keys: Map<string, KeyOfMap>;
  readonly versions: Set<string>;
}

interface KeyOfMap {
  /** As the newest version has it. */
  readonly offer: KeyOffer;
  readonly values: readonly ValueOffer[];
  readonly versions: readonly string[];
}

type Step = string | number;

const deepest = 10;
const mostPlaces = 2_000;

function mapsOf(dialect: Dialect): ReadonlyMap<string, MapOfKeys> {
  const maps = new Map<string, MapOfKeys>();
  // Newest first, so that its words are those that are shown.
  for (const version of [...dialect.versions].reverse()) addVersion(maps, dialect.schema(version), version);
  return maps;
}

function addVersion(maps: Map<string, MapOfKeys>, schema: JsonSchema, version: string): void {
  const names = new Map<string, string>();
  for (const [name, one] of Object.entries(schema.$defs ?? {})) {
    if (typeof one !== "object" || !one.properties) continue;
    names.set(signature(keysAt({ ...schema, ...one }, undefined, [])), name);
  }
  const entered = new Set<string>();
  const pending: (readonly Step[])[] = [[]];
  for (let count = 0; count < mostPlaces; count++) {
    const path = pending.shift();
    if (!path) break;
    const offers = keysAt(schema, undefined, path);
    if (offers.length === 0) continue;
    // The inputs of a step type stand on the page of the step.
    const named = names.get(signature(offers));
    if (named?.startsWith("inputs-")) continue;
    const name = named ?? (path.length === 0 ? "file" : shown(path));
    const map = maps.get(name) ?? newMap(name, titleOf(schema, name));
    maps.set(name, map);
    map.paths.add(shown(path));
    map.versions.add(version);
    for (const offer of offers) {
      const known = map.keys.get(offer.key);
      const values = known?.values ?? valuesAt(schema, undefined, [...path, offer.key]);
      map.keys.set(offer.key, {
        offer: known?.offer ?? offer,
        values,
        versions: [...new Set([...(known?.versions ?? []), version])],
      });
    }
    // Where such a map stands again, what is in it is known already.
    if (entered.has(name) || path.length >= deepest) continue;
    entered.add(name);
    for (const { key } of offers) {
      for (const inner of [
        [...path, key],
        [...path, key, 0],
        [...path, key, "*"],
      ])
        pending.push(inner);
    }
  }
}

/** Tells maps apart by what is said of their keys: a map and the inputs of a step may well have keys of the same names. */
function signature(offers: readonly KeyOffer[]): string {
  return offers
    .map(({ key, type, doc }) => [key, type.en, doc?.en].join(" "))
    .sort()
    .join("\n");
}

function newMap(name: string, title: Text | undefined): MapOfKeys {
  return { name, title, paths: new Set(), keys: new Map(), versions: new Set() };
}

function titleOf(schema: JsonSchema, name: string): Text | undefined {
  return notesOf(name === "file" ? schema : (schema.$defs?.[name] ?? true)).name;
}

function shown(path: readonly Step[]): string {
  return path
    .map((step) => (typeof step === "number" ? "[]" : `.${step}`))
    .join("")
    .replace(/^\./, "");
}

function pageOf(map: MapOfKeys, { versions: all, title: language }: Dialect, pack: string, locale: Locale): Page {
  const { name, paths, keys, title } = map;
  const own = title?.[locale].trim() ?? `\`${[...paths][0] ?? name}\``;
  const places = [...paths].filter((path) => path !== "");
  const at = places.length > 0 ? places.map((path) => `\`${path}\``).join(locale === "en" ? ", " : "、") : undefined;
  const body = [
    at === undefined
      ? texts.root[locale].replace("{language}", language[locale])
      : texts.stands[locale].replace("{at}", at),
    ...[...keys].map(([key, one]) => sectionOf(key, one, all, locale)),
  ].join("\n\n");
  return {
    kind: "doc",
    id: `keys/${name}`,
    pack,
    path: `reference/${locale}/keys/${name}.md`,
    title: texts.title[locale].replace("{map}", own),
    lang: locale,
    category: "manual",
    version: all.at(-1),
    lastUpdated: undefined,
    ranges: rangesOf([...map.versions], all),
    audience: ["developer"],
    keys: pathsOf(map),
    codes: [],
    tags: ["reference"],
    asks: [],
    answer: undefined,
    body,
  };
}

function sectionOf(key: string, { offer, values, versions }: KeyOfMap, all: readonly string[], locale: Locale): string {
  const facts = [
    offer.type[locale],
    ...(offer.required ? [texts.required[locale]] : []),
    ...lifeOf(offer, versions, all, locale),
  ];
  const lines = [`## ${key}`, facts.join(locale === "en" ? " · " : " · ")];
  if (offer.doc) lines.push(offer.doc[locale]);
  const described = values.filter(({ doc }) => doc !== undefined);
  if (described.length > 0 && described.length <= 40) {
    lines.push(described.map(({ value, doc }) => `- \`${value}\`: ${doc?.[locale] ?? ""}`).join("\n"));
  }
  return lines.join("\n\n");
}

/** Since when, and until when; nothing of what has always been there. */
function lifeOf(
  offer: KeyOffer,
  versions: readonly string[],
  all: readonly string[],
  locale: Locale,
): readonly string[] {
  const first = all.find((version) => versions.includes(version));
  const after = all.find(
    (version) => first !== undefined && all.indexOf(version) > all.indexOf(first) && !versions.includes(version),
  );
  const say = (text: Text, version: string): string => text[locale].replace("{version}", version);
  return [
    ...(first !== undefined && first !== all[0] ? [say(texts.since, first)] : []),
    ...(offer.deprecated !== undefined ? [say(texts.deprecated, offer.deprecated)] : []),
    ...(after !== undefined ? [say(texts.removed, after)] : []),
    ...(offer.instead !== undefined ? [texts.instead[locale].replace("{instead}", offer.instead)] : []),
  ];
}

/** The versions that have a thing, as ranges; `all` oldest first. */
export function rangesOf(versions: readonly string[], all: readonly string[]): readonly string[] {
  const places = versions.map((version) => all.indexOf(version)).sort((a, b) => a - b);
  const [first = 0] = places;
  const last = places.at(-1) ?? all.length - 1;
  const next = all[last + 1];
  return [`>=${all[first] ?? "0.0"}`, ...(next === undefined ? [] : [`<${next}`])];
}

const texts = {
  title: { en: "Keys of {map}", "zh-cn": "{map}的键" },
  root: { en: "The keys at the root of a file: {language}.", "zh-cn": "文件根部的键：{language}。" },
  stands: { en: "Stands at {at}.", "zh-cn": "位于 {at}。" },
  required: { en: "required", "zh-cn": "必填" },
  since: { en: "since {version}", "zh-cn": "自 {version} 起" },
  deprecated: { en: "deprecated in {version}", "zh-cn": "{version} 起不推荐" },
  removed: { en: "removed in {version}", "zh-cn": "{version} 起移除" },
  instead: { en: "use `{instead}`", "zh-cn": "请改用 `{instead}`" },
} satisfies Readonly<Record<string, Text>>;
