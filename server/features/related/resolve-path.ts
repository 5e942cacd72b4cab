/** The folder that paths stay inside of. Where it is only a guess, nothing is said of a path that leads out of it. */
export interface Root {
  readonly uri: string;
  readonly isCertain: boolean;
}

export type ResolvedPath =
  | { readonly kind: "address"; readonly uri: string }
  | { readonly kind: "outside" }
  | { readonly kind: "not-relative" }
  | { readonly kind: "unknown" };

/** Longer paths exist on no system that we know of. */
const longest = 4_096;

/**
 * The address of the file that a path means which is written in the file `from`. Pure: nothing is looked for.
 * Source: the dialect's specification, "templates": paths are relative and stay inside the workspace folder.
 */
export function resolvePath(from: string, path: string, root: Root): ResolvedPath {
  if (path.length > longest) return { kind: "unknown" };
  if (/^(?:[a-z][a-z\d+.-]*:|[/\\~])/i.test(path)) return { kind: "not-relative" };
  const steps = from.slice(0, from.lastIndexOf("/")).split("/");
  const least = root.uri.replace(/\/+$/, "").split("/").length;
  for (const step of path.split("/")) {
    if (step === "" || step === ".") continue;
    if (step !== "..") steps.push(encodeURIComponent(step.replace(/\p{Surrogate}/gu, "\uFFFD")));
    else if (steps.length <= least) return root.isCertain ? { kind: "outside" } : { kind: "unknown" };
    else steps.pop();
  }
  return { kind: "address", uri: steps.join("/") };
}

/** The same word for all spellings of one address: clients differ in what they encode. */
export function addressKey(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    // A `%` that encodes nothing: the address is then what is written.
    return uri;
  }
}
