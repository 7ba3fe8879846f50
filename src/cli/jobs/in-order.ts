/**
 * Begins things one after the other, up to `ahead` of them before the first is ended, and ends them in the same order: `begin`
 * returns what ends its thing.
 */
export async function inOrder<T>(
  things: AsyncIterable<T>,
  ahead: number,
  begin: (thing: T) => () => Promise<void>,
): Promise<void> {
  const begun: (() => Promise<void>)[] = [];
  for await (const thing of things) {
    begun.push(begin(thing));
    if (begun.length >= ahead) await begun.shift()?.();
  }
  for (const end of begun) await end();
}
