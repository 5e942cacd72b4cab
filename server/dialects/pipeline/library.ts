import type { FileDigest, FilePlace } from "../related-files.ts";

/** What a step does, as far as others have to know. */
export interface StepWork {
  readonly type: { readonly id: string } | undefined;
  readonly shell: string | undefined;
  /** The name of the template that stands here instead of a step. */
  readonly template: string | undefined;
}

export interface TemplateParameter {
  readonly name: string;
  readonly type: string | undefined;
  /** Of a choice; undefined where they can't be told. */
  readonly options: readonly string[] | undefined;
  /** It has to be given: required, and without a default. */
  readonly isNeeded: boolean;
  readonly default: string | undefined;
  readonly description: string | undefined;
}

/** A template as those see it that use it. */
export interface TemplateContent {
  readonly name: string;
  /** Undefined where that is missing or wrong, of which the schema speaks. */
  readonly kind: "stage" | "steps" | undefined;
  /** Undefined where they can't be told. */
  readonly parameters: readonly TemplateParameter[] | undefined;
  readonly steps: readonly StepWork[];
}

export interface LibraryTemplate extends TemplateContent {
  /** Where it gets its name. */
  readonly place: FilePlace;
  /** The name as it is written, quotes included. */
  readonly written: string;
  /** It came there by a merge: the words stand at an anchor. */
  readonly isShared: boolean;
}

/** A place of another file where a template is used. */
export interface LibraryUse {
  readonly name: string;
  /** The template that it is in; undefined in the pipeline itself. */
  readonly inside: string | undefined;
  readonly place: FilePlace;
  /** The words as they are written, quotes included. */
  readonly written: string;
  /** The words stand elsewhere than here: at an anchor. */
  readonly isShared: boolean;
}

export interface LibraryInclude {
  readonly path: string;
  readonly as: string | undefined;
}

export interface LibraryContent {
  /** The first of each name, of all documents of the file. */
  readonly templates: ReadonlyMap<string, LibraryTemplate>;
  readonly includes: readonly LibraryInclude[];
  readonly uses: readonly LibraryUse[];
  /** Whether it has a place for templates at all. */
  readonly hasTemplates: boolean;
  /** There may be templates that we can't see. */
  readonly isOpen: boolean;
  /** The words of its templates that may be names of variables. */
  readonly usedWords: ReadonlySet<string>;
}

/** What others may know of a pipeline file. */
export class LibraryDigest implements FileDigest {
  readonly uri: string;
  readonly library: LibraryContent;
  readonly references: readonly string[];
  #content: string | undefined;

  constructor(uri: string, library: LibraryContent) {
    this.uri = uri;
    this.library = library;
    this.references = library.includes.map(({ path }) => path);
  }

  get content(): string {
    this.#content ??= contentOf(this.library);
    return this.#content;
  }
}

/** All but the places. */
function contentOf({ templates, includes, uses, hasTemplates, isOpen, usedWords }: LibraryContent): string {
  const contents = [...templates.values()].map(({ place: _, written: __, ...content }) => content);
  const inTemplates = uses.filter(({ inside }) => inside !== undefined).map(({ name, inside }) => [inside, name]);
  return JSON.stringify([contents, includes, inTemplates, hasTemplates, isOpen, [...usedWords]]);
}
