import { waitingOrder } from "../ci/waiting-order.ts";
import type { PipelineFacts } from "./facts.ts";

/** The needs that lead nowhere, of which a rule of their own speaks: what would come before a stage, nobody knows then. */
export interface UnknownNeeds {
  /** Whether all that comes before the stage at a place among all is known. */
  isKnown(place: number): boolean;
}

export function unknownNeeds(facts: PipelineFacts): UnknownNeeds {
  const { all, byName } = facts.stages.whole;
  const order = waitingOrder(facts);
  const isLost = (place: number): boolean => all[place]?.needs.some(({ name }) => !byName.has(name)) ?? false;
  const lost = order.maskOf(isLost);
  return { isKnown: (place) => !isLost(place) && !order.isBehindSome(place, lost) };
}
