import type { CommandModel, Model, OptionModel } from './model.js';

/** The script for zsh: to be evaluated, or a file `_newslint` in a folder of `fpath`. */
export function zshScript({ commands }: Model): string {
  const [lint, ...named] = commands as [CommandModel, ...CommandModel[]];
  const withValue = new Set(
    commands.flatMap(({ options }) => options.filter(({ value }) => value !== 'nothing').flatMap(({ names }) => names)),
  );
  return `#compdef newslint
# zsh completion of newslint: eval "$(newslint completion zsh)", after compinit

_newslint_first() {
  local -a commands
  commands=(
${named.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`).join('\n')}
  )
  _describe -t commands command commands
  _files
}

_newslint() {
  local command='' word
  integer i
  for ((i = 2; i < CURRENT; i++)); do
    word=$words[i]
    case $word in
      (${[...withValue].join('|')}) ((i++)) ;;
      (-*) ;;
      (${named.map(({ name }) => name).join('|')}) command=$word; break ;;
      (*) break ;;
    esac
  done
  case $command in
${named.map((command) => `    (${command.name}) _arguments -s ${specs(command).join(' \\\n      ')} ;;`).join('\n')}
    (*) _arguments -s ${specs(lint).join(' \\\n      ')} ;;
  esac
}

if [[ $funcstack[1] == _newslint ]]; then
  _newslint "$@"
else
  compdef _newslint newslint
fi
`;
}

function specs({ name, options, operand }: CommandModel): string[] {
  const operands =
    name === 'lint'
      ? ["'1: :_newslint_first'", "'*:path:_files'"]
      : operand === 'paths'
        ? [`'1: :(${name})'`, "'*:path:_files'"]
        : operand === 'nothing'
          ? [`'1: :(${name})'`]
          : [`'1: :(${name})'`, `'2:${name}:(${operand.join(' ')})'`];
  return [...options.flatMap(optionSpecs), ...operands];
}

/** `*`: it may be given again; `=`: its value may be joined to it. */
function optionSpecs({ names, summary, value }: OptionModel): string[] {
  const text = summary.replace(/[\\[\]:]/g, '\\$&');
  return names.map((name) => {
    if (value === 'nothing') return quoted(`${name}[${text}]`);
    const action = value === 'file' ? '_files' : value === 'any' ? ' ' : `(${[...value].join(' ')})`;
    const joined = name.startsWith('--') ? '=' : '';
    return quoted(`*${name}${joined}[${text}]:${name.replace(/^-+/, '')}:${action}`);
  });
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
