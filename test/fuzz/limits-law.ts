import assert from "node:assert/strict";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { parseSource } from "../../server/document/index.ts";
import { type CheckContext, complete, diagnose, hover } from "../../server/features/index.ts";

/** Texts that are made to be too much: too deep, too long, too often. */
export const hugeText: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(fc.constantFrom("[", "{", "{a: ", "- ", "[{a: "), fc.nat({ max: 200_000 }))
    .map(([open, n]) => open.repeat(n)),
  fc.tuple(fc.constantFrom("a:\n", "- a:\n"), fc.nat({ max: 1_500 })).map(([line, n]) => steps(line, n)),
  fc.nat({ max: 5_000_000 }).map((n) => `pipeline:\n  name: ${"x".repeat(n)}\n`),
  fc.nat({ max: 1_000_000 }).map((n) => `pipeline:\n  name: "${"x\\n".repeat(n)}\n`),
  fc.nat({ max: 100_000 }).map((n) => `pipeline:\n  stages:\n${"    - name: a\n".repeat(n)}`),
  fc.nat({ max: 100_000 }).map((n) => `pipeline:\n${"  # nothing\n".repeat(n)}`),
  fc.nat({ max: 20_000 }).map((n) => `pipeline: [${"a,".repeat(n)}]\n${"]".repeat(n)}`),
  fc
    .tuple(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 2, max: 12 }))
    .map(([levels, width]) => bomb(levels, width)),
  fc.nat({ max: 1_500_000 }).map((n) => `pipeline: [${"a, ".repeat(n)}]\n`),
  fc
    .tuple(fc.constantFrom("(", "!", "a && ", "a[", "f(", "a.", "'"), fc.nat({ max: 60_000 }))
    .map(([piece, n]) => `pipeline:\n  variables:\n    A: \${{ ${piece.repeat(n)} }}\n`),
  fc.nat({ max: 20_000 }).map((n) => `a: &a 1\nb:\n${"  - *a\n".repeat(n)}`),
  fc.nat({ max: 2_000 }).map((n) => `x: &x { a: 1 }\ny:\n${"  <<: *x\n".repeat(n)}`),
);

/** A map in a map in a map, each a column deeper. */
function steps(line: string, count: number): string {
  return Array.from({ length: count }, (_, depth) => " ".repeat(depth * 2) + line).join("");
}

/** "Billion laughs": each level names the one below several times. */
function bomb(levels: number, width: number): string {
  const lines = ["x0: &x0 [a, b]"];
  for (let level = 1; level < levels; level++) {
    lines.push(
      `x${level}: &x${level} [${Array(width)
        .fill(`*x${level - 1}`)
        .join(", ")}]`,
    );
  }
  return `${lines.join("\n")}\npipeline:\n  name: bomb\n  variables: *x${levels - 1}\n`;
}

/** More memory than this for one text would mean that somebody's limit is none. */
const mostMegabytes = 1_500;

/** What is in use; where that is much, once the garbage of other texts is gone. */
function heldMegabytes(): number {
  const used = () => process.memoryUsage().heapUsed / 1024 / 1024;
  if (used() >= mostMegabytes) {
    setFlagsFromString("--expose-gc");
    runInNewContext("gc")();
  }
  return used();
}

/** Law: any text gets an answer, in bounded time and memory. The time is that of the run: a hang is seen as one. */
export function withinLimits(text: string, context: CheckContext): void {
  const file = parseSource(text);
  diagnose(file, context);
  for (const offset of [0, text.length >> 1, text.length]) {
    hover(file, offset, context);
    complete(file, offset, context);
  }
  const used = heldMegabytes();
  assert.ok(used < mostMegabytes, `${Math.round(used)} MB are in use after a text of ${text.length} units.`);
}
