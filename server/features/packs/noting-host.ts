import type { Host } from "../host.ts";
import { addressKey } from "../related/resolve-path.ts";

/** A host that notes, by `addressKey`, which files and folders were looked for through it, also those that are not there. */
export function notingHost(host: Host, lookedFor: Set<string>): Host {
  const note = (uri: string): void => void lookedFor.add(addressKey(uri));
  return {
    read(uri, ...rest) {
      note(uri);
      return host.read(uri, ...rest);
    },
    readInside(folderUri, uri, ...rest) {
      note(uri);
      return host.readInside(folderUri, uri, ...rest);
    },
    bytesInside(folderUri, uri, ...rest) {
      note(uri);
      return host.bytesInside(folderUri, uri, ...rest);
    },
    list(uri, ...rest) {
      note(uri);
      return host.list(uri, ...rest);
    },
  };
}
