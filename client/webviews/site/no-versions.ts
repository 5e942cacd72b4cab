/**
 * Stands in for `semver` in the script of a site (`scripts/build.ts`): an index holds the pages that are shown, and says
 * nothing of versions, so that nothing is ever compared.
 */
export function validRange(): null {
  return null;
}

export function satisfies(): boolean {
  return true;
}
