import type { ClientCapabilities, DiagnosticsCapabilities, InitializeParams } from "vscode-languageserver";
import { type Locale, nearestLocale, type PipewrightOptions } from "../../protocol/index.ts";

/** What the client said it can do, as answers to the questions that we have. What it did not say, it can't. */
export interface ClientAbilities {
  readonly locale: Locale;
  readonly options: PipewrightOptions;
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly codeDescription: boolean;
  readonly relatedInformation: boolean;
  /** LSP's numbers of the diagnostic tags that it draws. */
  readonly diagnosticTags: ReadonlySet<number>;
  readonly answersSettings: boolean;
  readonly registersSettings: boolean;
  readonly refreshesInlayHints: boolean;
  readonly watchesFiles: boolean;
  /** Also files below one folder alone. */
  readonly watchesFolders: boolean;
  readonly workspaceFolders: boolean;
  readonly hierarchicalSymbols: boolean;
  readonly lineFoldingOnly: boolean;
  readonly snippets: boolean;
  readonly insertTextModes: boolean;
  readonly labelDetails: boolean;
  readonly completionTags: boolean;
  readonly markdownInCompletion: boolean;
  readonly markdownInHover: boolean;
  readonly codeActionLiterals: boolean;
  readonly preferredActions: boolean;
  readonly documentChanges: boolean;
  readonly createsFiles: boolean;
  readonly preparesRename: boolean;
  /** Formatting can be offered for single documents. */
  readonly registersFormatting: boolean;
}

export function abilitiesOf({ capabilities, locale, initializationOptions }: InitializeParams): ClientAbilities {
  const { workspace } = capabilities;
  const edit = workspace?.workspaceEdit;
  return {
    ...diagnosticAbilities(capabilities),
    ...textAbilities(capabilities),
    locale: nearestLocale(locale),
    options: optionsOf(initializationOptions),
    answersSettings: workspace?.configuration === true,
    registersSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    watchesFolders: workspace?.didChangeWatchedFiles?.relativePatternSupport === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    documentChanges: edit?.documentChanges === true,
    createsFiles: edit?.documentChanges === true && edit.resourceOperations?.includes("create") === true,
  };
}

/** A client of 3.17 says under `publishDiagnostics` what it draws, also of those that it pulls; 3.18 has a place for each. */
function diagnosticAbilities({ textDocument, workspace }: ClientCapabilities) {
  const push: DiagnosticsCapabilities | undefined = textDocument?.publishDiagnostics;
  const pull: DiagnosticsCapabilities | undefined = textDocument?.diagnostic;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    codeDescription: (pull?.codeDescriptionSupport ?? push?.codeDescriptionSupport) === true,
    relatedInformation: (pull?.relatedInformation ?? push?.relatedInformation) === true,
    diagnosticTags: new Set<number>((pull?.tagSupport ?? push?.tagSupport)?.valueSet ?? []),
  };
}

function textAbilities({ textDocument }: ClientCapabilities) {
  const item = textDocument?.completion?.completionItem;
  return {
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    lineFoldingOnly: textDocument?.foldingRange?.lineFoldingOnly === true,
    snippets: item?.snippetSupport === true,
    insertTextModes: item?.insertTextModeSupport !== undefined,
    labelDetails: item?.labelDetailsSupport === true,
    completionTags: item?.tagSupport !== undefined,
    markdownInCompletion: item?.documentationFormat?.includes("markdown") === true,
    markdownInHover: textDocument?.hover?.contentFormat?.includes("markdown") === true,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    preferredActions: textDocument?.codeAction?.isPreferredSupport === true,
    preparesRename: textDocument?.rename?.prepareSupport === true,
    registersFormatting:
      textDocument?.formatting?.dynamicRegistration === true &&
      textDocument.rangeFormatting?.dynamicRegistration === true,
  };
}

/** `initializationOptions` come from anywhere: what isn't of the right shape counts as not said. */
function optionsOf(said: unknown): PipewrightOptions {
  if (typeof said !== "object" || said === null) return {};
  const { rulePages, pageCommand, statusUpdates, readsFiles, chosenDialects, packs, isUntrusted } = said as Record<
    string,
    unknown
  >;
  return {
    ...(typeof rulePages === "string" ? { rulePages } : {}),
    ...(typeof pageCommand === "string" ? { pageCommand } : {}),
    statusUpdates: statusUpdates === true,
    readsFiles: readsFiles === true,
    chosenDialects: stringsOf(chosenDialects),
    packs: Array.isArray(packs) ? packs.filter((one) => typeof one === "string") : [],
    isUntrusted: isUntrusted === true,
  };
}

function stringsOf(said: unknown): Readonly<Record<string, string>> {
  if (typeof said !== "object" || said === null) return {};
  return Object.fromEntries(
    Object.entries(said).filter((pair): pair is [string, string] => typeof pair[1] === "string"),
  );
}
