import { type GuideAnswer, pictureData } from "../../../protocol/index.ts";
import type { Host } from "../host.ts";
import type { Catalog } from "../packs/catalog.ts";
import type { LoadedPack } from "../packs/load-pack.ts";
import { addressInPack } from "../packs/pack-paths.ts";

/** A larger picture is not shown. */
const pictureLimitBytes = 5 * 1024 * 1024;
/** Of one page, for those that come with the answer. */
const sentLimitBytes = 20 * 1024 * 1024;

/** Where a file of a pack stands; null for packs without a folder, such as ours. `path`: from the pack's folder. */
export function pictureAddress(id: string, path: string, catalog: Catalog): string | null {
  const loaded = catalog.packs.find(({ pack }) => pack.id === id);
  return loaded ? addressInPack(loaded.uri, path) : null;
}

/** An answer with those of its pictures that are there, really lie in their pack, and are small enough. */
export async function withPicturesThatAre(
  answer: GuideAnswer | null,
  catalog: Catalog,
  host: Host,
  signal: AbortSignal,
): Promise<GuideAnswer | null> {
  if (answer?.kind !== "page" || answer.pictures.length === 0) return answer;
  const pictures: (string | null)[] = [];
  let left = sentLimitBytes;
  for (const uri of answer.pictures) {
    const loaded = catalog.packs.find((one) => uri?.startsWith(`${one.uri}/`));
    if (uri === null || !loaded) pictures.push(null);
    else if (loaded.isArchive) {
      const picture = await pictureIn(loaded, uri, left, signal);
      left -= picture?.length ?? 0;
      pictures.push(picture);
    } else {
      // Nothing of it is wanted but whether it is there, and how large: whoever shows it reads it.
      const file = await host.readInside(loaded.uri, uri, 0, signal);
      pictures.push(file.kind === "too-large" && file.sizeBytes <= pictureLimitBytes ? uri : null);
    }
  }
  return { ...answer, pictures };
}

/** In an archive nobody else can look: the picture itself comes along, as an address that holds all of it. */
async function pictureIn(
  { uri: folder, host }: LoadedPack,
  uri: string,
  left: number,
  signal: AbortSignal,
): Promise<string | null> {
  const file = await host.bytesInside(folder, uri, Math.min(left, pictureLimitBytes), signal);
  return file.kind === "bytes" ? (pictureData(uri, file.bytes) ?? null) : null;
}
