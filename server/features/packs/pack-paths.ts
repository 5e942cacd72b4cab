/** The address of a file of a pack, by its path from the pack's folder. */
export function addressInPack(uri: string, path: string): string {
  return `${uri}/${path.split("/").map(encodeURIComponent).join("/")}`;
}

/** Where a link of a page leads, as a path from the pack's folder; undefined where it leads out of it. */
export function linkedPath(page: string, link: string): string | undefined {
  const steps = page.split("/").slice(0, -1);
  for (const step of decodedLink(link).split("/")) {
    if (step === "..") {
      if (steps.pop() === undefined) return undefined;
    } else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

/** A part of a link as it is meant; as it is written where it is not encoded properly. */
export function decodedLink(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
