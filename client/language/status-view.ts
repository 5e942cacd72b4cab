import type { DocumentStatus, PlatformSource } from "../../protocol/index.ts";
import type { ServerState } from "./session.ts";
import type { Translate } from "./words.ts";

/** What the language status item shows. */
export interface StatusView {
  readonly text: string;
  readonly detail: string;
  readonly severity: "information" | "error";
  readonly isBusy: boolean;
  readonly action: { readonly command: string; readonly title: string };
  /** For a screen reader: the whole in a sentence. */
  readonly label: string;
}

/** `isOurs`: the client holds the file for one of ours; `status`: what the server says of it, once it has. */
export function statusView(
  server: ServerState,
  isOurs: boolean,
  status: DocumentStatus | undefined,
  t: Translate,
): StatusView {
  if (!isOurs) return notOurs(t);
  switch (server) {
    case "stopped":
      return stopped(t);
    case "idle":
    case "starting":
      return starting(t);
    case "ready":
      if (status === undefined) return notOurs(t);
      return status.dialect === "pipeline" ? pipeline(status, t) : otherDialect(status, t);
  }
}

function pipeline({ title, platform }: DocumentStatus, t: Translate): StatusView {
  const why = platformReason(platform.from, t);
  return {
    text: `${title} ${platform.version}`,
    detail: why,
    severity: "information",
    isBusy: false,
    action: { command: "pipewright.pickPlatform", title: t("Change Version") },
    label: t("Pipewright: {0}, platform version {1}, {2}", title, platform.version, why),
  };
}

function otherDialect({ title }: DocumentStatus, t: Translate): StatusView {
  return {
    text: title,
    detail: t("checked by Pipewright"),
    severity: "information",
    isBusy: false,
    action: { command: "pipewright.showOutput", title: t("Show Output") },
    label: t("Pipewright checks this file: {0}", title),
  };
}

function notOurs(t: Translate): StatusView {
  return {
    text: t("Not a pipeline"),
    detail: t("Pipewright leaves this file alone"),
    severity: "information",
    isBusy: false,
    action: { command: "pipewright.chooseDialect", title: t("Change") },
    label: t("Pipewright: not a pipeline, left alone"),
  };
}

function starting(t: Translate): StatusView {
  const text = t("Pipewright is starting");
  return {
    text,
    detail: "",
    severity: "information",
    isBusy: true,
    action: { command: "pipewright.showOutput", title: t("Show Output") },
    label: text,
  };
}

function stopped(t: Translate): StatusView {
  return {
    text: t("Pipewright has stopped"),
    detail: t("files are not checked"),
    severity: "error",
    isBusy: false,
    action: { command: "pipewright.restartServer", title: t("Restart") },
    label: t("Pipewright has stopped: files are not checked"),
  };
}

/** Why this version and no other, in words that name the place to change. */
export function platformReason(from: PlatformSource, t: Translate): string {
  switch (from) {
    case "command-line":
      return t("from --platform");
    case "comment":
      return t("from the comment in this file");
    case "file":
      return t("from pipeline.platform");
    case "config":
      return t("from .pipewright.yml");
    case "setting":
      return t("from the setting pipewright.platform");
    case "hub":
      return t("from the hub");
    case "pack":
      return t("the current version; nothing says another");
  }
}
