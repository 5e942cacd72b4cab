import { type CodeAction, CodeActionKind, type CodeActionParams } from "vscode-languageserver";
import { type RenameAfter, say } from "../../protocol/index.ts";
import type { Span } from "../document/index.ts";
import type { Action, Finding, PageTitle, ProjectFile } from "../features/index.ts";
import type { ClientAbilities } from "./client-abilities.ts";
import { spanOf, toLspEdit } from "./convert.ts";
import { toLspDiagnostic } from "./diagnostics.ts";
import type { Answer } from "./guard.ts";
import type { OpenFile } from "./open-file.ts";
import { pageCommand, readerOf } from "./page-links.ts";
import { fixAllKind } from "./server-capabilities.ts";
import type { Workspace } from "./workspace.ts";
import { editOf, editOfConfig } from "./workspace-edit.ts";

const kinds = {
  "quick-fix": CodeActionKind.QuickFix,
  "fix-all": fixAllKind,
  extract: CodeActionKind.RefactorExtract,
  rewrite: CodeActionKind.RefactorRewrite,
} as const;

/** A `.pipewright.yml` is small: a larger file is not offered for change. */
const configLimitBytes = 256 * 1024;

export const onCodeAction =
  (workspace: Workspace, client: ClientAbilities): Answer<CodeActionParams, CodeAction[]> =>
  async ({ textDocument, range, context: { only } }, signal) => {
    const open = await workspace.file(textDocument.uri, signal);
    if (!open) return [];
    const { features } = open.core;
    const actions: Action[] = [];
    const selection = spanOf(open, range);
    if (isWanted(kinds["quick-fix"], only)) {
      const project = await projectOf(workspace, open, signal);
      actions.push(...features.codeActions(open.file, selection, open.findings(), open.context, project));
    }
    if (isWanted(kinds.extract, only) || isWanted(kinds.rewrite, only)) {
      const others = features.refactorings(open.file, selection, open.context, actions);
      actions.push(...others.filter(({ kind }) => isWanted(kinds[kind], only)));
    }
    // In the plain list of a place it would stand beside the fixes of that place; it has a menu of its own.
    const all =
      only && isWanted(fixAllKind, only) ? features.fixAllAction(open.file, open.findings(), open.context) : undefined;
    if (all) actions.push(all);
    const answers = isWanted(kinds["quick-fix"], only) ? answersIn(workspace, open, selection, client) : [];
    return [...actions.flatMap((action) => toLspAction(open, action, client)), ...answers];
  };

/** What explains the findings of a place, and what answers them: after all that mends them, each page once. */
function answersIn(
  workspace: Workspace,
  open: OpenFile,
  selection: Span,
  client: ClientAbilities,
): readonly CodeAction[] {
  if (client.options.pageCommand === undefined) return [];
  const here = open.findings().filter(({ span }) => span.start <= selection.end && selection.start <= span.end);
  const knowledge = here.length > 0 ? workspace.knowledgeNow(open) : undefined;
  const explaining = new Map<string, CodeAction>();
  const answering = new Map<string, CodeAction>();
  const add = (actions: Map<string, CodeAction>, page: PageTitle, finding: Finding): void => {
    const command = pageCommand(page, client);
    if (!command || actions.has(page.id) || actions.size >= mostAnswers) return;
    const { title } = command;
    const diagnostics = [toLspDiagnostic(open, finding, client)];
    actions.set(page.id, { title, kind: CodeActionKind.QuickFix, command, diagnostics });
  };
  for (const finding of here) {
    const { code } = finding;
    add(explaining, { id: `code:${code}`, title: say(codeTitle, client.locale, { code }) }, finding);
    if (!knowledge) continue;
    for (const { id, title } of open.core.features.answersTo(code, knowledge, readerOf(open))) {
      add(answering, { id, title: say(answerTitle, client.locale, { title }) }, finding);
    }
  }
  return [...explaining.values(), ...answering.values()];
}

const mostAnswers = 3;
const codeTitle = { en: "Explain `{code}`", "zh-cn": "说明 `{code}`" };
const answerTitle = { en: "Read: {title}", "zh-cn": "阅读：{title}" };

/** A kind stands for all below it: `source` asks for `source.fixAll.pipewright` too. */
function isWanted(kind: string, only: readonly string[] | undefined): boolean {
  return only === undefined || only.some((asked) => asked === "" || kind === asked || kind.startsWith(`${asked}.`));
}

/** The configuration that a rule could be switched off in; the client's root is where a new one would stand. */
async function projectOf(workspace: Workspace, open: OpenFile, signal: AbortSignal): Promise<ProjectFile | undefined> {
  const root = workspace.configs.rootOf(open.uri);
  const uri =
    open.context.config.uri ?? (root === undefined ? undefined : `${root.replace(/\/$/, "")}/.pipewright.yml`);
  if (uri === undefined) return undefined;
  const unsaved = workspace.text(uri);
  if (unsaved !== undefined) return { uri, text: unsaved };
  const answer = await workspace.host.read(uri, configLimitBytes, signal);
  if (answer.kind === "missing") return { uri, text: undefined };
  return answer.kind === "text" ? { uri, text: answer.text } : undefined;
}

function toLspAction(open: OpenFile, action: Action, client: ClientAbilities): CodeAction[] {
  const edit = action.config
    ? editOfConfig(open, action.config, client)
    : editOf(
        open,
        action.edits.map((one) => toLspEdit(open, one)),
        client,
      );
  if (!edit) return [];
  return [
    {
      title: action.title,
      kind: kinds[action.kind],
      edit,
      ...nameToChange(open, action),
      ...(action.finding ? { diagnostics: [toLspDiagnostic(open, action.finding, client)] } : {}),
      ...(action.preferred && client.preferredActions ? { isPreferred: true } : {}),
    },
  ];
}

/** Where our client begins a rename after the edits: LSP has no word for it. */
function nameToChange({ core, file }: OpenFile, { edits, renameAt }: Action): { data?: RenameAfter } {
  const at = renameAt === undefined ? undefined : core.document.positionAfter(file.lines, edits, renameAt);
  return at ? { data: { renameAt: { line: at.line, character: at.column } } } : {};
}
