import { type GuideAnswer, type GuideQuestion, isGuideQuestion } from "../../protocol/index.ts";
import type { ClientAbilities } from "./client-abilities.ts";
import type { Answer } from "./guard.ts";
import type { OpenFile } from "./open-file.ts";
import type { Workspace } from "./workspace.ts";

/** `pipewright/guide` */
export const onGuide =
  (workspace: Workspace, client: ClientAbilities): Answer<GuideQuestion, GuideAnswer | null> =>
  async (question, signal) => {
    if (!isGuideQuestion(question)) return null;
    const core = await workspace.core();
    const open = question.uri === null ? undefined : await workspace.file(question.uri, signal);
    const { catalog, knowledge } = await workspace.knowledge(question.uri ?? undefined, signal);
    const context = { knowledge, catalog, locale: client.locale, file: open && fileOf(open) };
    return core.features.guide(question, context);
  };

function fileOf(open: OpenFile) {
  const { file, context, status } = open;
  return { file, context, findings: open.findings(), platform: status.platform.version, dialectTitle: status.title };
}
