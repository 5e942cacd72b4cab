/** The scheme of the links that findings' codes bear. VS Code opens them like files: no question, no browser. */
export const ruleLinkScheme = "pipewright-rule";

/** What the server fills in for a finding's code: the rule, and the file that has the finding. */
export const ruleLinkTemplate = `${ruleLinkScheme}:/{id}?{uri}`;

/** What a link is about: a rule, and the address of a file; undefined for what is no link of ours. */
export function ruleOfLink(link: {
  readonly path: string;
  readonly query: string;
}): { readonly id: string; readonly about: string | null } | undefined {
  const id = /^\/([a-z0-9-]+\/[a-z0-9-]+)$/.exec(link.path)?.[1];
  return id === undefined ? undefined : { id, about: link.query === "" ? null : link.query };
}
