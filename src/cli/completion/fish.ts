import type { CommandModel, Model, OptionModel } from './model.js';

/** The script for fish: a file in its folder `completions`. */
export function fishScript({ commands }: Model): string {
  const [, ...named] = commands as [CommandModel, ...CommandModel[]];
  const withValue = new Set(
    commands.flatMap(({ options }) => options.filter(({ value }) => value !== 'nothing').flatMap(({ names }) => names)),
  );
  const options = new Map<string, OptionModel & { readonly of: string[] }>();
  for (const { name, options: own } of commands) {
    for (const option of own) {
      const key = JSON.stringify(option);
      const known = options.get(key);
      if (known) known.of.push(name);
      else options.set(key, { ...option, of: [name] });
    }
  }
  return `# fish completion of newslint: newslint completion fish > ~/.config/fish/completions/newslint.fish
function __newslint_command
    set -l words (commandline -opc)
    set -e words[1]
    set -l skip no
    for word in $words
        if test $skip = yes
            set skip no
        else if contains -- $word ${[...withValue].join(' ')}
            set skip yes
        else if contains -- $word ${named.map(({ name }) => name).join(' ')}
            echo $word
            return
        else if not string match -q -- '-*' $word
            echo lint
            return
        end
    end
    echo none
end

function __newslint_in
    set -l command (__newslint_command)
    test $command = none; and set command lint
    contains -- $command $argv
end

${named.map(({ name, summary }) => `complete -c newslint -n 'test (__newslint_command) = none' -a ${name} -d ${quoted(summary)}`).join('\n')}
${named
  .filter(({ operand }) => operand !== 'paths')
  .map(({ name, operand }) => {
    const words = operand === 'nothing' ? '' : ` -a ${quoted([...operand].join(' '))}`;
    return `complete -c newslint -n '__newslint_in ${name}' -f${words}`;
  })
  .join('\n')}
${[...options.values()].map(optionLine).join('\n')}
`;
}

function optionLine({ names, summary, value, of }: OptionModel & { readonly of: readonly string[] }): string {
  const flags = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  const takes =
    value === 'nothing'
      ? ''
      : value === 'file'
        ? ' -r -F'
        : value === 'any'
          ? ' -x'
          : ` -x -a ${quoted([...value].join(' '))}`;
  return `complete -c newslint -n '__newslint_in ${of.join(' ')}' ${flags.join(' ')}${takes} -d ${quoted(summary)}`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
