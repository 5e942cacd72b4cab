import type { Connection } from "vscode-languageserver";
import { type PipewrightSettings, severities } from "../../protocol/index.ts";
import type { ClientAbilities } from "./client-abilities.ts";
import type { Log } from "./log.ts";

/** The settings under `pipewright`: asked for, file by file, where the client answers; else what it last sent. */
export class Settings {
  readonly #connection: Connection;
  readonly #client: ClientAbilities;
  readonly #log: Log;
  #asked = new Map<string, Promise<PipewrightSettings>>();
  #sent: PipewrightSettings = {};

  constructor(connection: Connection, client: ClientAbilities, log: Log) {
    this.#connection = connection;
    this.#client = client;
    this.#log = log;
  }

  /** Asked for once a file, until they change. A client that fails to answer gets the defaults, and a line in its log. */
  of(uri: string): Promise<PipewrightSettings> {
    if (!this.#client.answersSettings) return Promise.resolve(this.#sent);
    const known = this.#asked.get(uri);
    if (known !== undefined) return known;
    const asked = this.#connection.workspace
      .getConfiguration({ scopeUri: uri, section: "pipewright" })
      .then(settingsOf, (error: unknown) => {
        this.#log.failure("workspace/configuration", error);
        return {};
      });
    this.#asked.set(uri, asked);
    return asked;
  }

  changed(sent: unknown): void {
    this.#asked.clear();
    this.#sent = typeof sent === "object" && sent !== null && "pipewright" in sent ? settingsOf(sent.pipewright) : {};
  }

  forget(uri: string): void {
    this.#asked.delete(uri);
  }
}

const levels = ["basic", "recommended", "strict"] as const;
const ruleLevels = [...severities, "off"] as const;

/** Settings come from people's files: what isn't of the right shape counts as not set. An empty text is a setting cleared. */
export function settingsOf(said: unknown): PipewrightSettings {
  if (typeof said !== "object" || said === null) return {};
  const { platform, level, rules, inlayHints, workspaceDiagnostics, packs } = said as Record<string, unknown>;
  const knownLevel = levels.find((one) => one === level);
  const settings: { -readonly [Key in keyof PipewrightSettings]: PipewrightSettings[Key] } = {};
  if (typeof platform === "string" && platform.trim() !== "") settings.platform = platform.trim();
  if (typeof inlayHints === "object" && inlayHints !== null && "enabled" in inlayHints)
    settings.inlayHints = { enabled: inlayHints.enabled === true };
  if (Array.isArray(packs)) settings.packs = packs.filter((one) => typeof one === "string");
  if (typeof workspaceDiagnostics === "boolean") settings.workspaceDiagnostics = workspaceDiagnostics;
  if (knownLevel) settings.level = knownLevel;
  if (typeof rules === "object" && rules !== null) {
    settings.rules = Object.fromEntries(
      Object.entries(rules).flatMap(([id, value]) => {
        const ruleLevel = ruleLevels.find((one) => one === value);
        return ruleLevel ? [[id, ruleLevel]] : [];
      }),
    );
  }
  return settings;
}
