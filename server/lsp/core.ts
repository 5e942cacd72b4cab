import type * as Dialects from "../dialects/index.ts";
import type * as Document from "../document/index.ts";
import type * as Features from "../features/index.ts";
import type * as KnowledgeRoom from "../knowledge/index.ts";

/** The rooms behind this door. They come late: a parser must not stand between an editor and the answer to `initialize`. */
export interface Core {
  readonly features: typeof Features;
  readonly dialects: typeof Dialects;
  readonly document: typeof Document;
  readonly knowledge: typeof KnowledgeRoom;
}

/** Loads the core, and reads one small text so that the parser is warm before the first file needs it. */
export async function loadCore(): Promise<Core> {
  const { features, dialects, document, knowledge } = await import("./rooms.ts");
  document.parseSource("pipeline: { name: warm, stages: [{ name: up, steps: [] }] } # once\n");
  return { features, dialects, document, knowledge };
}
