/**
 * The command line: the same checks without an editor. Reads arguments, asks the features, writes formats, ends with a
 * code. What is true of pipelines stands in `features/` and below; what is here knows files, terminals and CI servers.
 * Law: stdout carries the result alone; whatever else is to be said goes to stderr.
 * Law: this process never ends itself while something is still to be written: it sets the exit code and returns.
 */
import { version } from "../../package.json";
import { say } from "../../protocol/index.ts";
import { recordBreakage } from "./breakage.ts";
import type { Command } from "./command.ts";
import { generalOptions } from "./command.ts";
import { format } from "./commands/format.ts";
import { lint } from "./commands/lint.ts";
import { lsp } from "./commands/lsp.ts";
import { migrate } from "./commands/migrate.ts";
import { pack } from "./commands/pack.ts";
import { rules } from "./commands/rules.ts";
import { search } from "./commands/search.ts";
import { visible } from "./display-width.ts";
import { commandHelp, generalHelp } from "./help.ts";
import type { OrFault, UsageFault } from "./options.ts";
import { fault, oneOf, parseOptions } from "./options.ts";
import { processTerminal } from "./process-terminal.ts";
import type { Terminal } from "./terminal.ts";
import { localeOf } from "./terminal.ts";
import { texts } from "./texts.ts";

const commands: readonly Command[] = [lint, format, migrate, rules, search, pack, lsp];

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const locale = localeOf(args, terminal.environment);
  const [name, ...rest] = args;
  if (name === undefined) {
    terminal.err.write(generalHelp(commands, locale));
    return 2;
  }
  const complain = ({ text, words }: UsageFault, command?: Command): number => {
    const help = command ? say(texts.seeHelp, locale, { command: command.name }) : say(texts.seeGeneralHelp, locale);
    terminal.err.write(`pipewright: ${visible(say(text, locale, words))}\n${help}\n`);
    return 2;
  };
  const command = commands.find((known) => known.name === name);
  if (command === undefined) {
    if (!name.startsWith("-")) return complain(unknownCommand(name).fault);
    return withoutCommand(args, terminal, complain);
  }
  const options = parseOptions(rest, [...command.options, ...generalOptions], command.otherOptions);
  if (!options.ok) return complain(options.fault, command);
  if (options.value.has("help")) return shown(terminal, commandHelp(command, locale));
  if (options.value.has("version")) return shown(terminal, `${version}\n`);
  const ended = await command.run(options.value, terminal, locale);
  return ended.ok ? ended.value : complain(ended.fault, command);
}

/** `pipewright --help` and `--version`. */
function withoutCommand(args: readonly string[], terminal: Terminal, complain: (fault: UsageFault) => number): number {
  const options = parseOptions(args, generalOptions);
  if (!options.ok) return complain(options.fault);
  if (options.value.has("version")) return shown(terminal, `${version}\n`);
  const [name] = options.value.positionals;
  if (options.value.has("help") && name === undefined) {
    return shown(terminal, generalHelp(commands, localeOf(args, terminal.environment)));
  }
  const command = commands.find((known) => known.name === name);
  if (options.value.has("help") && command !== undefined) {
    return shown(terminal, commandHelp(command, localeOf(args, terminal.environment)));
  }
  return complain({ text: texts.commandFirst, words: { choices: commands.map((known) => known.name).join(", ") } });
}

function shown(terminal: Terminal, text: string): number {
  terminal.out.write(text);
  return 0;
}

function unknownCommand(word: string): Extract<OrFault<never>, { ok: false }> {
  if (/[./\\*]/.test(word)) return fault(texts.pathAsCommand, { word });
  const names = commands.map(({ name }) => name);
  const sentences = { unknown: texts.unknownCommand, near: texts.unknownCommandNear };
  const found = oneOf<string>(word, names, sentences);
  return found.ok ? fault(texts.unknownCommand, { word }) : found;
}

/** Where an exception ends that nobody below could answer. */
function broken(error: unknown, terminal: Terminal): number {
  const locale = localeOf(process.argv.slice(2), terminal.environment);
  terminal.err.write(`pipewright: ${say(texts.brokenInside, locale, recordBreakage(error, terminal))}\n`);
  return 2;
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const { terminal, interruptedBy, endWith } = processTerminal((reason, { environment, err }) => {
    err.write(`pipewright: ${say(texts.outputNotWritable, localeOf(args, environment), { reason })}\n`);
  });
  try {
    endWith(await run(args, terminal));
  } catch (error) {
    if (!terminal.signal.aborted) endWith(broken(error, terminal));
  }
  // Dying by the signal, not by a number, tells a shell script to stop as well.
  const signal = interruptedBy();
  if (signal !== undefined) process.kill(process.pid, signal);
}

void main();
