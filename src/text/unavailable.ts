import { TextError } from './text-error.js';

/** A part of newslint itself can't be used, for no fault of the copy; `text` says in one line which, and how to mend it. */
export class Unavailable extends TextError {}
