import { type Archive, archiveLimits, openArchive } from "../../knowledge/index.ts";
import type { Host } from "../host.ts";
import { type Told, toldOfBytes } from "./archive-faults.ts";
import { archiveHost } from "./archive-host.ts";
import { type LoadAnswer, loadPack } from "./load-pack.ts";

/** A pack of a folder or of an archive on the disk. `rootUri`: it has to lie in there, links followed. */
export async function openPack(uri: string, host: Host, rootUri?: string): Promise<LoadAnswer> {
  if (!isArchive(uri)) return loadPack(uri, host);
  const bytes = await host.bytesInside(rootUri ?? folderOf(uri), uri, archiveLimits.packed);
  if (bytes.kind !== "bytes") return broken(toldOfBytes(bytes));
  const answer = openArchive(bytes.bytes);
  return answer.ok ? packInArchive(uri, answer.archive) : broken(answer.fault);
}

/** Whether an address is one of an archive, not of a folder. */
export function isArchive(uri: string): boolean {
  return /\.zip$/i.test(uri);
}

/** The same of an archive that is open already. Its files have addresses as if it were a folder. */
export function packInArchive(uri: string, archive: Archive): Promise<LoadAnswer> {
  return loadPack(uri, archiveHost(uri, archive));
}

function broken(told: Told): LoadAnswer {
  return { kind: "broken", trouble: told };
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/"));
}
