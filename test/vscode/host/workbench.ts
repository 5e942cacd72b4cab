/** What the suites in the extension hosts share: files, waiting for effects, and what VS Code has to say about a file. */
import * as vscode from "vscode";

/** The language that the window speaks; the suite runs once in each. */
export const isChinese = vscode.env.language === "zh-cn";

/** The text that is expected in this window. */
export const inWindow = (en: string, zhCn: string): string => (isChinese ? zhCn : en);

/** How long an effect may take on a busy machine. */
const limitMs = 15_000;

/** Asks until there is an answer, since effects come when the server has answered. */
export async function eventually<Value>(
  what: string,
  ask: () => Value | undefined | Promise<Value | undefined>,
): Promise<Value> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > deadline) throw new Error(`Waited ${limitMs / 1_000} s for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error("The suite wants a folder to be open.");
  return folder.uri;
}

/**
 * A file in a folder of its own, so that no test sees what another wrote: VS Code keeps the texts of closed files for a
 * while, and each file of tests is a bundle of its own, so a count would begin again. `/…` is in the workspace's folder.
 */
export async function writeFile(path: string, text: string): Promise<vscode.Uri> {
  const folder = path.startsWith("/")
    ? workspaceFolder()
    : vscode.Uri.joinPath(workspaceFolder(), `test-${crypto.randomUUID()}`);
  const uri = vscode.Uri.joinPath(folder, path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** The file in an editor, as a person has it. */
export async function show(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
}

export async function showFile(path: string, text: string): Promise<vscode.TextEditor> {
  return show(await writeFile(path, text));
}

export async function closeAllEditors(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

/** Our findings on a file, as `line:column code`, from one, in the order of the file. */
export function findingsOf(uri: vscode.Uri): readonly string[] {
  return [...vscode.languages.getDiagnostics(uri)]
    .sort((one, other) => one.range.start.compareTo(other.range.start))
    .map(({ range, code }) => `${range.start.line + 1}:${range.start.character + 1} ${codeOf(code)}`);
}

export const codeOf = (code: vscode.Diagnostic["code"]): string => `${typeof code === "object" ? code.value : code}`;

/** Waits until the findings of a file are these, all of them and no others. */
export async function waitForFindings(uri: vscode.Uri, expected: readonly string[]): Promise<void> {
  try {
    await eventually("findings", () => (`${findingsOf(uri)}` === `${expected}` ? true : undefined));
  } catch {
    throw new Error(`Expected the findings [${expected.join(", ")}], there are [${findingsOf(uri).join(", ")}].`);
  }
}

/** Replaces a text that stands once in the document. */
export async function replace({ document }: vscode.TextEditor, before: string, after: string): Promise<void> {
  const at = document.getText().indexOf(before);
  if (at < 0) throw new Error(`"${before}" does not stand in the file.`);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + before.length)), after);
  await vscode.workspace.applyEdit(edit);
}

/** Where a text stands first, `into` characters further on. */
export function place({ document }: vscode.TextEditor, text: string, into = 1): vscode.Position {
  const at = document.getText().indexOf(text);
  if (at < 0) throw new Error(`"${text}" does not stand in the file.`);
  return document.positionAt(at + into);
}

/** What a hover says, joined. */
export const hoverText = (hovers: readonly vscode.Hover[]): string =>
  hovers.flatMap(({ contents }) => contents.map((part) => (typeof part === "string" ? part : part.value))).join("\n");

/** Opens what the code of a file's first finding leads to, as a click on it does, and gives the code. */
export async function openCode(uri: vscode.Uri): Promise<string> {
  const code = vscode.languages.getDiagnostics(uri)[0]?.code;
  if (typeof code !== "object") throw new Error("The code leads nowhere.");
  await vscode.commands.executeCommand("vscode.open", code.target);
  return `${code.value}`;
}

/** Whether a file is what one sees, and no tab stands there that isn't a text or a view. */
export function isInFront(uri: vscode.Uri): boolean {
  const { activeTab, tabs } = vscode.window.tabGroups.activeTabGroup;
  const input = activeTab?.input;
  const hasOthers = tabs.some((tab) => tab.input instanceof vscode.TabInputCustom);
  return !hasOthers && input instanceof vscode.TabInputText && input.uri.toString() === uri.toString();
}

interface Api {
  serverState(): string;
  shownPage(): string | undefined;
}

async function api(): Promise<Api> {
  const extension = vscode.extensions.getExtension<Api>("pipewright.pipewright");
  if (!extension) throw new Error("The extension is not there.");
  return extension.activate();
}

/** The state of our server, as the extension tells it. */
export async function serverState(): Promise<string> {
  return (await api()).serverState();
}

/** Waits until the guide shows a page, by its id. */
export async function waitForPage(id: string): Promise<void> {
  const { shownPage } = await api();
  await eventually(`the page ${id}`, () => (shownPage() === id ? true : undefined));
}
