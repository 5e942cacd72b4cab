import { fileURLToPath } from "node:url";
import type { Host, ReadAnswer } from "../../features/index.ts";
import { readTextFile } from "./read-text-file.ts";

/** The local file system. Any address that isn't `file:` is missing here: the network is nobody's business below a door. */
export const nodeHost: Host = {
  async read(uri, limitBytes, signal): Promise<ReadAnswer> {
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
  },
};

/** Undefined for what names no file here: another scheme, another machine. */
function localPathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    // `fileURLToPath` has no other way to say that an address is none of this machine.
    return undefined;
  }
}
