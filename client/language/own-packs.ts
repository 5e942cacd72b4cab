import * as vscode from "vscode";

/**
 * The archives that an organisation has built into its edition of the extension: `npm run package -- --with-pack` lists
 * them in `package.json`, so that nobody has to look for them when the editor starts.
 */
export function builtInPacks({ extension, extensionUri }: vscode.ExtensionContext): readonly vscode.Uri[] {
  const manifest: unknown = extension.packageJSON;
  const own: unknown =
    typeof manifest === "object" && manifest !== null ? Reflect.get(manifest, "pipewright") : undefined;
  const paths: unknown = typeof own === "object" && own !== null ? Reflect.get(own, "packs") : undefined;
  if (!Array.isArray(paths)) return [];
  return paths.filter((path) => typeof path === "string").map((path) => vscode.Uri.joinPath(extensionUri, path));
}

/** Whether the user has packs: these may make any YAML file a pipeline. */
export function hasOwnPacks(): boolean {
  const packs = vscode.workspace.getConfiguration("pipewright").get<unknown>("packs");
  return Array.isArray(packs) && packs.length > 0;
}
