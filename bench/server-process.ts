import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import type { ProtocolConnection } from "vscode-languageserver/node";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import type { BenchServer, Place } from "./servers.ts";

const answerLimitMs = 120_000;
const farewellLimitMs = 2_000;

/** A server in a process of its own, and the wire to it. It has to be stopped. */
export class ServerProcess {
  readonly pid: number;
  readonly connection: ProtocolConnection;
  readonly #child: ChildProcess;
  readonly #server: BenchServer;

  constructor(server: BenchServer, { workspace, keptIn }: Place) {
    const options = { cwd: workspace, env: environmentIn(keptIn), stdio: "pipe" } as const;
    const child = spawn(process.execPath, [...server.argv], options);
    const { pid, stdout, stdin, stderr } = child;
    if (pid === undefined) throw new Error(`${server.subject} could not be started: ${server.argv.join(" ")}`);
    stderr.resume();
    this.pid = pid;
    this.#child = child;
    this.#server = server;
    this.connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    // A server that ends is told by `answered`; what it still had to say is lost.
    this.connection.onError(() => undefined);
  }

  /** Nothing waits for ever: a server that has ended or gives no answer is a sentence. */
  async answered<Result>(answer: Promise<Result>): Promise<Result> {
    const { subject } = this.#server;
    const child = this.#child;
    const over = new AbortController();
    const limit = wait(answerLimitMs, undefined, { signal: over.signal }).then(() => {
      throw new Error(`${subject} gave no answer within ${answerLimitMs / 1000} seconds.`);
    });
    let onExit: (() => void) | undefined;
    const ended = new Promise<never>((_resolve, reject) => {
      onExit = () => reject(new Error(`${subject} ended before it had answered.`));
      child.once("exit", onExit);
      if (child.exitCode !== null || child.signalCode !== null) onExit();
    });
    try {
      return await Promise.race([answer, limit, ended]);
    } finally {
      if (onExit) child.off("exit", onExit);
      over.abort();
      limit.catch(() => undefined);
    }
  }

  /** Says goodbye as an editor does, so that a server can tidy up; whoever stays is ended. */
  async stop(): Promise<void> {
    const child = this.#child;
    const ended = child.exitCode === null ? new Promise((resolve) => child.once("exit", resolve)) : undefined;
    const farewell = this.connection
      .sendRequest("shutdown")
      .then(() => this.connection.sendNotification("exit"))
      .catch(() => undefined); // It has ended already.
    await Promise.race([farewell.then(() => ended), wait(farewellLimitMs, undefined, { ref: false })]);
    this.connection.dispose();
    if (child.exitCode === null) child.kill("SIGKILL");
  }
}

/** What a server keeps for its next start (Node's compile cache) begins empty with the folder, and goes with it. */
function environmentIn(folder: string): NodeJS.ProcessEnv {
  return { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder };
}
