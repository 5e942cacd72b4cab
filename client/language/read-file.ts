import * as vscode from "vscode";
import {
  base64Of,
  type ListFolderAnswer,
  type ListFolderParams,
  type ReadFileAnswer,
  type ReadFileParams,
} from "../../protocol/index.ts";

/** One file for a server that has no file system: of the workspace, or one of those that the extension brings. */
export async function readFileForServer(
  { uri: address, limitBytes, asBase64 }: ReadFileParams,
  own: readonly vscode.Uri[],
): Promise<ReadFileAnswer> {
  const uri = vscode.Uri.parse(address, true);
  const isOwn = own.some((one) => one.toString() === uri.toString());
  if (!isOwn && !vscode.workspace.getWorkspaceFolder(uri))
    return { kind: "forbidden", reason: "outside the workspace" };
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > limitBytes) return { kind: "too-large", sizeBytes: size };
    const bytes = await vscode.workspace.fs.readFile(uri);
    return { kind: "text", text: asBase64 ? base64Of(bytes) : new TextDecoder().decode(bytes) };
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === "NoPermissions") {
      return { kind: "forbidden", reason: error.message };
    }
    return { kind: "missing" };
  }
}

/** What a folder of the workspace holds, for the same server. */
export async function listFolderForServer({ uri: address, mostEntries }: ListFolderParams): Promise<ListFolderAnswer> {
  const uri = vscode.Uri.parse(address, true);
  if (!vscode.workspace.getWorkspaceFolder(uri)) return { kind: "forbidden", reason: "outside the workspace" };
  try {
    const entries = await vscode.workspace.fs.readDirectory(uri);
    return {
      kind: "entries",
      entries: entries.slice(0, mostEntries).map(([name, type]) => ({ name, kind: kinds[type] ?? "other" })),
    };
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === "NoPermissions") {
      return { kind: "forbidden", reason: error.message };
    }
    return { kind: "missing" };
  }
}

const kinds: Readonly<Partial<Record<vscode.FileType, "file" | "folder">>> = {
  [vscode.FileType.File]: "file",
  [vscode.FileType.Directory]: "folder",
};

/** The pages that are shipped with us; null where they can't be read. */
export async function readOwnPages(extension: vscode.Uri): Promise<string | null> {
  try {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, "dist", "pages.json"));
    return new TextDecoder().decode(bytes);
  } catch {
    return null;
  }
}
