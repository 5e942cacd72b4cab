/**
 * Turns a schema into a function's source, by ajv: no `eval` at run time, so it runs in a browser worker too.
 * The function is the fast "is all well?" before the walker explains; so it also refuses what is deprecated.
 */
import { Ajv } from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import { buildSync } from "esbuild";
import type { JsonSchema } from "../../server/schema/index.ts";
import { strictSchema } from "./strict-schema.ts";

/** A CommonJS module that exports `(value: unknown) => boolean`. */
export function compileValidator(schema: JsonSchema): string {
  const ajv = new Ajv({
    code: { source: true, esm: false, optimize: 2 },
    messages: false,
    strict: false,
    inlineRefs: false,
  });
  const source = withoutErrors(standaloneCode(ajv, ajv.compile(strictSchema(schema))));
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
