import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { version } from "../../../package.json";
import { type Locale, say } from "../../../protocol/index.ts";
import {
  isPublicAddress,
  PackArchives,
  type PackSource,
  PackStore,
  type ProjectConfig,
  type ProjectPacks,
} from "../../features/index.ts";
import { nodeHost, ownPacks } from "../../host/node/index.ts";
import { cacheFolder, folderCopies, nodeTransport } from "../../host/node/web.ts";
import { visible } from "../display-width.ts";
import type { OptionSpec, ParsedOptions, UsageFault } from "../options.ts";
import type { Terminal } from "../terminal.ts";
import { texts } from "../texts.ts";
import { configRootOf, projectConfigs } from "./project-configs.ts";

/** Of any command that reads pipeline files. */
export const packOptions: readonly OptionSpec[] = [
  {
    name: "pack",
    value: { label: "pack" },
    help: {
      en: "A pack, as a folder, an archive or an address: its languages, rules and steps count before those of the project's packs. May be repeated.",
      "zh-cn": "扩展包（文件夹、归档文件或网址）：其中的语言、规则和步骤优先于项目的扩展包。可重复使用。",
    },
  },
  {
    name: "offline",
    help: {
      en: "Fetches nothing: packs from the web are used as they were when last fetched.",
      "zh-cn": "不联网：网上的扩展包按上次获取的内容使用。",
    },
  },
];

/** What these options say. */
export interface PackChoice {
  /** As they are written after `--pack`, relative to the folder of the run; the first of them counts most. */
  readonly named: readonly string[];
  readonly isOffline: boolean;
}

export function readPackChoice(options: ParsedOptions): PackChoice {
  return { named: options.values("pack"), isOffline: options.has("offline") };
}

/** The packs that count for a file, with its configuration. */
export type PacksOf = (path: string, config: ProjectConfig) => Promise<ProjectPacks>;

/** Says on stderr, once, of which packs an old copy is used. */
export function packsOfRun({ named, isOffline }: PackChoice, terminal: Terminal, locale: Locale): PacksOf {
  const { folder, signal, environment } = terminal;
  const archives = new PackArchives({
    transport: nodeTransport({ isPublicAddress, version }),
    copies: folderCopies(cacheFolder(environment)),
    nowMs: Date.now,
    way: { kind: isOffline ? "offline" : "asks-first" },
    signal,
  });
  const store = new PackStore(nodeHost, archives);
  const base = pathToFileURL(folder).href;
  const before = named.map((written): PackSource => ({ written, base, from: "user" }));
  let after: Promise<readonly PackSource[]> | undefined;
  const told = new Set<string>();
  return async (path, config) => {
    after ??= ownPacks().then((paths) =>
      paths.map((path): PackSource => ({ written: pathToFileURL(path).href, base, from: "built-in" })),
    );
    const root = pathToFileURL(configRootOf(dirname(path), folder)).href;
    const packs = await store.of(config, root, { before, after: await after });
    for (const { written, reason } of packs.notFresh) {
      if (told.has(written)) continue;
      told.add(written);
      terminal.err.write(
        `pipewright: ${visible(say(texts.oldPack, locale, { pack: written.replace(/[?#].*$/s, ""), reason: reason[locale] }))}\n`,
      );
    }
    return packs;
  };
}

/** The packs that count in the folder of a run, without any file. */
export async function packsHere(choice: PackChoice, terminal: Terminal, locale: Locale): Promise<ProjectPacks> {
  const here = join(terminal.folder, "any");
  const config = await projectConfigs(nodeHost, terminal.folder, terminal.signal)(here);
  return packsOfRun(choice, terminal, locale)(here, config);
}

/** What is wrong with the packs that the command line names, as wholes; undefined where all can be used. */
export function faultOfNamed({ troubles }: ProjectPacks, { named }: PackChoice): UsageFault | undefined {
  for (const { written, troubles: found } of troubles) {
    const whole = named.includes(written) ? found.find(({ file }) => file === undefined) : undefined;
    if (whole) return { text: texts.badPack, words: { path: written, reason: whole.reason } };
  }
  return undefined;
}
