import type { GuideAnswer } from "../../../protocol/index.ts";
import type { Host } from "../host.ts";
import type { Catalog } from "../packs/catalog.ts";

/** A larger picture is not shown. */
const pictureLimitBytes = 5 * 1024 * 1024;

/** Where a file of a pack stands; null for packs without a folder, such as ours. `path`: from the pack's folder. */
export function addressInPack(id: string, path: string, catalog: Catalog): string | null {
  const loaded = catalog.packs.find(({ pack }) => pack.id === id);
  return loaded ? `${loaded.uri}/${path.split("/").map(encodeURIComponent).join("/")}` : null;
}

/** An answer with those of its pictures that are there, really lie in their pack, and are small enough. */
export async function withPicturesThatAre(
  answer: GuideAnswer | null,
  catalog: Catalog,
  host: Host,
  signal: AbortSignal,
): Promise<GuideAnswer | null> {
  if (answer?.kind !== "page" || answer.pictures.length === 0) return answer;
  const looked = answer.pictures.map(async (uri) => {
    const folder = catalog.packs.find((loaded) => uri?.startsWith(`${loaded.uri}/`))?.uri;
    if (uri === null || folder === undefined) return null;
    // Nothing of it is wanted but whether it is there, and how large: whoever shows it reads it.
    const file = await host.readInside(folder, uri, 0, signal);
    return file.kind === "too-large" && file.sizeBytes <= pictureLimitBytes ? uri : null;
  });
  return { ...answer, pictures: await Promise.all(looked) };
}
