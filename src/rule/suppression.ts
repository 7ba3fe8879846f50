import type { Directive, Name } from '../page/directives.js';

/** A directive of a page, and what became of it. */
export interface Suppression {
  readonly directive: Directive;
  /** Of a directive without names: has it silenced a finding (or, of an `enable`, ended a `disable`)? */
  readonly used: boolean;
  readonly names: readonly NamedRule[];
}

/** A rule that a directive names: `off` where it did not run, so that nothing can be said. */
export interface NamedRule extends Name {
  readonly state: 'used' | 'unused' | 'off' | 'unknown';
}
