import * as assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { closeAllEditors, eventually, replace, serverState, showFile, waitForFindings } from "./workbench.ts";

const pipeline = `pipeline:
  name: web-shop
  stages:
    - name: deploy
      needs: [biuld]
      steps:
        - name: Ship
          run: make ship
`;

/** Our server: the child of this extension host that runs `dist/server.js`. */
function serverProcess(): number | undefined {
  const children = process.platform === "linux" ? childrenByProc() : childrenByPs();
  return children.find(({ command }) => /dist[/\\]server\.js/.test(command))?.pid;
}

function childrenByProc(): readonly { pid: number; command: string }[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const parent = /\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, "utf8"))?.[1];
        if (Number(parent) !== process.pid) return [];
        return [{ pid: Number(name), command: readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ") }];
      } catch {
        return []; // it ended while we looked
      }
    });
}

function childrenByPs(): readonly { pid: number; command: string }[] {
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  return lines.flatMap((line) => {
    const [, pid, parent, command = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return Number(parent) === process.pid ? [{ pid: Number(pid), command }] : [];
  });
}

describe("a server that is killed", () => {
  after(closeAllEditors);

  it("comes back by itself, and goes on where it was", async () => {
    const editor = await showFile("pipeline.yml", pipeline);
    await waitForFindings(editor.document.uri, ["5:15 needs/unknown"]);
    const killed = serverProcess();
    assert.ok(killed, "the server is no child of the extension host");
    process.kill(killed, "SIGKILL");
    await eventually("another server", async () => {
      const pid = serverProcess();
      return pid !== undefined && pid !== killed && (await serverState()) === "ready" ? pid : undefined;
    });
    await waitForFindings(editor.document.uri, ["5:15 needs/unknown"]);
    await replace(editor, "needs: [biuld]", "needs: []");
    await waitForFindings(editor.document.uri, []);
  });
});
