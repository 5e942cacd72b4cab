import type { YamlScalar } from "../../document/index.ts";

/** When a pipeline starts by itself, as far as it is known before the run. */
export interface Schedule {
  readonly cron: YamlScalar | undefined;
  readonly timezone: YamlScalar | undefined;
}
