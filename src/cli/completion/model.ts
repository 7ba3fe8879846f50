import type { Command, Option } from 'commander';
import { rules } from '../../rules/index.js';
import type { Lang } from '../../text/message.js';
import { COMMON_FORMATS } from '../outputs.js';
import { COMMANDS, type CommandName, describe, NOT_FOR, SHELLS } from '../program.js';

/** What can be typed after `newslint`, for the scripts that complete it. */
export interface Model {
  /** Without a command, under the name `lint`; then each command. */
  readonly commands: readonly CommandModel[];
}

export interface CommandModel {
  readonly name: CommandName | 'lint';
  readonly summary: string;
  readonly options: readonly OptionModel[];
  /** What may stand beside the options: paths, one of some words, or nothing. */
  readonly operand: 'paths' | 'nothing' | readonly string[];
}

export interface OptionModel {
  /** With their dashes, the short one first. */
  readonly names: readonly string[];
  readonly summary: string;
  /** What follows it: a file, one of some words, something that can't be guessed, or nothing (it then may be a path). */
  readonly value: 'file' | 'any' | 'nothing' | readonly string[];
}

/** The model of the command line as commander has it, with summaries in `lang`. */
export function completionModel(lang: Lang): Model {
  const layout = { columns: 100, width: (text: string) => text.length, wrap: (text: string) => [text] };
  const nobody = () => {};
  const program = describe(lang, layout, nobody, nobody);
  return {
    commands: [
      commandModel(program, program),
      ...COMMANDS.map((name) => commandModel(program.commands.find((one) => one.name() === name) as Command, program)),
    ],
  };
}

function commandModel(command: Command, program: Command): CommandModel {
  const isLint = command === program;
  const name = isLint ? 'lint' : (command.name() as CommandName);
  const hidden: readonly string[] = name === 'lint' ? [] : ['version', ...NOT_FOR[name]];
  const shared = program.options.filter((option) => !hidden.includes(option.attributeName()));
  const options = [...(isLint ? [] : command.options), ...shared].map((option) => optionModel(option, name));
  const help = command
    .createHelp()
    .visibleOptions(command)
    .find(({ long }) => long === '--help') as Option;
  return {
    name,
    summary: command.description(),
    options: [...options, optionModel(help, name)],
    operand: operandOf(name),
  };
}

function optionModel({ short, long, flags, description, argChoices, required }: Option, command: string): OptionModel {
  const names = [short, long].filter((name) => name !== undefined);
  if (!required) return { names, summary: description, value: 'nothing' };
  const choices = long === '--format' && command !== 'lint' ? [...COMMON_FORMATS] : argChoices;
  return { names, summary: description, value: choices ?? (flags.endsWith('<file>') ? 'file' : 'any') };
}

function operandOf(name: CommandModel['name']): CommandModel['operand'] {
  switch (name) {
    case 'explain':
      return [...rules.map(({ id }) => id), 'score'];
    case 'completion':
      return SHELLS;
    case 'rules':
    case 'init':
      return 'nothing';
    default:
      return 'paths';
  }
}
