import { type Archive, archiveLimits, openArchive } from "../../knowledge/index.ts";
import type { Host } from "../host.ts";
import { type Told, toldOfBytes } from "./archive-faults.ts";
import { preparedPagesFile } from "./archive-files.ts";
import { archiveHost } from "./archive-host.ts";
import { type LoadAnswer, loadPack } from "./load-pack.ts";

/** A pack of a folder or of an archive on the disk. `rootUri`: it has to lie in there, links followed; anywhere without. */
export async function openPack(uri: string, host: Host, rootUri?: string): Promise<LoadAnswer> {
  if (!isArchive(uri)) return loadPack(uri, host);
  const bytes = await host.bytesInside(rootUri, uri, archiveLimits.packed);
  if (bytes.kind !== "bytes") return broken(toldOfBytes(bytes));
  const answer = openArchive(bytes.bytes);
  return answer.ok ? packInArchive(uri, answer.archive) : broken(answer.fault);
}

/** Whether an address is one of an archive, not of a folder. */
export function isArchive(uri: string): boolean {
  return /\.zip$/i.test(uri);
}

/** The same of an archive that is open already. Its files have addresses as if it were a folder. */
export async function packInArchive(address: string, archive: Archive): Promise<LoadAnswer> {
  const uri = address.replace(/\/+$/, "");
  const host = archiveHost(uri, archive);
  const answer = await loadPack(uri, host);
  if (answer.kind === "broken") return answer;
  const preparedPages = async (signal?: AbortSignal): Promise<string | undefined> => {
    const read = await host.read(`${uri}/${preparedPagesFile}`, mostPrepared, signal);
    return read.kind === "text" ? read.text : undefined;
  };
  return { kind: "loaded", pack: { ...answer.pack, isArchive: true, preparedPages } };
}

/** Bytes. */
const mostPrepared = 60_000_000;

function broken(told: Told): LoadAnswer {
  return { kind: "broken", trouble: told };
}
