import { type Dialect, fileComment, knownVersion, type Platform, type PlatformFrom } from "../dialects/index.ts";
import type { SourceFile, Span, YamlDocument } from "../document/index.ts";
import type { ProjectConfig } from "./project-config.ts";

/** Platform versions that were chosen outside of file and project; each may be a version or a range. */
export interface PlatformChoices {
  readonly commandLine?: string | undefined;
  readonly setting?: string | undefined;
  readonly hub?: string | undefined;
}

interface PlatformContext {
  readonly dialect: Dialect;
  readonly config: ProjectConfig;
  readonly choices: PlatformChoices;
}

/**
 * The platform version that a document is checked for, and what decided it.
 * Source: the dialect's specification, "Which files": command line, comment, the file, project, setting, hub, pack.
 */
export function platformOf(file: SourceFile, document: YamlDocument, context: PlatformContext): Platform {
  const { dialect, config, choices } = context;
  // A dialect of one version, such as our configuration, has nothing to choose: what is said concerns other files.
  if (dialect.versions.length === 1) return { version: dialect.currentVersion, from: "pack" };
  const comment = fileComment(file.text);
  const inFile = dialect.askedVersion(document);
  const asked: readonly (readonly [PlatformFrom, string | undefined, (Span | undefined)?])[] = [
    ["command-line", choices.commandLine],
    ["comment", comment?.platform, comment?.platformSpan],
    ["file", inFile?.text, inFile?.span],
    ["config", config.platform],
    ["setting", choices.setting],
    ["hub", choices.hub],
  ];
  for (const [from, text, span] of asked) {
    if (text === undefined || text.trim() === "") continue;
    const found = knownVersion(text, dialect.versions);
    return { version: found.version, from, ...(!found.known && { unknown: text }), ...(span && { span }) };
  }
  return { version: dialect.currentVersion, from: "pack" };
}
