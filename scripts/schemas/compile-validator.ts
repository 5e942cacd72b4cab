/**
 * Turns a schema into a function's source, by ajv: no `eval` at run time, so it runs in a browser worker too.
 * The function is the fast "is all well?" before the walker explains; so it also refuses what is deprecated.
 */
import { Ajv } from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import { buildSync } from "esbuild";
import type { JsonSchema } from "../../server/schema/index.ts";
import { strictSchema } from "./strict-schema.ts";

/**
 * A CommonJS module that exports `(value: unknown) => boolean`, with validators of parts of the schema in its `parts`,
 * by the references that lead to them, such as `#/$defs/stage`.
 */
export function compileValidator(schema: JsonSchema, parts: readonly string[] = []): string {
  const ajv = new Ajv({
    code: { source: true, esm: false, optimize: 2 },
    messages: false,
    strict: false,
    inlineRefs: false,
  });
  ajv.addSchema(strictSchema(schema), "whole");
  const names = Object.fromEntries(parts.map((part, index) => [`part${index}`, `whole${part}`]));
  const functions = withoutErrors(standaloneCode(ajv, { whole: "whole#", ...names }));
  const byReference = parts.map((part, index) => `${JSON.stringify(part)}: exports.part${index}`);
  const source = `${functions}\nmodule.exports = Object.assign(exports.whole, { parts: { ${byReference.join(", ")} } });`;
  // The few helpers that ajv's code asks for come in here, so that the file needs no package.
  const { outputFiles } = buildSync({
    stdin: { contents: source, resolveDir: __dirname, loader: "js" },
    bundle: true,
    write: false,
    format: "cjs",
    target: "es2022",
    minify: true,
    charset: "utf8",
    logLevel: "silent",
  });
  const [file] = outputFiles;
  if (!file) throw new Error("esbuild gave no validator back.");
  return file.text;
}

/** Nobody reads ajv's errors, since the walker explains; what they are made of is most of the code. */
function withoutErrors(source: string): string {
  return source
    .replace(/\{instancePath[,:](?:"(?:[^"\\]|\\.)*"|[^{}"])*params: ?\{(?:"(?:[^"\\]|\\.)*"|[^{}"])*\}\}/g, "0")
    .replace(/, ?\{instancePath:(?:"(?:[^"\\]|\\.)*"|[^{}"])*,rootData(?:,dynamicAnchors)?\}/g, "");
}
