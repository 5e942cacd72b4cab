/** Other ways to write YAML, for every dialect. */
import type { Refactoring } from "../../refactoring.ts";
import { blockToFlow } from "./block-to-flow.ts";
import { flowToBlock } from "./flow-to-block.ts";

export const sharedRefactorings: readonly Refactoring[] = [flowToBlock, blockToFlow];
