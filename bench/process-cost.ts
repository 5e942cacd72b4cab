import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** How long a process has to keep still, and what still means: the collector and the compiler tick on a little. */
const stillMs = 80;
const stillCpuMs = 3;
/** Whoever never comes to rest is measured as it is. */
const settleLimitMs = 20_000;

/**
 * CPU time of a process and all its descendants so far, all threads, in milliseconds: with it the garbage collector's
 * and the compiler's. Undefined where the system has no such counters: they are Linux's.
 * A thread that has ended is no longer counted. Source: Linux, Documentation/scheduler/sched-stats.rst.
 */
export function cpuMsOf(pid: number): number | undefined {
  if (process.platform !== "linux") return undefined;
  let nanoseconds = 0;
  for (const id of [pid, ...descendantsOf(pid)]) {
    for (const task of tasksOf(id)) {
      const first = /^\d+/.exec(textAt(`/proc/${id}/task/${task}/schedstat`))?.[0];
      if (first !== undefined) nanoseconds += Number(first);
    }
  }
  return nanoseconds === 0 ? undefined : nanoseconds / 1e6;
}

export const canMeasureCpu = cpuMsOf(process.pid) !== undefined;

/** Resident memory of a process and all its descendants, now and at its highest. */
export interface Memory {
  readonly residentMiB: number;
  readonly peakMiB: number;
}

/** Undefined but on Linux. */
export function memoryOf(pid: number): Memory | undefined {
  if (process.platform !== "linux") return undefined;
  let residentKiB = 0;
  let peakKiB = 0;
  for (const id of [pid, ...descendantsOf(pid)]) {
    const status = textAt(`/proc/${id}/status`);
    residentKiB += Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    peakKiB += Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0);
  }
  return { residentMiB: residentKiB / 1024, peakMiB: peakKiB / 1024 };
}

/** Waits until a process uses almost no CPU. Where that can't be seen, a moment has to do. */
export async function settled(pid: number): Promise<void> {
  const startedMs = performance.now();
  let before = cpuMsOf(pid);
  for (;;) {
    await wait(stillMs);
    const after = cpuMsOf(pid);
    if (before === undefined || after === undefined || after - before < stillCpuMs) return;
    if (performance.now() - startedMs > settleLimitMs) return;
    before = after;
  }
}

function descendantsOf(pid: number): readonly number[] {
  const children = tasksOf(pid).flatMap((task) =>
    textAt(`/proc/${pid}/task/${task}/children`).split(/\s+/).filter(Boolean).map(Number),
  );
  return children.flatMap((child) => [child, ...descendantsOf(child)]);
}

function tasksOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return []; // The process has ended.
  }
}

/** The empty text where a thread or process has ended between being listed and being read. */
function textAt(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
