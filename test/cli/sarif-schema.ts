import { readFileSync } from "node:fs";
import Ajv from "ajv";

/** Where a value breaks the schema of SARIF 2.1.0, as text; empty when it is valid. */
export function sarifFaults(log: unknown): string[] {
  validate ??= compiled();
  return validate(log) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

let validate: ReturnType<Ajv["compile"]> | undefined;

/** Microsoft's copy, in a package that has nothing else for us. It is of draft 4, and uses nothing that draft 7 lacks but `id`. */
function compiled(): ReturnType<Ajv["compile"]> {
  const path = require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
  const { $schema: _draft, id: _address, ...schema } = JSON.parse(readFileSync(path, "utf8"));
  // Formats name what a URI or a time looks like: ajv knows them by a package of its own only. One of the patterns has a
  // stray bracket, which is an error with the `u` flag.
  return new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true }).compile(schema);
}
