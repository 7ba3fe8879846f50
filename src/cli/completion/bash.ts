import type { CommandModel, Model, OptionModel } from './model.js';

/** The script for bash 3.2 and later, which needs no bash-completion. */
export function bashScript({ commands }: Model): string {
  const [, ...named] = commands as [CommandModel, ...CommandModel[]];
  return `# bash completion of newslint: eval "$(newslint completion bash)"
_newslint_add() {
  local one
  while IFS= read -r one; do COMPREPLY+=("$prefix$one"); done
}

_newslint_files() {
  compopt -o filenames 2>/dev/null
  _newslint_add < <(compgen -f -- "$cur")
}

_newslint_words() {
  _newslint_add < <(compgen -W "$1" -- "$cur")
}

_newslint() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" option='' prefix='' command='' operands=0 i word
  COMPREPLY=()

  # Bash makes three words of --format=csv, unless = was taken out of COMP_WORDBREAKS.
  if [[ $cur == = ]]; then
    option="\${COMP_WORDS[COMP_CWORD-1]}" cur=''
  elif ((COMP_CWORD > 1)) && [[ \${COMP_WORDS[COMP_CWORD-1]} == = ]]; then
    option="\${COMP_WORDS[COMP_CWORD-2]}"
  elif [[ $cur == --*=* ]]; then
    option="\${cur%%=*}" prefix="$option=" cur="\${cur#*=}"
  elif [[ \${COMP_WORDS[COMP_CWORD-1]} == -* ]]; then
    option="\${COMP_WORDS[COMP_CWORD-1]}"
  fi

  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    case "$word" in
      =) ((i++)) ;;
      ${alternatives(namesOf(commands, ({ value }) => value !== 'nothing'))}) [[ \${COMP_WORDS[i+1]} == = ]] || ((i++)) ;;
      -*) ;;
      *)
        if ((operands++ == 0)); then
          case "$word" in
            ${alternatives(named.map(({ name }) => name))}) command="$word" ;;
          esac
        fi
        ;;
    esac
  done

  case "$command:$option" in
${commands.flatMap((command) => valueCases(command)).join('\n')}
  esac

  if [[ $cur == -* ]]; then
    case "$command" in
${commands.map(({ name, options }) => `      ${keyOf(name)}) _newslint_words '${options.flatMap(({ names }) => names).join(' ')}' ;;`).join('\n')}
    esac
    return
  fi

  case "$command" in
    '') ((operands)) || _newslint_words '${named.map(({ name }) => name).join(' ')}'; _newslint_files ;;
${named.map((command) => `    ${command.name}) ${operandOf(command)} ;;`).join('\n')}
  esac
}

complete -F _newslint newslint
`;
}

/** What is completed after each option with a value. */
function valueCases({ name, options }: CommandModel): string[] {
  const withValue = options.filter(({ value }) => value !== 'nothing');
  return withValue.map(({ names, value }) => {
    const keys = names.map((one) => `${name === 'lint' ? '' : name}:${one}`).join('|');
    const action =
      value === 'file' ? '_newslint_files; ' : value === 'any' ? '' : `_newslint_words '${[...value].join(' ')}'; `;
    return `    ${keys}) ${action}return ;;`;
  });
}

function operandOf({ operand }: CommandModel): string {
  if (operand === 'paths') return '_newslint_files';
  if (operand === 'nothing') return ':';
  return `((operands > 1)) || _newslint_words '${operand.join(' ')}'`;
}

function namesOf(commands: readonly CommandModel[], which: (option: OptionModel) => boolean): string[] {
  return [...new Set(commands.flatMap(({ options }) => options.filter(which).flatMap(({ names }) => names)))];
}

function keyOf(name: string): string {
  return name === 'lint' ? "''" : name;
}

function alternatives(words: readonly string[]): string {
  return words.join('|');
}
