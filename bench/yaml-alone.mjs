/**
 * What `yaml` alone costs on one file, in a process of its own: the first parse, and then as many as a person types
 * keys. Called by yaml-costs.ts with the path, the parses that warm up and those that count; prints JSON.
 * Plain JavaScript, so that the first parse is as cold as it can be.
 */
import { readFileSync } from "node:fs";
import { parseDocument } from "yaml";

const [path, warmUp, measured] = process.argv.slice(2);
const text = readFileSync(path, "utf8");
const cold = parseOnce();
for (let run = 0; run < Number(warmUp); run += 1) parseOnce();
const warm = Array.from({ length: Number(measured) }, parseOnce);
process.stdout.write(JSON.stringify({ cold, warm }));

/** CPU of all threads: the collector works beside the parser. */
function parseOnce() {
  const startedMs = performance.now();
  const before = process.cpuUsage();
  const document = parseDocument(text);
  const { user, system } = process.cpuUsage(before);
  if (document.errors.length > 0) throw document.errors[0];
  return { cpuMs: (user + system) / 1000, wallMs: performance.now() - startedMs };
}
