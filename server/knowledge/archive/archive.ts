/**
 * A pack in one file: a zip archive, as `pipewright pack build` makes it. Nobody has to trust who made it: its table of
 * contents is checked as a whole before anything is read, and a file is unpacked alone, when it is asked for, never
 * further than the table says.
 *
 * The format is that of PKWARE's APPNOTE 6.3: sections 4.3.7 (local header), 4.3.12 (directory), 4.3.16 (end).
 */
import { Inflate } from "fflate";
import type { Text, Words } from "../../../protocol/index.ts";

/** Bounds of an archive, in bytes where nothing else is said. */
export const archiveLimits = {
  packed: 50_000_000,
  unpacked: 250_000_000,
  files: 25_000,
  /** Characters. */
  path: 500,
  /** Folders in one another, the file among them. */
  steps: 16,
} as const;

export interface Archive {
  /** The paths of the files in it, with slashes, in the order of the archive. */
  readonly paths: readonly string[];
  /** Undefined for a path that is not in it. */
  sizeOf(path: string): number | undefined;
  /** The bytes of a file; undefined for one that is not there, or of which the table doesn't say the right size. */
  read(path: string): Uint8Array | undefined;
}

export interface ArchiveFault {
  readonly text: Text;
  readonly words: Words;
}

export type OpenArchiveAnswer =
  | { readonly ok: true; readonly archive: Archive }
  | { readonly ok: false; readonly fault: ArchiveFault };

interface Entry {
  readonly path: string;
  readonly isPacked: boolean;
  readonly packedSize: number;
  readonly size: number;
  /** Of its local header. */
  readonly offset: number;
}

const sizeOfEnd = 22;
const sizeOfDirectoryHeader = 46;
const sizeOfLocalHeader = 30;
const longestComment = 65_535;

/** Reads the table of contents. Never throws: what is no archive, or one that nobody should open, is told. */
export function openArchive(bytes: Uint8Array): OpenArchiveAnswer {
  if (bytes.length > archiveLimits.packed) return refused(texts.tooLarge, { limit: megabytes(archiveLimits.packed) });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === undefined) return refused(texts.noArchive);
  const count = view.getUint16(end + 10, true);
  const directorySize = view.getUint32(end + 12, true);
  let at = view.getUint32(end + 16, true);
  if (count > archiveLimits.files) return refused(texts.tooManyFiles, { limit: String(archiveLimits.files) });
  if (at + directorySize > end) return refused(texts.noArchive);
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  let packed = 0;
  for (let index = 0; index < count; index++) {
    if (at + sizeOfDirectoryHeader > end || view.getUint32(at, true) !== 0x02014b50) return refused(texts.noArchive);
    const nameLength = view.getUint16(at + 28, true);
    const nameStart = at + sizeOfDirectoryHeader;
    const next = nameStart + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return refused(texts.noArchive);
    const path = textIn(bytes.subarray(nameStart, nameStart + nameLength));
    const fault = path === undefined ? refused(texts.oddPath, { path: "?" }) : faultOfHeader(view, at, path);
    if (fault) return fault;
    if (path !== undefined && !path.endsWith("/")) {
      if (entries.has(path)) return refused(texts.twice, { path });
      const entry: Entry = {
        path,
        isPacked: view.getUint16(at + 10, true) === 8,
        packedSize: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        offset: view.getUint32(at + 42, true),
      };
      packed += entry.packedSize;
      // Files that share their bytes make much of little.
      if (packed > bytes.length) return refused(texts.noArchive);
      unpacked += entry.size;
      if (unpacked > archiveLimits.unpacked) {
        return refused(texts.tooLargeUnpacked, { limit: megabytes(archiveLimits.unpacked) });
      }
      entries.set(path, entry);
    }
    at = next;
  }
  return { ok: true, archive: archiveOf(bytes, entries) };
}

/** Where the record at the end begins: a comment may stand behind it. */
function endOf(view: DataView): number | undefined {
  const last = view.byteLength - sizeOfEnd;
  for (let at = last; at >= Math.max(0, last - longestComment); at--) {
    if (view.getUint32(at, true) === 0x06054b50 && at + sizeOfEnd + view.getUint16(at + 20, true) === view.byteLength) {
      return at;
    }
  }
  return undefined;
}

const encrypted = 1;
const symbolicLink = 0xa000;

function faultOfHeader(view: DataView, at: number, path: string): OpenArchiveAnswer | undefined {
  if (!isPathInside(path)) return refused(texts.oddPath, { path: path.slice(0, 200) });
  const method = view.getUint16(at + 10, true);
  if ((view.getUint16(at + 8, true) & encrypted) !== 0 || (method !== 0 && method !== 8)) {
    return refused(texts.oddFile, { path });
  }
  // The upper half holds the rights that Unix gives, with the kind of file.
  if ((view.getUint16(at + 40, true) & 0xf000) === symbolicLink) return refused(texts.link, { path });
  return undefined;
}

/** A path that leads nowhere but down, on every system. */
function isPathInside(path: string): boolean {
  if (path.length > archiveLimits.path || /[\\:\p{Cc}]/u.test(path)) return false;
  const steps = path.replace(/\/$/, "").split("/");
  return steps.length <= archiveLimits.steps && steps.every((step) => step !== "" && step !== "." && step !== "..");
}

function archiveOf(bytes: Uint8Array, entries: ReadonlyMap<string, Entry>): Archive {
  return {
    paths: [...entries.keys()],
    sizeOf: (path) => entries.get(path)?.size,
    read(path) {
      const entry = entries.get(path);
      const packed = entry && packedBytes(bytes, entry);
      if (!entry || !packed) return undefined;
      if (!entry.isPacked) return packed.length === entry.size ? packed : undefined;
      return inflated(packed, entry.size);
    },
  };
}

function packedBytes(bytes: Uint8Array, { offset, packedSize }: Entry): Uint8Array | undefined {
  if (offset + sizeOfLocalHeader > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(offset, true) !== 0x04034b50) return undefined;
  const start = offset + sizeOfLocalHeader + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  return start + packedSize <= bytes.length ? bytes.subarray(start, start + packedSize) : undefined;
}

/** Small, so that what says that it is small and is not shows itself soon: a byte can become a thousand. */
const pieceSize = 4_096;

/** Undefined where something else comes out than was promised: then nobody unpacks it to its end. */
function inflated(packed: Uint8Array, size: number): Uint8Array | undefined {
  // What can't be packed grows by little; more of it is there only to keep us busy.
  if (packed.length > size * 1.01 + 1_000) return undefined;
  const whole = new Uint8Array(size);
  let filled = 0;
  const inflate = new Inflate((piece) => {
    if (filled + piece.length <= size) whole.set(piece, filled);
    filled += piece.length;
  });
  try {
    for (let at = 0; at < packed.length && filled <= size; at += pieceSize) {
      inflate.push(packed.subarray(at, at + pieceSize), at + pieceSize >= packed.length);
    }
  } catch {
    // fflate says by throwing that the bytes are no such stream.
    return undefined;
  }
  return filled === size ? whole : undefined;
}

function textIn(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // The decoder says "not UTF-8" by throwing, and by nothing else.
    return undefined;
  }
}

function megabytes(bytes: number): string {
  return String(Math.round(bytes / 1_000_000));
}

function refused(text: Text, words: Words = {}): OpenArchiveAnswer {
  return { ok: false, fault: { text, words } };
}

const texts = {
  noArchive: {
    en: "It is no archive of a pack. `pipewright pack build` makes one.",
    "zh-cn": "它不是扩展包的归档文件。可用 `pipewright pack build` 制作。",
  },
  tooLarge: {
    en: "The archive is larger than {limit} MB.",
    "zh-cn": "归档文件超过 {limit} MB。",
  },
  tooLargeUnpacked: {
    en: "Unpacked, the archive would be larger than {limit} MB.",
    "zh-cn": "归档文件解开后会超过 {limit} MB。",
  },
  tooManyFiles: {
    en: "The archive holds more than {limit} files.",
    "zh-cn": "归档文件中的文件超过 {limit} 个。",
  },
  oddPath: {
    en: "The archive has a file whose path leads out of it: `{path}`. Make it anew with `pipewright pack build`.",
    "zh-cn": "归档文件中有一个路径超出了它：`{path}`。请用 `pipewright pack build` 重新制作。",
  },
  link: {
    en: "The archive has a link in it, `{path}`. Put the file itself there.",
    "zh-cn": "归档文件中有链接 `{path}`。请放入文件本身。",
  },
  oddFile: {
    en: "`{path}` in the archive is encrypted or packed in an unusual way. Make it anew with `pipewright pack build`.",
    "zh-cn": "归档文件中的 `{path}` 已加密，或压缩方式不常见。请用 `pipewright pack build` 重新制作。",
  },
  twice: {
    en: "The archive has two files `{path}`. Make it anew with `pipewright pack build`.",
    "zh-cn": "归档文件中有两个 `{path}`。请用 `pipewright pack build` 重新制作。",
  },
} satisfies Readonly<Record<string, Text>>;
