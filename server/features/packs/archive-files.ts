import type { Pack } from "../../knowledge/index.ts";
import type { Host } from "../host.ts";
import type { LoadedPack } from "./load-pack.ts";
import { pageLimits } from "./load-pages.ts";
import { addressInPack } from "./pack-paths.ts";

/** Where an archive keeps its pages with an index that was made beforehand. */
export const preparedPagesFile = "prepared-pages.txt";

const page = /\.(?:md|markdown|mdx)$/i;
const picture = /\.(?:svg|png|jpe?g|gif|webp|avif)$/i;
const beside = /^(?:readme|license|licence|notice|changelog)(?:\.[a-z-]+)*$/i;
const data = /\.(?:ya?ml|json|md)$/i;

/** What `filesToPack` finds: the files' paths from the pack's folder, or the path that can't be read. */
export type FilesToPack =
  | { readonly ok: true; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly path: string };

/**
 * The files that belong to a pack: what its manifest names, pages and their pictures, and what a reader looks for beside
 * it. Whatever else lies in its folder stays there.
 */
export async function filesToPack(loaded: LoadedPack, limitBytes: number, signal?: AbortSignal): Promise<FilesToPack> {
  const { pack, uri, host } = loaded;
  const rootEntries = await host.list(uri, signal);
  const atRoot = rootEntries.kind === "entries" ? rootEntries.entries : [];
  const manifest = atRoot.some(({ name }) => name === "pack.yaml") ? "pack.yaml" : "pack.yml";
  const paths = new Set([
    manifest,
    ...namedIn(pack),
    ...atRoot.filter(({ name, kind }) => kind === "file" && beside.test(name)).map(({ name }) => name),
  ]);
  const folders = [...pack.docs, ...pack.articles].map(({ path }) => ({ path, wanted: [page, picture] }));
  if (pack.courses !== undefined) folders.push({ path: pack.courses, wanted: [data, picture] });
  for (const { path, wanted } of folders) {
    for (const found of await filesBelow(path, uri, host, signal)) {
      if (wanted.some((pattern) => pattern.test(found))) paths.add(found);
    }
  }
  const files = new Map<string, Uint8Array>();
  for (const path of paths) {
    const answer = await host.bytesInside(uri, addressInPack(uri, path), limitBytes, signal);
    if (answer.kind !== "bytes") return { ok: false, path };
    files.set(path, answer.bytes);
  }
  return { ok: true, files };
}

function namedIn({ dialects, templates }: Pack): readonly string[] {
  return [...dialects.flatMap(({ schemas }) => [...schemas.values()]), ...templates.map(({ file }) => file)];
}

async function filesBelow(folder: string, uri: string, host: Host, signal?: AbortSignal): Promise<readonly string[]> {
  const found: string[] = [];
  const pending = [{ path: folder, depth: 0 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const answer = await host.list(addressInPack(uri, next.path), signal);
    for (const { name, kind } of answer.kind === "entries" ? answer.entries : []) {
      const path = next.path === "" ? name : `${next.path}/${name}`;
      if (kind === "file") found.push(path);
      else if (kind === "folder" && !/^(?:\.|node_modules$)/.test(name) && next.depth < pageLimits.depth) {
        pending.push({ path, depth: next.depth + 1 });
      }
    }
  }
  return found;
}
