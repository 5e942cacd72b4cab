/** What VS Code gives to a page of a webview, once. */
export interface PageHost<Message> {
  postMessage(message: Message): void;
  getState(): unknown;
  setState(state: unknown): void;
}
declare function acquireVsCodeApi<Message>(): PageHost<Message>;

/** Hears what the editor says, as far as it has the shape that it should have; the answer is the way to speak to it. */
export function talkWithEditor<Heard, Said>(
  isMessage: (value: unknown) => value is Heard,
  hear: (message: Heard) => void,
): PageHost<Said> {
  const host = acquireVsCodeApi<Said>();
  window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    if (isMessage(data)) hear(data);
  });
  return host;
}
