import * as vscode from "vscode";
import { pictureData } from "../../protocol/index.ts";

/** Of one page; what is beyond is not read. */
const mostBytes = 20 * 1024 * 1024;

/** Larger ones the server doesn't name; it may have grown meanwhile. */
const mostBytesOfOne = 5 * 1024 * 1024;

export interface PictureRead {
  readonly picture: number;
  readonly src: string;
  /** An editor can show its file. */
  readonly opens: boolean;
}

/** Whether a picture has a file that an editor could open; one of an archive holds all of itself in its address. */
const hasFile = (address: string): boolean => !address.startsWith("data:");

/** Reads the pictures of a page, one after the other, and gives each as soon as it is there. What can't be read is left out. */
export async function* readPictures(addresses: readonly (string | null)[]): AsyncGenerator<PictureRead> {
  let left = mostBytes;
  for (const [picture, address] of addresses.entries()) {
    if (address === null) continue;
    if (!hasFile(address)) {
      yield { picture, src: address, opens: false };
      continue;
    }
    const bytes = await bytesOf(vscode.Uri.parse(address, true), left);
    if (!bytes) continue;
    left -= bytes.length;
    const src = pictureData(address, bytes);
    if (src !== undefined) yield { picture, src, opens: true };
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

/** Shows a picture as large as it is, in an editor of its own; does nothing for one without a file. */
export async function showPicture(address: string): Promise<void> {
  if (!hasFile(address)) return;
  await vscode.commands.executeCommand(
    "vscode.openWith",
    vscode.Uri.parse(address, true),
    "imagePreview.previewEditor",
  );
}
