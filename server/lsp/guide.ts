import { type GuideAnswer, type GuideQuestion, isGuideQuestion, say } from "../../protocol/index.ts";
import type { GuideContext } from "../features/index.ts";
import type { ClientAbilities } from "./client-abilities.ts";
import type { Core } from "./core.ts";
import type { Answer } from "./guard.ts";
import type { OpenFile } from "./open-file.ts";
import type { Workspace } from "./workspace.ts";

/** `pipewright/guide` */
export const onGuide =
  (workspace: Workspace, client: ClientAbilities): Answer<GuideQuestion, GuideAnswer | null> =>
  async (question, signal) => {
    if (!isGuideQuestion(question)) return null;
    const core = await workspace.core();
    const file = question.uri === null ? undefined : await fileAt(question.uri, workspace, core, signal);
    const { catalog, knowledge } = await workspace.knowledge(question.uri ?? undefined, signal);
    const answer = core.features.guide(question, { knowledge, catalog, locale: client.locale, file });
    return core.features.withPicturesThatAre(answer, catalog, workspace.host, signal);
  };

/** The file as it is open; else as it is on the disk, since the Problems view shows findings in such files too. */
async function fileAt(
  uri: string,
  workspace: Workspace,
  core: Core,
  signal: AbortSignal,
): Promise<GuideContext["file"]> {
  const open = await workspace.file(uri, signal);
  if (open) return fileOf(open);
  if (workspace.configs.rootOf(uri) === undefined) return undefined;
  const closed = await workspace.closed.read(uri, core, signal);
  const [first] = closed?.file.documents ?? [];
  if (!closed || !first) return undefined;
  const { file, context } = closed;
  const platform = core.features.platformOf(file, first, context).version;
  return { file, context, findings: [], platform, dialectTitle: say(context.dialect.title, context.locale) };
}

function fileOf(open: OpenFile) {
  const { file, context, status } = open;
  return { file, context, findings: open.findings(), platform: status.platform.version, dialectTitle: status.title };
}
