import type { RelatedFile, RelatedFiles } from "../related-files.ts";
import {
  type LibraryContent,
  LibraryDigest,
  type LibraryInclude,
  type LibraryTemplate,
  type TemplateContent,
} from "./library.ts";
import { type OwnTemplate, templateContent } from "./template-content.ts";

/** A template by the name that it has in some file. */
export interface KnownTemplate<Own extends OwnTemplate = OwnTemplate> {
  readonly content: TemplateContent;
  /** Set for a template of the file that is looked at. */
  readonly own: Own | undefined;
  /** Where it gets its name, for a template of another file. */
  readonly given: LibraryTemplate | undefined;
  /** The same word for the same template, whatever it is called where it is used. */
  readonly identity: string;
  /** The names as the steps inside of it see them. */
  readonly scope: TemplateScope<Own>;
}

/** The templates that a file may use: its own, then those that its includes bring. Own ones win, then earlier ones. */
export interface TemplateScope<Own extends OwnTemplate = OwnTemplate> {
  find(name: string): KnownTemplate<Own> | undefined;
  /** Whether there may be a template of this name that we can't see. */
  mayHave(name: string): boolean;
  /** All templates by name; a bounded number. Costs a walk through all includes. */
  all(): ReadonlyMap<string, KnownTemplate<Own>>;
  /** Some include could not be followed, so that there may be more. */
  readonly isIncomplete: boolean;
}

/** Of so many names none is missed by anybody. */
const mostNames = 5_000;
/** So many files are looked through for all names; by different prefixes one file can be met many times. */
const mostVisits = 1_000;

interface FileNames {
  readonly templates: ReadonlyMap<string, LibraryTemplate>;
  readonly includes: readonly LibraryInclude[];
  readonly isOpen: boolean;
}

interface Followed {
  readonly uri: string;
  readonly names: FileNames;
}

export interface LookedAt<Own extends OwnTemplate> {
  readonly templates: readonly Own[];
  readonly includes: readonly LibraryInclude[];
  readonly isOpen: boolean;
}

/**
 * The templates that the file that is looked at may use. Nothing is worked out before it is asked for, so that a file
 * without includes costs nothing.
 * Source: the dialect's specification, "templates".
 */
export function knownTemplates<Own extends OwnTemplate>(
  file: LookedAt<Own>,
  related: RelatedFiles | undefined,
): TemplateScope<Own> {
  return new Resolver(file, related).scopeOf(related?.uri ?? "");
}

/** What an include leads to, and nothing where it can't be followed. */
export function libraryAt(file: RelatedFile | undefined): LibraryContent | undefined {
  return file?.kind === "read" && file.digest instanceof LibraryDigest ? file.digest.library : undefined;
}

class Resolver<Own extends OwnTemplate> {
  readonly #templates: readonly Own[];
  #ownByName: ReadonlyMap<string, Own> | undefined;
  readonly #ownNames: FileNames;
  readonly #related: RelatedFiles | undefined;
  readonly #scopes = new Map<string, TemplateScope<Own>>();
  readonly #known = new Map<string, KnownTemplate<Own>>();

  constructor(file: LookedAt<Own>, related: RelatedFiles | undefined) {
    this.#templates = file.templates;
    this.#ownNames = { templates: new Map(), includes: file.includes, isOpen: file.isOpen };
    this.#related = related;
  }

  get #own(): ReadonlyMap<string, Own> {
    this.#ownByName ??= firstByName(this.#templates);
    return this.#ownByName;
  }

  scopeOf(uri: string): TemplateScope<Own> {
    const known = this.#scopes.get(uri);
    if (known) return known;
    const names = this.#namesIn(uri);
    const scope = new Scope<Own>(
      (name) => names && this.#find(uri, names, name, new Set()),
      (name) => names === undefined || this.#mayHave(uri, names, name, new Set()),
      () => this.#all(uri, names),
      () => names === undefined || this.#isIncomplete(uri, names, new Set()),
    );
    this.#scopes.set(uri, scope);
    return scope;
  }

  #isOwn(uri: string): boolean {
    return uri === (this.#related?.uri ?? "");
  }

  #namesIn(uri: string, file?: RelatedFile): FileNames | undefined {
    return this.#isOwn(uri) ? this.#ownNames : libraryAt(file ?? this.#files.get(uri));
  }

  /** The files that were met, by address. */
  readonly #files = new Map<string, RelatedFile>();

  /** The file of an include; its address, and undefined where it can't be followed. */
  #follow(from: string, { path }: LibraryInclude): Followed | undefined {
    const asked = `${from}\n${path}`;
    if (this.#followed.has(asked)) return this.#followed.get(asked);
    const file = this.#related?.at(from, path);
    if (file?.kind === "read") this.#files.set(file.uri, file);
    const names = file?.kind === "read" ? this.#namesIn(file.uri, file) : undefined;
    const followed = file?.kind === "read" && names ? { uri: file.uri, names } : undefined;
    this.#followed.set(asked, followed);
    return followed;
  }

  readonly #followed = new Map<string, Followed | undefined>();

  /** `seen`: what was asked of which file, so that a circle ends. */
  #find(uri: string, names: FileNames, name: string, seen: Set<string>): KnownTemplate<Own> | undefined {
    const own = this.#template(uri, names, name);
    if (own || isSeen(seen, `${uri}\n${name}`)) return own;
    for (const include of names.includes) {
      const rest = withoutPrefix(name, include);
      const target = rest === undefined ? undefined : this.#follow(uri, include);
      const found = target && rest !== undefined && this.#find(target.uri, target.names, rest, seen);
      if (found) return found;
    }
    return undefined;
  }

  #template(uri: string, names: FileNames, name: string): KnownTemplate<Own> | undefined {
    const own = this.#isOwn(uri) ? this.#own.get(name) : undefined;
    const given = own ? undefined : names.templates.get(name);
    const content = own ? templateContent(own) : given;
    if (!content) return undefined;
    const identity = `${uri}\n${name}`;
    const known = this.#known.get(identity);
    if (known) return known;
    const template: KnownTemplate<Own> = { content, own, given, identity, scope: this.scopeOf(uri) };
    this.#known.set(identity, template);
    return template;
  }

  #mayHave(uri: string, names: FileNames, name: string, seen: Set<string>): boolean {
    if (names.isOpen) return true;
    if (isSeen(seen, `${uri}\n${name}`)) return false;
    return names.includes.some((include) => {
      const rest = withoutPrefix(name, include);
      if (rest === undefined) return false;
      const target = this.#follow(uri, include);
      return target === undefined || this.#mayHave(target.uri, target.names, rest, seen);
    });
  }

  #isIncomplete(uri: string, names: FileNames, seen: Set<string>): boolean {
    if (names.isOpen) return true;
    if (isSeen(seen, uri)) return false;
    return names.includes.some((include) => {
      const target = this.#follow(uri, include);
      return target === undefined || this.#isIncomplete(target.uri, target.names, seen);
    });
  }

  #all(uri: string, names: FileNames | undefined): ReadonlyMap<string, KnownTemplate<Own>> {
    const all = new Map<string, KnownTemplate<Own>>();
    const pending = names ? [{ uri, names, prefix: "" }] : [];
    const seen = new Set<string>();
    for (let at = 0; at < pending.length && at < mostVisits && all.size < mostNames; at++) {
      const file = pending[at];
      if (!file || isSeen(seen, `${file.uri}\n${file.prefix}`)) continue;
      for (const name of this.#isOwn(file.uri) ? this.#own.keys() : file.names.templates.keys()) {
        const template = this.#template(file.uri, file.names, name);
        if (template && !all.has(file.prefix + name)) all.set(file.prefix + name, template);
      }
      for (const include of file.names.includes) {
        const target = this.#follow(file.uri, include);
        const prefix = include.as === undefined ? file.prefix : `${file.prefix}${include.as}.`;
        // A circle with a prefix would go on for ever, and nobody writes such a name.
        if (target && prefix.length <= 200 && pending.length < mostVisits) pending.push({ ...target, prefix });
      }
    }
    return all;
  }
}

function firstByName<Own extends OwnTemplate>(templates: readonly Own[]): ReadonlyMap<string, Own> {
  const byName = new Map<string, Own>();
  for (const template of templates) if (!byName.has(template.name)) byName.set(template.name, template);
  return byName;
}

/** Whether it was there; it is now. */
function isSeen(seen: Set<string>, word: string): boolean {
  if (seen.has(word)) return true;
  seen.add(word);
  return false;
}

class Scope<Own extends OwnTemplate> implements TemplateScope<Own> {
  readonly mayHave: (name: string) => boolean;
  readonly #find: (name: string) => KnownTemplate<Own> | undefined;
  readonly #found = new Map<string, KnownTemplate<Own> | undefined>();
  readonly #readAll: () => ReadonlyMap<string, KnownTemplate<Own>>;
  readonly #isIncomplete: () => boolean;
  #all: ReadonlyMap<string, KnownTemplate<Own>> | undefined;

  constructor(
    find: (name: string) => KnownTemplate<Own> | undefined,
    mayHave: (name: string) => boolean,
    all: () => ReadonlyMap<string, KnownTemplate<Own>>,
    isIncomplete: () => boolean,
  ) {
    this.#find = find;
    this.mayHave = mayHave;
    this.#readAll = all;
    this.#isIncomplete = isIncomplete;
  }

  /** Hot: several rules ask for each use. */
  find(name: string): KnownTemplate<Own> | undefined {
    if (this.#found.has(name)) return this.#found.get(name);
    const found = this.#find(name);
    this.#found.set(name, found);
    return found;
  }

  all(): ReadonlyMap<string, KnownTemplate<Own>> {
    this.#all ??= this.#readAll();
    return this.#all;
  }

  get isIncomplete(): boolean {
    return this.#isIncomplete();
  }
}

/** The name as the included file has it; undefined where it can't come from there. */
function withoutPrefix(name: string, { as }: LibraryInclude): string | undefined {
  if (as === undefined) return name;
  return name.startsWith(`${as}.`) ? name.slice(as.length + 1) : undefined;
}
