import type { Text } from '../text/message.js';
import { openSegmenter, segmenterName } from './engines.js';
import type { UserWords } from './jieba/user-words.js';
import { type Segmenter, type SegmenterName, SegmenterUnavailable } from './segmenter.js';

/** The segmenter, loaded when words are first asked for, and at most once. */
export interface LazySegmenter {
  readonly load: () => Segmenter;
  /** Engine and version, without loading it; `none` where it can't be loaded. */
  name(): string;
  /** Why it could not be loaded, once it was asked for. */
  failed(): SegmenterUnavailable | undefined;
  /** It was asked for elsewhere, and could not be loaded. */
  lose(why: Text): void;
}

/**
 * A segmenter to be loaded by need; newslint's own if none is named, with the user's words where there are some.
 * `load` throws `SegmenterUnavailable`.
 */
export function lazySegmenter(name?: SegmenterName, userWords?: UserWords): LazySegmenter {
  let loaded: Segmenter | undefined;
  let failed: SegmenterUnavailable | undefined;
  const keep = <T>(get: () => T): T => {
    if (failed) throw failed;
    try {
      return get();
    } catch (error) {
      if (error instanceof SegmenterUnavailable) failed = error;
      throw error;
    }
  };
  return {
    load: () => {
      loaded ??= keep(() => openSegmenter(name, userWords));
      return loaded;
    },
    name() {
      if (failed) return 'none';
      try {
        return loaded?.name ?? segmenterName(name);
      } catch {
        return 'none';
      }
    },
    failed: () => failed,
    lose(why) {
      failed ??= new SegmenterUnavailable(why);
    },
  };
}
