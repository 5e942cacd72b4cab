import type { SharedFacts } from "../rule.ts";
import { groupsOf } from "./expressions/groups.ts";
import { type GithubFacts, type GithubKind, writtenFacts } from "./facts.ts";
import { schedulesOf } from "./schedules.ts";

/** What a file declares and refers to; what takes longer is worked out when a rule asks for it. */
export function githubFacts(shared: SharedFacts, kind: GithubKind): GithubFacts {
  return {
    ...writtenFacts(shared, kind),
    schedules() {
      return schedulesOf(this.root);
    },
    expressionGroups() {
      return groupsOf(this);
    },
  };
}
