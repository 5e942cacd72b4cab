/**
 * An answer that is kept as long as what it rests upon is the same: by a node, or by a document's lineage from version
 * to version.
 * Law: what was kept is what would be worked out now.
 */
export class KeptAnswer<Answer> {
  readonly #last = new WeakMap<object, { readonly scope: readonly unknown[]; readonly answer: Answer }>();

  /** `scope`: all that the answer rests upon besides `owner`; the same are the same objects, or equal words. */
  of(owner: object, scope: readonly unknown[], workOut: () => Answer): Answer {
    const last = this.#last.get(owner);
    if (last && areSame(last.scope, scope)) return last.answer;
    const answer = workOut();
    this.#last.set(owner, { scope, answer });
    return answer;
  }
}

export function areSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}
