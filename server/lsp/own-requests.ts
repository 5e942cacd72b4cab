import type { DocumentParams, DocumentStatus, LessonState, RulePage, RulePageParams } from "../../protocol/index.ts";
import type { ClientAbilities } from "./client-abilities.ts";
import type { Answer } from "./guard.ts";
import type { Workspace } from "./workspace.ts";

/** `pipewright/status` */
export const onStatus =
  (workspace: Workspace): Answer<DocumentParams, DocumentStatus | null> =>
  async ({ textDocument }, signal) =>
    (await workspace.file(textDocument.uri, signal))?.status ?? null;

/** `pipewright/rulePage` */
export const onRulePage =
  (workspace: Workspace, client: ClientAbilities): Answer<RulePageParams, RulePage | null> =>
  async ({ id, locale = client.locale }, signal) => {
    const { features } = await workspace.core();
    // A rule that is none of ours may be one of a pack.
    const markdown =
      features.rulePage(id, locale) ??
      features.rulePage(id, locale, (await workspace.knowledge(undefined, signal)).catalog);
    return markdown === undefined ? null : { id, markdown };
  };

/** `pipewright/lessonState` */
export const onLessonState =
  (workspace: Workspace): Answer<DocumentParams, LessonState | null> =>
  async ({ textDocument }, signal) => {
    const open = await workspace.file(textDocument.uri, signal);
    return open ? open.core.features.firstPipelineState(open.file, open.findings()) : null;
  };
