import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Figure } from "./figure.ts";
import { figuresOf } from "./plan.ts";
import { root } from "./servers.ts";

/** What is shipped: the bundles, as they are and as gzip makes them, and the package where it has been built. */
export function measureSize(): readonly Figure[] {
  const bundles = namesIn("dist").filter((name) => name.endsWith(".js"));
  const packages = namesIn(".").filter((name) => name.endsWith(".vsix"));
  return [
    ...bundles.flatMap((name) => {
      const content = readFileSync(join(root, "dist", name));
      const row = { measure: "size", subject: `file dist/${name}` } as const;
      return [
        ...figuresOf(row, "size", "KiB", [content.length / 1024]),
        ...figuresOf(row, "gzip", "KiB", [gzipSync(content).length / 1024]),
      ];
    }),
    ...packages.flatMap((name) =>
      figuresOf({ measure: "size", subject: `file ${name}` }, "size", "KiB", [statSync(join(root, name)).size / 1024]),
    ),
  ];
}

/** A build for shipping leaves neither source maps nor esbuild's account of them. */
export function isBuiltForShipping(): boolean {
  const names = namesIn("dist");
  return names.includes("server.js") && !names.some((name) => name.endsWith(".map") || name === "meta.json");
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(join(root, folder)).sort();
  } catch {
    return []; // Nothing has been built.
  }
}
