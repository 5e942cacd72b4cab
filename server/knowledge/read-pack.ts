/**
 * A `pack.yaml` as data that can be trusted. What is wrong in it is left out and told; the rest stays.
 * Its form (keys, types, what must be there) is checked by the schema of `pack.yaml`, like any file of ours; here is
 * only what that schema can't say.
 */
import { type Locale, locales, type Words } from "../../protocol/index.ts";
import { type JsonPath, readJsonPath, readSchema, type Schema, textIn } from "../schema/index.ts";
import type {
  DialectDefinition,
  InnerStepsDefinition,
  InputDefinition,
  InputType,
  NamesDefinition,
  Pack,
  PageFolder,
  RuleDefinition,
  StagesDefinition,
  StepDefinition,
} from "./pack.ts";
import type { PackSay } from "./pack-texts.ts";
import {
  isRecord,
  levelIn,
  levelsIn,
  linksIn,
  listIn,
  numberIn,
  type Raw,
  rootKeysIn,
  sourceIn,
  supportIn,
  wordIn,
  wordsIn,
} from "./pack-values.ts";

/** Something that can't be heeded, and is left out. */
export interface PackProblem {
  /** Where in `pack.yaml`, as keys and indexes from the root. */
  readonly path: readonly (string | number)[];
  readonly say: PackSay;
  readonly words: Words;
}

export interface ReadPack {
  /** Undefined where nothing can be used: it has no id. */
  readonly pack: Pack | undefined;
  readonly problems: readonly PackProblem[];
}

type Path = readonly (string | number)[];

/** Bounds of what one pack may hold; what is beyond is left out and told. */
export const packLimits = { dialects: 20, rules: 500, steps: 500, folders: 20, templates: 200, versions: 50 } as const;

/** `value`: what the YAML of a `pack.yaml` says, as plain data. Never throws. */
export function readPack(value: unknown): ReadPack {
  const reading = new PackReading();
  const pack = isRecord(value) ? reading.pack(value) : undefined;
  if (!pack) reading.problem([], "noId");
  return { pack, problems: reading.problems };
}

class PackReading {
  readonly problems: PackProblem[] = [];

  problem(path: Path, say: PackSay, words: Words = {}): void {
    if (this.problems.length < 200) this.problems.push({ path, say, words });
  }

  pack(raw: Raw): Pack | undefined {
    const id = wordIn(raw.id);
    if (id === undefined || !/^[a-z][a-z0-9-]{0,62}$/.test(id)) return undefined;
    const languages = listIn(raw.languages).filter((one): one is Locale => locales.some((known) => known === one));
    const platform = isRecord(raw.platform) ? raw.platform : undefined;
    const hidden = isRecord(raw.hidden) ? raw.hidden : {};
    return {
      id,
      version: wordIn(raw.version) ?? "0.0.0",
      title: textIn(raw.title) ?? { en: id, "zh-cn": id },
      description: textIn(raw.description),
      languages: languages.length > 0 ? languages : ["en"],
      platform: platform && {
        id: wordIn(platform.id) ?? id,
        title: textIn(platform.title),
        supported: wordIn(platform.supported),
        current: wordIn(platform.current),
      },
      extends: [raw.extends].flat().flatMap((one) => wordIn(one) ?? []),
      dialects: this.#list(raw, "dialects", packLimits.dialects, (one, path) => this.#dialect(one, path)),
      steps: this.#map(raw, "steps", packLimits.steps, (one, path) => this.#step(one, path)),
      rules: this.#list(raw, "rules", packLimits.rules, (one, path) => this.#rule(one, path)),
      levels: levelsIn(raw.levels),
      hidden: { steps: wordsIn(hidden.steps), pages: wordsIn(hidden.pages) },
      docs: this.#folders(raw, "docs"),
      articles: this.#folders(raw, "articles"),
      templates: this.#list(raw, "templates", packLimits.templates, (one, path) => this.#template(one, path)),
      courses: this.#inside(raw.courses, ["courses"]),
      links: linksIn(raw.links),
      support: supportIn(raw.support),
    };
  }

  #list<Item>(
    raw: Raw,
    key: string,
    limit: number,
    read: (item: Raw, path: Path) => Item | undefined,
  ): readonly Item[] {
    const items = listIn(raw[key]);
    if (items.length > limit) this.problem([key], "tooMany", { limit: String(limit), what: `\`${key}\`` });
    const ids = new Set<string>();
    return items.slice(0, limit).flatMap((item, index) => {
      if (!isRecord(item)) return [];
      const path = [key, index];
      const id = wordIn(item.id);
      if (id !== undefined && ids.has(id)) {
        this.problem([...path, "id"], "twice", { what: `\`${key}\``, id });
        return [];
      }
      if (id !== undefined) ids.add(id);
      return read(item, path) ?? [];
    });
  }

  #map<Item>(
    raw: Raw,
    key: string,
    limit: number,
    read: (item: Raw, path: Path) => Item | undefined,
  ): ReadonlyMap<string, Item> {
    const entries = isRecord(raw[key]) ? Object.entries(raw[key]) : [];
    if (entries.length > limit) this.problem([key], "tooMany", { limit: String(limit), what: `\`${key}\`` });
    const found = new Map<string, Item>();
    for (const [name, item] of entries.slice(0, limit)) {
      const one = isRecord(item) ? read(item, [key, name]) : undefined;
      if (one !== undefined) found.set(name, one);
    }
    return found;
  }

  #dialect(raw: Raw, path: Path): DialectDefinition | undefined {
    const id = wordIn(raw.id);
    if (id === undefined) return undefined;
    const schemas = new Map<string, string>();
    const written = isRecord(raw.schemas) ? Object.entries(raw.schemas) : [];
    for (const [version, file] of written.slice(0, packLimits.versions)) {
      const inside = this.#inside(file, [...path, "schemas", version]);
      if (inside !== undefined && /^\d+\.\d+$/.test(version)) schemas.set(version, inside);
    }
    if (schemas.size === 0) {
      this.problem(path, "noSchemas", { id });
      return undefined;
    }
    return {
      id,
      title: textIn(raw.title) ?? { en: id, "zh-cn": id },
      files: wordsIn(raw.files),
      root: rootKeysIn(raw.root),
      schemas,
      platform: this.#jsonPath(raw, "platform", path),
      name: this.#jsonPath(raw, "name", path),
      stages: isRecord(raw.stages) ? this.#stages(raw.stages, [...path, "stages"]) : undefined,
      names: listIn(raw.names).flatMap((one, index) =>
        isRecord(one) ? (this.#names(one, [...path, "names", index]) ?? []) : [],
      ),
    };
  }

  #stages(raw: Raw, path: Path): StagesDefinition | undefined {
    const at = this.#jsonPath(raw, "at", path);
    if (!at) return undefined;
    const name = wordIn(raw.name) ?? "name";
    return {
      at,
      nameKey: name === "$key" ? undefined : name,
      needsKey: wordIn(raw.needs),
      inOrder: raw.inOrder === true,
      one: textIn(raw.one) ?? { en: "stage", "zh-cn": "阶段" },
      many: textIn(raw.many) ?? { en: "stages", "zh-cn": "阶段" },
      steps: isRecord(raw.steps) ? this.#innerSteps(raw.steps, [...path, "steps"]) : undefined,
    };
  }

  #innerSteps(raw: Raw, path: Path): InnerStepsDefinition | undefined {
    const at = this.#jsonPath(raw, "at", path);
    return at && { at, nameKey: wordIn(raw.name), typeKey: wordIn(raw.type) };
  }

  #names(raw: Raw, path: Path): NamesDefinition | undefined {
    const kind = nameKinds.find((one) => one === raw.kind);
    const declared = this.#jsonPath(raw, "declared", path);
    if (kind === undefined || !declared) return undefined;
    const used = listIn(raw.used).flatMap((one, index) => this.#asPath(one, [...path, "used", index]) ?? []);
    return { kind, declared, by: sourceIn(raw.by), used, isOpen: raw.open === true };
  }

  #rule(raw: Raw, path: Path): RuleDefinition | undefined {
    const id = wordIn(raw.id);
    const at = this.#jsonPath(raw, "at", path);
    const message = textIn(raw.message);
    if (id === undefined || !at || !message || !/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/.test(id)) return undefined;
    return {
      id,
      level: levelIn(raw.level) ?? "warning",
      dialect: wordIn(raw.dialect),
      since: wordIn(raw.since),
      until: wordIn(raw.until),
      at,
      must: raw.must === undefined ? undefined : this.#schema(raw.must, [...path, "must"]),
      count: isRecord(raw.count) ? this.#count(raw.count, [...path, "count"]) : undefined,
      refers: isRecord(raw.refers) ? this.#refers(raw.refers, [...path, "refers"]) : undefined,
      message,
      title: textIn(raw.title) ?? message,
      why: textIn(raw.why),
      page: wordIn(raw.page),
    };
  }

  #count(raw: Raw, path: Path): RuleDefinition["count"] {
    const of = this.#jsonPath(raw, "of", path);
    return of && { of, least: numberIn(raw.least) ?? 0, most: numberIn(raw.most) };
  }

  #refers(raw: Raw, path: Path): RuleDefinition["refers"] {
    const to = this.#jsonPath(raw, "to", path);
    return to && { to, by: sourceIn(raw.by) };
  }

  #step(raw: Raw, path: Path): StepDefinition {
    return {
      doc: textIn(raw.doc) ?? { en: "", "zh-cn": "" },
      since: wordIn(raw.since),
      deprecated: wordIn(raw.deprecated),
      removed: wordIn(raw.removed),
      instead: wordIn(raw.instead),
      inputs: new Map(
        Object.entries(isRecord(raw.inputs) ? raw.inputs : {}).map(([name, one]) => [
          name,
          this.#input(isRecord(one) ? one : {}, [...path, "inputs", name]),
        ]),
      ),
      outputs: new Map(
        Object.entries(isRecord(raw.outputs) ? raw.outputs : {}).map(([name, doc]) => [
          name,
          textIn(doc) ?? { en: "", "zh-cn": "" },
        ]),
      ),
    };
  }

  #input(raw: Raw, path: Path): InputDefinition {
    const values = listIn(raw.values).filter((one) => typeof one === "string" || typeof one === "number");
    return {
      type: inputTypes.find((one) => one === raw.type),
      values: values.length > 0 ? values : undefined,
      required: raw.required === true,
      schema: raw.schema === undefined ? undefined : this.#schema(raw.schema, [...path, "schema"]),
      doc: textIn(raw.doc) ?? { en: "", "zh-cn": "" },
    };
  }

  #template(raw: Raw, path: Path): Pack["templates"][number] | undefined {
    const id = wordIn(raw.id);
    const file = this.#inside(raw.file, [...path, "file"]);
    if (id === undefined || file === undefined) return undefined;
    const title = textIn(raw.title) ?? { en: id, "zh-cn": id };
    return { id, title, description: textIn(raw.description), file, dialect: wordIn(raw.dialect) };
  }

  #folders(raw: Raw, key: "docs" | "articles"): readonly PageFolder[] {
    const written = Array.isArray(raw[key]) ? raw[key] : raw[key] === undefined ? [] : [raw[key]];
    return written.slice(0, packLimits.folders).flatMap((one, index): readonly PageFolder[] => {
      const folder: Raw = isRecord(one) ? one : { path: one };
      const path = this.#inside(folder.path, Array.isArray(raw[key]) ? [key, index] : [key]);
      const lang = locales.find((known) => known === folder.lang);
      return path === undefined ? [] : [{ path, lang, category: wordIn(folder.category) }];
    });
  }

  #schema(raw: unknown, path: Path): Schema {
    const { schema, problems } = readSchema(raw);
    for (const { kind, word } of problems)
      this.problem(path, kind === "runaway-pattern" ? "pattern" : "keyword", { word });
    return schema;
  }

  #jsonPath(raw: Raw, key: string, path: Path): JsonPath | undefined {
    return raw[key] === undefined ? undefined : this.#asPath(raw[key], [...path, key]);
  }

  #asPath(value: unknown, path: Path): JsonPath | undefined {
    const text = wordIn(value);
    if (text === undefined) return undefined;
    const read = readJsonPath(text);
    if (read.ok) return read.path;
    this.problem(path, "path", { path: text, reason: read.problem });
    return undefined;
  }

  /** A path that stays in the pack, without `./` before it. */
  #inside(value: unknown, path: Path): string | undefined {
    const text = wordIn(value);
    if (text === undefined) return undefined;
    const inside = insidePath(text);
    if (inside === undefined) this.problem(path, "outside", { path: text });
    return inside;
  }
}

/** A relative path that stays where it begins, in its shortest form; undefined for any other. */
export function insidePath(path: string): string | undefined {
  if (path.length > 500 || /[\\\0]|^\/|^[A-Za-z]:|%/.test(path)) return undefined;
  const steps = path.split("/").filter((step) => step !== "" && step !== ".");
  return steps.includes("..") ? undefined : steps.join("/");
}

const nameKinds = ["variable", "parameter", "secret", "environment", "template"] as const;
const inputTypes: readonly InputType[] = ["text", "boolean", "number", "list of text", "map"];
