/**
 * What our client and our language server say to each other beyond LSP: names of methods, and the shapes that go
 * with them. Only names and types, so that neither end needs the other's packages. Any client may use these; none must.
 */
import type { Locale } from "./language.ts";
import type { Severity } from "./severity.ts";

/** What a client may pass as `initializationOptions`. Every part is optional; without any, the server is plain LSP. */
export interface PipewrightOptions {
  /**
   * Where a click on a finding's code goes: a URI with `{id}`, `{locale}` and `{uri}` (of the document) in it, which the
   * server fills in (percent-encoded), such as `command:pipewright.showRule?%5B%22{id}%22%5D` or `docs:/{locale}/{id}.md`.
   */
  readonly rulePages?: string;
  /** A command of the client that shows a page of the guide, given the page's id: hovers and light bulbs lead there. */
  readonly pageCommand?: string;
  /** Send `pipewright/statusChanged` when dialect or platform version of an open document changes. */
  readonly statusUpdates?: boolean;
  /** The server may read files by `pipewright/readFile`: for a client whose server has no file system (a browser). */
  readonly readsFiles?: boolean;
  /** Choices made in the editor in an earlier session: URI → dialect id. */
  readonly chosenDialects?: Readonly<Record<string, string>>;
  /** Addresses of the archives of packs that the client brings. */
  readonly packs?: readonly string[];
  /** Nobody has said yet that they trust the workspace; `pipewright/trusted` tells when somebody does. */
  readonly isUntrusted?: boolean;
}

/** Client → server: the user trusts the workspace now. No parameters. */
export const trustedMethod = "pipewright/trusted";

/** The settings under `pipewright` that the server asks for, by `workspace/configuration` or `didChangeConfiguration`. */
export interface PipewrightSettings {
  /** The platform version for files that don't say theirs. */
  readonly platform?: string;
  readonly level?: "basic" | "recommended" | "strict";
  readonly inlayHints?: { readonly enabled: boolean };
  /** Whether files that nobody has open are checked too; they are unless this says no. */
  readonly workspaceDiagnostics?: boolean;
  /** Packs, as folders, archives or addresses, as the user wrote them: a workspace can't set these. */
  readonly packs?: readonly string[];
  /** Rule id or pattern (`supply/*`) → level. */
  readonly rules?: Readonly<Record<string, Severity | "off">>;
}

export interface DocumentParams {
  readonly textDocument: { readonly uri: string };
}

/** Client → server: what the server takes a document for. `DocumentParams` → `DocumentStatus | null`; null: not ours. */
export const statusMethod = "pipewright/status";

/** Server → client, when `statusUpdates` was asked for. `StatusChangedParams`. */
export const statusChangedMethod = "pipewright/statusChanged";

export interface DocumentStatus {
  /** `pipeline`, or `pipewright-config` for `.pipewright.yml`. */
  readonly dialect: string;
  /** The dialect's title in the session's language. */
  readonly title: string;
  /** What decided that it is this dialect. */
  readonly dialectFrom: DialectSource;
  readonly platform: { readonly version: string; readonly from: PlatformSource };
  /** All versions that the dialect knows, oldest first: what a person may choose from. */
  readonly versions: readonly string[];
  /** Whether `pipewright/graph` has something to show of it. */
  readonly hasGraph: boolean;
  /** The `.pipewright.yml` that counts for the document. */
  readonly configUri?: string;
}

export type DialectSource = "comment" | "config" | "choice" | "name" | "root" | "include";
export type PlatformSource = "command-line" | "comment" | "file" | "config" | "setting" | "hub" | "pack";

export interface StatusChangedParams {
  readonly uri: string;
  readonly status: DocumentStatus | null;
}

/** Client → server, a notification: the person says what a document is; null takes the choice back. `ChooseDialectParams`. */
export const chooseDialectMethod = "pipewright/chooseDialect";

export interface ChooseDialectParams {
  readonly uri: string;
  readonly dialect: string | null;
}

/** Client → server: a rule's page. `RulePageParams` → `RulePage | null`; null: no such rule. */
export const rulePageMethod = "pipewright/rulePage";

export interface RulePageParams {
  readonly id: string;
  /** The session's language when absent. */
  readonly locale?: Locale;
}

export interface RulePage {
  readonly id: string;
  readonly markdown: string;
}

/** Client → server: how far a learner is with a first pipeline. `DocumentParams` → `LessonState | null`; null: not ours. */
export const lessonStateMethod = "pipewright/lessonState";

export interface LessonState {
  /** A document with a `pipeline` at its root. */
  readonly hasPipeline: boolean;
  /** The first stage has a name and steps, and no error stands in it. */
  readonly firstStageValid: boolean;
  /** Some step is a test. */
  readonly hasTestStep: boolean;
  /** All three, and no finding of any weight but hints in the file. */
  readonly checksClean: boolean;
}

/** The `data` of a code action whose edits make up a name: where it stands after them, for a rename at once. */
export interface RenameAfter {
  readonly renameAt: { readonly line: number; readonly character: number };
}

/** Client → server: what moving a document to another platform version takes. `MigrateParams` → `MigrateAnswer | null`; null: not ours. */
export const migrateMethod = "pipewright/migrate";

export interface MigrateParams extends DocumentParams {
  /** One of the dialect's versions. */
  readonly to: string;
}

/** A place in a document as LSP counts it. */
export interface WireRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface MigratedStep {
  /** `done`: the edits do it. `human`: somebody has to. */
  readonly kind: "done" | "human";
  readonly title: string;
  readonly why: string;
  /** The rule that asked for it. */
  readonly rule?: string;
  /** In the document as it is. */
  readonly before: WireRange;
  /** In the document after the edits. */
  readonly after: WireRange;
}

export type MigrateAnswer =
  | {
      readonly kind: "moved";
      readonly from: string;
      readonly to: string;
      /** The version of the document that the edits belong to. */
      readonly version: number;
      readonly edits: readonly { readonly range: WireRange; readonly newText: string }[];
      readonly steps: readonly MigratedStep[];
    }
  | { readonly kind: "refused"; readonly reason: string };

/** Server → client, when `readsFiles` was said: one file. `ReadFileParams` → `ReadFileAnswer`. */
export const readFileMethod = "pipewright/readFile";

export interface ReadFileParams {
  readonly uri: string;
  readonly limitBytes: number;
  /** Its bytes as base64 instead of text. */
  readonly asBase64?: true;
}

export type ReadFileAnswer =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "missing" }
  | { readonly kind: "too-large"; readonly sizeBytes: number }
  | { readonly kind: "forbidden"; readonly reason: string };

/** Server → client, when `readsFiles` was said: the pages that are shipped with us, as text. `void` → `string | null`. */
export const ownPagesMethod = "pipewright/ownPages";

/** Server → client, when `readsFiles` was said: what a folder holds. `ListFolderParams` → `ListFolderAnswer`. */
export const listFolderMethod = "pipewright/listFolder";

export interface ListFolderParams {
  readonly uri: string;
  readonly mostEntries: number;
}

export type ListFolderAnswer =
  | {
      readonly kind: "entries";
      readonly entries: readonly { readonly name: string; readonly kind: "file" | "folder" | "other" }[];
    }
  | { readonly kind: "missing" }
  | { readonly kind: "forbidden"; readonly reason: string };
