/**
 * GitHub Actions: workflows, and the `action.yml` of actions. Keys, types and descriptions come from GitHub's own grammar
 * (`packs/github-actions/`); what a schema can't say is in `rules/`.
 * Still to come, in `rules/`: what makes a workflow unsafe (`security/…`); and the inputs of popular actions, beside
 * `expressions/`, as data of the pack.
 */

import { cronInWords } from "../ci/hints/cron-in-words.ts";
import { ciRules } from "../ci/rules/index.generated.ts";
import type { Dialect } from "../dialect.ts";
import { sharedRules } from "../shared/rules/index.generated.ts";
import { digestOfCalled, linksOf, referencesOf } from "./called.ts";
import { githubExpressionsAt } from "./expressions/expressions-at.ts";
import type { GithubFacts, GithubKind } from "./facts.ts";
import { githubFacts } from "./github-facts.ts";
import { githubGraph } from "./graph.ts";
import { githubKeysAt } from "./keys-at.ts";
import { githubMeaningAt } from "./meaning-at.ts";
import { githubNameNote } from "./name-note.ts";
import { githubNames, githubNamesAt } from "./names.ts";
import { githubOutline } from "./outline.ts";
import { githubParts } from "./parts.ts";
import { githubRules } from "./rules/index.generated.ts";
import { githubFaults, githubSchema } from "./schemas.ts";
import { githubTokens } from "./tokens.ts";

export type { GithubFacts } from "./facts.ts";

/** A workflow. */
export const githubActions = dialectOf("github-actions", "workflow", {
  en: "GitHub Actions",
  "zh-cn": "GitHub Actions",
});

/** The metadata of an action. */
export const githubAction = dialectOf("github-action", "action", {
  en: "GitHub action (action.yml)",
  "zh-cn": "GitHub Action（action.yml）",
});

function dialectOf(id: string, kind: GithubKind, title: Dialect["title"]): Dialect<GithubFacts> {
  return {
    id,
    title,
    versions: ["1.0"], // there is one GitHub
    currentVersion: "1.0",
    facts: (shared) => githubFacts(shared, kind),
    schema: () => githubSchema(kind),
    faults: (_file, document) => githubFaults(document, kind),
    askedVersion: () => undefined,
    rules: [...sharedRules, ...ciRules, ...githubRules],
    ...(kind === "workflow" && { references: referencesOf, links: linksOf }),
    digest: digestOfCalled,
    parts: githubParts,
    outline: githubOutline,
    ...(kind === "workflow" && { graph: githubGraph }),
    names: githubNames,
    namesAt: githubNamesAt,
    keysAt: githubKeysAt,
    describeName: githubNameNote,
    meaningAt: githubMeaningAt,
    expressionsAt: githubExpressionsAt,
    hints: [cronInWords],
    tokens: githubTokens,
  };
}
