import type { SharedFacts } from "../rule.ts";
import { groupsOf } from "./expressions/groups.ts";
import { type PipelineFacts, writtenFacts } from "./facts.ts";
import { schedulesOf } from "./schedules.ts";

/** What a document declares and refers to; what takes longer is worked out when a rule asks for it. */
export function pipelineFacts(shared: SharedFacts): PipelineFacts {
  return {
    ...writtenFacts(shared),
    schedules() {
      return schedulesOf(this.pipeline);
    },
    expressionGroups() {
      return groupsOf(this);
    },
  };
}
