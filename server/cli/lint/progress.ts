import type { Locale } from "../../../protocol/index.ts";
import { say } from "../../../protocol/index.ts";
import type { Terminal } from "../terminal.ts";
import { texts } from "../texts.ts";

export interface Progress {
  /** Says that so many files are reached. Cheap: it may be called for each. */
  show(done: number): void;
  /** Takes the line away, so that something else can be written. */
  clear(): void;
}

/** Sooner, the line would only flicker. */
const patienceMs = 1_000;
const refreshMs = 100;

/** A line on stderr that counts the files, on a terminal only and only when the work takes over a second. */
export function progressOn(terminal: Terminal, locale: Locale, total: number): Progress {
  const { err } = terminal;
  if (!err.isTerminal) return { show: () => {}, clear: () => {} };
  const startedMs = terminal.nowMs();
  let shownMs = startedMs + patienceMs - refreshMs;
  let isShown = false;
  return {
    show(done) {
      const nowMs = terminal.nowMs();
      if (nowMs - shownMs < refreshMs) return;
      shownMs = nowMs;
      isShown = true;
      err.write(`\r\u001b[K${say(texts.progress, locale, { done: String(done), total: String(total) })}`);
    },
    clear() {
      if (isShown) err.write("\r\u001b[K");
      isShown = false;
    },
  };
}
