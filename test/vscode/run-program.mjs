// Runs a program to its end and keeps what it said, so that a failure can be explained.

import { spawn } from "node:child_process";

/** As much of a program's output as is worth keeping; the end tells why it failed. */
const KEPT_CHARACTERS = 200_000;

/**
 * Runs a program, without a shell, until it ends. A program that can't be started or that doesn't end in time is an
 * answer too: `code` is undefined then and `output` says why.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number }} [options]
 * @returns {Promise<{ code: number | undefined, output: string }>} `output` is both streams, in the order of arrival
 */
export function runProgram(program, args, { cwd, env = process.env, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], timeout: timeoutMs });
    let output = "";
    const keep = (/** @type {string} */ text) => {
      output = (output + text).slice(-KEPT_CHARACTERS);
    };
    child.stdout.setEncoding("utf8").on("data", keep);
    child.stderr.setEncoding("utf8").on("data", keep);
    child.on("error", (error) => resolve({ code: undefined, output: `${output}${program}: ${error.message}` }));
    child.on("close", (code, signal) => {
      if (signal) keep(`\n${program} was ended by ${signal}${timeoutMs ? ` (it may take ${timeoutMs} ms)` : ""}`);
      resolve({ code: code ?? undefined, output });
    });
  });
}

/** The last lines of a text, for an error message. @param {string} text @param {number} [lineCount] */
export function lastLines(text, lineCount = 40) {
  return text.trimEnd().split("\n").slice(-lineCount).join("\n");
}
