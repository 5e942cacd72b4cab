/**
 * Learning in the editor: the walkthrough "Your First Pipeline", whose steps are ticked by what stands in the learner's
 * file, and the command that makes the file. Never by a click: pressing a button proves nothing.
 */
import * as vscode from "vscode";
import type { Language } from "../language/index.ts";
import { createPipeline } from "./create-pipeline.ts";
import { LearnersFile } from "./learners-file.ts";
import { LessonProgress } from "./lesson-progress.ts";
import { isTemplateId } from "./templates.ts";

/** The walkthrough's id in the manifest, with that of the extension before it. */
const walkthrough = "pipewright.pipewright#firstPipeline";

export function registerLearn(context: vscode.ExtensionContext, language: Language): vscode.Disposable {
  const file = new LearnersFile(context.workspaceState);
  const progress = new LessonProgress(context, language, file);
  return vscode.Disposable.from(
    progress,
    vscode.commands.registerCommand("pipewright.createPipeline", async (asked?: unknown) => {
      const template = typeof asked === "string" && isTemplateId(asked) ? asked : undefined;
      const created = await createPipeline(template);
      if (created?.template === "guided") await progress.follow(created.document);
      return created?.document.uri;
    }),
    vscode.commands.registerCommand("pipewright.openWalkthrough", () =>
      vscode.commands.executeCommand("workbench.action.openWalkthrough", walkthrough, false),
    ),
  );
}
