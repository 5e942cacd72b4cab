/**
 * What platform teams bring: packs, with their languages, rules, pages and answers.
 * Law: pure data in, pure data out; nothing here reads a file, and nothing of a pack runs.
 */
export type {
  DefinedNameKind,
  DialectDefinition,
  InnerStepsDefinition,
  InputDefinition,
  NameSource,
  NamesDefinition,
  Pack,
  PackLink,
  PackTemplate,
  PageFolder,
  RootKeys,
  RuleDefinition,
  StagesDefinition,
  StepDefinition,
} from "./pack.ts";
export {
  insidePath,
  type PackProblem,
  type PackSay,
  packLimits,
  packTexts,
  type ReadPack,
  readPack,
} from "./read-pack.ts";
