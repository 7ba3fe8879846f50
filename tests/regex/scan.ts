/**
 * What can be told of a regular expression from its form alone: the most that one place of a text can cost it, counted as the
 * product of its quantifiers; `Infinity` where one has no upper bound. `nested`: something that may be of several lengths stands
 * several times, which is where exponential searches come from.
 */
export function scan(source: string): Cost {
  let i = 0;
  const whole = alternatives();
  if (i < source.length) throw new Error(`not understood at ${i}: ${source}`);
  return whole;

  function alternatives(): Cost {
    const all: Cost[] = [];
    let one = { cost: 1, nested: false };
    for (; i < source.length && source[i] !== ')'; ) {
      if (source[i] === '|') {
        all.push(one);
        one = { cost: 1, nested: false };
        i++;
        continue;
      }
      const { cost, nested } = quantified(atom());
      one = { cost: one.cost * cost, nested: one.nested || nested };
    }
    all.push(one);
    return { cost: Math.max(...all.map(({ cost }) => cost)), nested: all.some(({ nested }) => nested) };
  }

  function atom(): Cost {
    if (source[i] === '(') {
      i += /^\((?:\?(?::|=|!|<=|<!|<\w+>))?/.exec(source.slice(i))?.[0].length ?? 1;
      const inner = alternatives();
      i++;
      return inner;
    }
    if (source[i] === '[') {
      for (i++; source[i] !== ']'; i++) if (source[i] === '\\') i++;
      i++;
    } else i += CHARACTER.exec(source.slice(i))?.[0].length ?? 1;
    return { cost: 1, nested: false };
  }

  function quantified({ cost, nested }: Cost): Cost {
    const found = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(i));
    if (!found) return { cost, nested };
    i += found[0].length;
    const [mark, from, comma, to] = found as unknown as [string, string, string, string];
    const most = mark[0] === '?' ? 2 : mark[0] !== '{' ? Infinity : to ? Number(to) : comma ? Infinity : Number(from);
    // So many times and no other: each time costs what it costs.
    const times = mark[0] === '{' && !comma ? 1 : most;
    return { cost: cost * times, nested: nested || (cost > 1 && most > 2) };
  }
}

/** A character or an escape that stands for one. */
const CHARACTER = /^(?:\\(?:[pPuk]\{[^}]*\}|[pP]\w|k<\w+>|u[\dA-Fa-f]{4}|x[\dA-Fa-f]{2}|[^])|[^])/u;

export interface Cost {
  readonly cost: number;
  readonly nested: boolean;
}
