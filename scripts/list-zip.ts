/** One file of a zip archive. */
export interface ZipEntry {
  readonly path: string;
  readonly sizeBytes: number;
}

/**
 * The files of a zip archive, from the directory at its end. Throws where there is none.
 * Source: APPNOTE.TXT 6.3.10, 4.3.12 (central directory) and 4.3.16 (its end). No zip64: our archives are small.
 */
export function listZip(archive: Buffer): readonly ZipEntry[] {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0) throw new Error("This is not a zip archive: it has no directory.");
  const entries: ZipEntry[] = [];
  let offset = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const pathLength = archive.readUInt16LE(offset + 28);
    const extraLength = archive.readUInt16LE(offset + 30);
    const commentLength = archive.readUInt16LE(offset + 32);
    const path = archive.toString("utf8", offset + 46, offset + 46 + pathLength);
    entries.push({ path, sizeBytes: archive.readUInt32LE(offset + 24) });
    offset += 46 + pathLength + extraLength + commentLength;
  }
  return entries;
}
