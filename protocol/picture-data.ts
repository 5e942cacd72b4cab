import { base64Of } from "./base64.ts";

const types: Readonly<Record<string, string>> = {
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  webp: "image/webp",
  gif: "image/gif",
};

/** A picture as an address that holds all of it; undefined for a file that is no picture by its name. */
export function pictureData(address: string, bytes: Uint8Array): string | undefined {
  const type = types[/\.([a-z]+)$/i.exec(address)?.[1]?.toLowerCase() ?? ""];
  if (type === undefined) return undefined;
  return `data:${type};base64,${base64Of(bytes)}`;
}
