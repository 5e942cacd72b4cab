/** The scheme of rule pages. VS Code opens it like a file: no question, no browser, no network. */
export const rulePageScheme = "pipewright-rule";

/** What the server fills in for a finding's code. The language is the session's, so the address doesn't name it. */
export const rulePageTemplate = `${rulePageScheme}:/{id}.md`;

/** The rule's id in a page's path, `/needs/unknown.md`; undefined for a folder or anything else. */
export function ruleOfPath(path: string): string | undefined {
  return /^\/([a-z0-9-]+\/[a-z0-9-]+)\.md$/.exec(path)?.[1];
}

export const rulePagePath = (id: string): string => `/${id}.md`;
