import * as vscode from "vscode";
import { pictureData } from "../../protocol/index.ts";

/** Of one page; what is beyond is not read. */
const mostBytes = 20 * 1024 * 1024;

/** Larger ones the server doesn't name; it may have grown meanwhile. */
const mostBytesOfOne = 5 * 1024 * 1024;

/** Reads the pictures of a page, one after the other, and gives each as soon as it is there. What can't be read is left out. */
export async function* readPictures(
  addresses: readonly (string | null)[],
): AsyncGenerator<{ readonly picture: number; readonly src: string }> {
  let left = mostBytes;
  for (const [picture, address] of addresses.entries()) {
    if (address?.startsWith("data:")) {
      yield { picture, src: address };
      continue;
    }
    const bytes = address === null ? undefined : await bytesOf(vscode.Uri.parse(address, true), left);
    if (address === null || !bytes) continue;
    left -= bytes.length;
    const src = pictureData(address, bytes);
    if (src !== undefined) yield { picture, src };
  }
}

async function bytesOf(uri: vscode.Uri, left: number): Promise<Uint8Array | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    return size <= Math.min(left, mostBytesOfOne) ? await vscode.workspace.fs.readFile(uri) : undefined;
  } catch {
    return undefined; // it went away after the server had seen it: its words stand there
  }
}

/** Shows a picture as large as it is, in an editor of its own. */
export async function showPicture(address: string): Promise<void> {
  await vscode.commands.executeCommand(
    "vscode.openWith",
    vscode.Uri.parse(address, true),
    "imagePreview.previewEditor",
  );
}
