const types: Readonly<Record<string, string>> = {
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  webp: "image/webp",
  gif: "image/gif",
};

/** So many bytes become text at once: more arguments than this a call can't have. */
const pieceBytes = 0x8000;

/** A picture as an address that holds all of it; undefined for a file that is no picture by its name. */
export function pictureData(address: string, bytes: Uint8Array): string | undefined {
  const type = types[/\.([a-z]+)$/i.exec(address)?.[1]?.toLowerCase() ?? ""];
  if (type === undefined) return undefined;
  let binary = "";
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    binary += String.fromCharCode(...bytes.subarray(at, at + pieceBytes));
  }
  return `data:${type};base64,${btoa(binary)}`;
}
