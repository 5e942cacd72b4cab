/** More than any page's id has. */
const longestId = 200;

/**
 * Whether a text may be the id of a page: of a doc or an answer, or `rule:needs/unknown`, `key:pipeline.stages[].needs`.
 * What comes by an address from outside is held to this before anybody is asked for it.
 */
export function isPageId(id: string): boolean {
  return id.length <= longestId && /^[\p{L}\p{N}][\p{L}\p{N}\p{M} ._:/*[\]-]*$/u.test(id) && !id.includes("..");
}

/** The page that the path of `vscode://pipewright.pipewright/page/<id>` names; undefined for any other path. */
export function pageOfPath(path: string): string | undefined {
  const id = /^\/page\/(.+)$/u.exec(path)?.[1];
  return id !== undefined && isPageId(id) ? id : undefined;
}

/** The addresses that a page may lead out to. */
export function isOutsideAddress(href: string): boolean {
  return href.length <= 2_000 && /^(?:https:\/\/[^\s/]|mailto:[^\s])\S*$/i.test(href);
}
