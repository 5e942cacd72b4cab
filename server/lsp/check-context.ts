import type { PipewrightSettings } from "../../protocol/index.ts";
import type { Dialect } from "../dialects/index.ts";
import type { CheckContext, ProjectConfig, ProjectPacks } from "../features/index.ts";
import type { ClientAbilities } from "./client-abilities.ts";
import type { Log } from "./log.ts";

/** What counts for a file beside its text. */
export interface Circumstances {
  readonly dialect: Dialect;
  readonly packs: ProjectPacks;
  readonly config: ProjectConfig;
  readonly settings: PipewrightSettings;
}

/** What a check of a file depends on, as settings and configuration have it; the files around it come later. */
export function checkContext(
  { dialect, packs, config, settings }: Circumstances,
  { locale }: ClientAbilities,
  log: Log,
): CheckContext {
  return {
    dialect,
    catalog: packs.catalog,
    packTroubles: packs.troubles,
    locale,
    config: settings.level === undefined ? config : { ...config, level: config.level ?? settings.level },
    choices: settings.platform === undefined ? {} : { setting: settings.platform },
    levels: new Map(Object.entries(settings.rules ?? {})),
    log: (line) => log.line(line),
  };
}
