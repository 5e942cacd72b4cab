import {
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensDelta,
  type SemanticTokensDeltaParams,
  type SemanticTokensLegend,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
} from "vscode-languageserver";
import type { Token, TokenKind } from "../dialects/index.ts";
import { spanOf, toLspPosition } from "./convert.ts";
import type { Answer } from "./guard.ts";
import type { OpenFile } from "./open-file.ts";
import type { Workspace } from "./workspace.ts";

/** Our kinds as the types that editors' themes have colours for. */
const typeOf = {
  stage: "class",
  template: "function",
  environment: "enumMember",
  step: "method",
  "step-type": "type",
  variable: "variable",
  secret: "variable",
  parameter: "parameter",
  context: "namespace",
  property: "property",
  function: "function",
  operator: "operator",
  string: "string",
  number: "number",
  keyword: "keyword",
} as const satisfies Record<TokenKind, string>;

const tokenTypes = [...new Set<string>(Object.values(typeOf))];

export const semanticTokensLegend: SemanticTokensLegend = { tokenTypes, tokenModifiers: ["declaration", "readonly"] };

/** Answers for whole documents, for parts of them, and for what has changed since the last answer. */
export class SemanticTokensAnswers {
  readonly #workspace: Workspace;
  /** What was answered last for each document, to which the next answer is a difference. */
  readonly #builders = new Map<string, SemanticTokensBuilder>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
    workspace.onClosed(({ document }) => this.#builders.delete(document.uri));
  }

  readonly full: Answer<SemanticTokensParams, SemanticTokens> = async ({ textDocument: { uri } }, signal) => {
    const open = await this.#workspace.file(uri, signal);
    if (!open) return { data: [] };
    const builder = new SemanticTokensBuilder();
    this.#builders.set(uri, builder);
    push(builder, open, open.core.features.semanticTokens(open.file, open.context));
    return builder.build();
  };

  readonly delta: Answer<SemanticTokensDeltaParams, SemanticTokens | SemanticTokensDelta> = async (
    { textDocument: { uri }, previousResultId },
    signal,
  ) => {
    const open = await this.#workspace.file(uri, signal);
    if (!open) return { data: [] };
    const builder = this.#builders.get(uri) ?? new SemanticTokensBuilder();
    this.#builders.set(uri, builder);
    builder.previousResult(previousResultId);
    push(builder, open, open.core.features.semanticTokens(open.file, open.context));
    return builder.buildEdits();
  };

  readonly range: Answer<SemanticTokensRangeParams, SemanticTokens> = async ({ textDocument, range }, signal) => {
    const open = await this.#workspace.file(textDocument.uri, signal);
    if (!open) return { data: [] };
    const builder = new SemanticTokensBuilder();
    push(builder, open, open.core.features.semanticTokens(open.file, open.context, spanOf(open, range)));
    return builder.build();
  };
}

function push(builder: SemanticTokensBuilder, open: OpenFile, tokens: readonly Token[]): void {
  for (const { start, end, kind, declares } of tokens) {
    const { line, character } = toLspPosition(open, start);
    const modifiers = (declares ? 1 : 0) + (kind === "secret" ? 2 : 0);
    builder.push(line, character, end - start, tokenTypes.indexOf(typeOf[kind]), modifiers);
  }
}
