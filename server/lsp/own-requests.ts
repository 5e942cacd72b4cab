import type { DocumentParams, DocumentStatus, LessonState, RulePage, RulePageParams } from "../../protocol/index.ts";
import type { ClientAbilities } from "./client-abilities.ts";
import type { Core } from "./core.ts";
import type { Answer } from "./guard.ts";
import type { Workspace } from "./workspace.ts";

/** `pipewright/status` */
export const onStatus =
  (workspace: Workspace): Answer<DocumentParams, DocumentStatus | null> =>
  async ({ textDocument }, signal) =>
    (await workspace.file(textDocument.uri, signal))?.status ?? null;

/** `pipewright/rulePage` */
export const onRulePage =
  (core: () => Promise<Core>, client: ClientAbilities): Answer<RulePageParams, RulePage | null> =>
  async ({ id, locale }) => {
    const { features } = await core();
    const markdown = features.rulePage(id, locale ?? client.locale);
    return markdown === undefined ? null : { id, markdown };
  };

/** `pipewright/lessonState` */
export const onLessonState =
  (workspace: Workspace): Answer<DocumentParams, LessonState | null> =>
  async ({ textDocument }, signal) => {
    const open = await workspace.file(textDocument.uri, signal);
    return open ? open.core.features.firstPipelineState(open.file, open.findings()) : null;
  };
