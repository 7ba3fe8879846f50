/**
 * Those of `known` that `word` may be meant for, at most three: the ones it is fewest changed letters away from, at most a
 * third of its length; otherwise the ones that it is a part of. Case does not count.
 */
export function nearest(word: string, known: readonly string[]): string[] {
  const typed = word.slice(0, 100).toLowerCase();
  const near = known.map((one) => ({ one, away: distance(typed, one) }));
  const least = Math.min(...near.map(({ away }) => away));
  if (least <= Math.max(1, typed.length / 3)) {
    return near
      .filter(({ away }) => away === least)
      .map(({ one }) => one)
      .slice(0, 3);
  }
  return typed.length < 3 ? [] : known.filter((one) => one.includes(typed)).slice(0, 3);
}

/** Letters to change, add, drop or swap with their neighbour to make `a` of `b` (optimal string alignment). */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const now = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const steps = [(last[j] as number) + 1, (now[j - 1] as number) + 1, (last[j - 1] as number) + same];
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) steps.push((before[j - 2] as number) + 1);
      now.push(Math.min(...steps));
    }
    before = last;
    last = now;
  }
  return last[b.length] as number;
}
