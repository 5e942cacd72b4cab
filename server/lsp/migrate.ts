import type { MigrateAnswer, MigrateParams } from "../../protocol/index.ts";
import { toLspEdit, toLspRange } from "./convert.ts";
import type { Answer } from "./guard.ts";
import type { Workspace } from "./workspace.ts";

/** `pipewright/migrate` */
export const onMigrate =
  (workspace: Workspace): Answer<MigrateParams, MigrateAnswer | null> =>
  async ({ textDocument, to }, signal) => {
    const open = await workspace.file(textDocument.uri, signal);
    if (!open) return null;
    const { core, file, context, version } = open;
    const answer = core.features.migrate(file.text, undefined, to, context);
    if (!answer.ok) return { kind: "refused", reason: answer.refusal };
    const { from, text, edits, steps } = answer.value;
    const moved = { core, file: core.document.parseSource(text) };
    return {
      kind: "moved",
      from,
      to,
      version,
      edits: edits.map((edit) => toLspEdit(open, edit)),
      steps: steps.map(({ kind, title, why, rule, before, span }) => ({
        kind,
        title,
        why,
        ...(rule !== undefined && { rule }),
        before: toLspRange(open, before),
        after: toLspRange(moved, span),
      })),
    };
  };
