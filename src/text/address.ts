/** Does a web or mail address stand right before `at`, not before `start`? Looks at 80 UTF-16 units at most. */
export function isAddress(text: string, at: number, start: number): boolean {
  const before = /\S{1,80}$/.exec(text.slice(Math.max(start, at - 80), at))?.[0] ?? '';
  return before.includes('://') || before.includes('www.') || before.includes('@');
}
