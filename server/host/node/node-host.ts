import { realpath } from "node:fs/promises";
import { isAbsolute, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { BytesAnswer, Host, ReadAnswer } from "../../features/index.ts";
import { listFolder } from "./list-folder.ts";
import { readBytes } from "./read-bytes.ts";
import { readTextFile } from "./read-text-file.ts";

/** As many as `Host` promises. Its own, since a value of the core's would bring the core in before it is asked for. */
const mostEntries = 10_000;

/** The local file system. Any address that isn't `file:` is missing here: the network is nobody's business below a door. */
export const nodeHost: Host = {
  read,
  async readInside(folderUri, uri, limitBytes, signal): Promise<ReadAnswer> {
    const folder = localPathOf(folderUri);
    const path = localPathOf(uri);
    // It may be there, where we can't look.
    if (folder === undefined || path === undefined) return notHere;
    return (await isReallyInside(folder, path)) ? read(uri, limitBytes, signal) : outside;
  },
  async bytesInside(folderUri, uri, limitBytes, signal): Promise<BytesAnswer> {
    const folder = folderUri === undefined ? undefined : localPathOf(folderUri);
    const path = localPathOf(uri);
    if (path === undefined || (folderUri !== undefined && folder === undefined)) return notHere;
    return folder === undefined || (await isReallyInside(folder, path)) ? readBytes(path, limitBytes, signal) : outside;
  },
  async list(uri, signal) {
    const path = localPathOf(uri);
    return path === undefined ? notHere : listFolder(path, mostEntries, signal);
  },
};

const outside = { kind: "forbidden", reason: "outside of the folder" } as const;
const notHere = { kind: "forbidden", reason: "not a file of this machine" } as const;

async function read(uri: string, limitBytes: number, signal?: AbortSignal): Promise<ReadAnswer> {
  const path = localPathOf(uri);
  if (path === undefined) return { kind: "missing" };
  const answer = await readTextFile(path, limitBytes, signal);
  switch (answer.kind) {
    case "text":
      return { kind: "text", text: answer.text };
    case "missing":
      return answer;
    case "too-large":
      return { kind: "too-large", sizeBytes: answer.sizeBytes };
    case "not-text":
      return { kind: "forbidden", reason: "not UTF-8 text" };
    case "not-a-file":
      return { kind: "forbidden", reason: "not a file" };
    case "unreadable":
      return { kind: "forbidden", reason: answer.reason };
  }
}

/** With all links followed; what is not there is nowhere else either. */
async function isReallyInside(folder: string, path: string): Promise<boolean> {
  try {
    const way = relative(await realpath(folder), await realpath(path));
    return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
  } catch {
    // Missing, or behind a folder that we may not enter: reading it says which.
    return true;
  }
}

/** Undefined for what names no file here: another scheme, another machine. */
function localPathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    // `fileURLToPath` has no other way to say that an address is none of this machine.
    return undefined;
  }
}
