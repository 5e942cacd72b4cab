import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { type Locale, say, type Text } from "../../protocol/index.ts";
import type { Log } from "./log.ts";

/** How a feature answers: parameters in, LSP's result out; it throws only what nobody foresaw, or when `signal` says so. */
export type Answer<Params, Result> = (params: Params, signal: AbortSignal) => Promise<Result> | Result;

export interface GuardContext {
  readonly log: Log;
  readonly locale: () => Locale;
  readonly phase: () => "new" | "running" | "stopped";
  /** The version of an open document, undefined for others: tells whether an answer is stale. */
  readonly version: (uri: string) => number | undefined;
}

/** Thrown by an answer that LSP lets say no only by an error: the sentence is for the person who asked. */
export class Refusal extends Error {}

const crashed: Text = {
  en: "Pipewright could not answer ({id}). Its output channel says more.",
  "zh-cn": "Pipewright 未能作答（{id}）。详情见其输出频道。",
};

/**
 * Puts an answer behind the one door that catches: a bug becomes a log line with an id and an error that names it;
 * a cancelled request is answered as cancelled, one whose document has moved on as stale. Other requests go on.
 */
export function guarded<Params, Result, Data = void>(
  context: GuardContext,
  name: string,
  answer: Answer<Params, Result>,
  stale = new ResponseError<Data>(LSPErrorCodes.ContentModified, "The document has changed since."),
) {
  return async (params: Params, token: CancellationToken): Promise<Result | ResponseError<Data>> => {
    const refused = refusalIn<Data>(context.phase());
    if (refused) return refused;
    const cancelled = new ResponseError<Data>(LSPErrorCodes.RequestCancelled, "The request was cancelled.");
    const signal = signalOf(token);
    const uri = uriIn(params);
    const version = uri === undefined ? undefined : context.version(uri);
    try {
      await nextTurn();
      if (signal.aborted) return cancelled;
      const result = await answer(params, signal);
      if (signal.aborted) return cancelled;
      return uri !== undefined && context.version(uri) !== version ? stale : result;
    } catch (error) {
      if (signal.aborted) return cancelled;
      if (error instanceof Refusal) return new ResponseError<Data>(LSPErrorCodes.RequestFailed, error.message);
      const id = context.log.failure(name, error);
      return new ResponseError(ErrorCodes.InternalError, say(crashed, context.locale(), { id }));
    }
  };
}

/** The same for what has no answer: whatever happens, the next message is handled. */
export function guardedNotification<Params>(context: GuardContext, name: string, handle: (params: Params) => void) {
  return (params: Params): void => {
    if (context.phase() !== "running") return;
    try {
      handle(params);
    } catch (error) {
      context.log.failure(name, error);
    }
  };
}

/** What every request is told before the session has begun, and after it has ended. */
export function refusalIn<Data>(phase: "new" | "running" | "stopped"): ResponseError<Data> | undefined {
  switch (phase) {
    case "new":
      return new ResponseError(ErrorCodes.ServerNotInitialized, "`initialize` has to come first.");
    case "stopped":
      return new ResponseError(ErrorCodes.InvalidRequest, "The server has been shut down.");
    case "running":
      return undefined;
  }
}

function uriIn(params: unknown): string | undefined {
  if (typeof params !== "object" || params === null || !("textDocument" in params)) return undefined;
  const { textDocument } = params;
  if (typeof textDocument !== "object" || textDocument === null || !("uri" in textDocument)) return undefined;
  return typeof textDocument.uri === "string" ? textDocument.uri : undefined;
}

function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}

/** Lets the messages in that have arrived already: among them may be the cancellation of this very request. */
function nextTurn(): Promise<void> {
  // A worker has no `setImmediate`, and Node's `setTimeout` waits for a millisecond at least.
  const later = "setImmediate" in globalThis ? setImmediate : setTimeout;
  return new Promise((resolve) => {
    later(resolve);
  });
}
