// A linear-chain conditional random field over stretches of characters, trained by AdaGrad with a margin (softmax-margin) and
// with whole templates of features left out at random, so that no single one is relied on.

import { BEFORE } from '../../dist/analyse/entities/tagger/tags.js';
import { TAGS } from '../../dist/lexicon/entity-model.js';

const COLUMNS = TAGS - 1;

/**
 * `stretches`: { length, features, rows, tags, weight }, `features` rows a character; before and behind each stands O.
 * Options: epochs, rate, dropped (share of templates), margin, missMargin (for O where a name stands), seed, after(epoch, model).
 */
export function train(stretches, rowCount, options) {
  const { epochs, rate, dropped, margin, missMargin, seed = 1, averageFrom = 1, after } = options;
  const largest = (key) => stretches.reduce((most, one) => Math.max(most, one[key]), 0);
  const longest = largest('length');
  const weights = new Float32Array(rowCount * COLUMNS);
  const squares = new Float32Array(rowCount * COLUMNS).fill(1);
  const sums = new Float32Array(rowCount * COLUMNS);
  const transitions = new Float64Array(TAGS * TAGS);
  const transitionSquares = new Float64Array(TAGS * TAGS).fill(1);
  const transitionSums = new Float64Array(TAGS * TAGS);
  const scores = new Float64Array(TAGS * longest);
  const inference = createInference(longest);
  const { marginals, pairs } = inference;
  const random = mulberry(seed);
  const order = stretches.map((_, i) => i);
  const kept = new Int32Array(largest('features'));
  let averaged = 0;
  const model = () => ({
    weights: sums.map((value) => value / averaged),
    transitions: transitionSums.map((value) => value / averaged),
  });
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    const step = rate * (1 - (0.8 * epoch) / epochs);
    for (const at of order) {
      const { length, features, rows, tags, weight } = stretches[at];
      let keep = 0;
      for (let k = 0; k < features; k++) if (random() >= dropped) kept[keep++] = k;
      for (let i = 0; i < length; i++) {
        addUp(weights, rows, features * i, kept, keep, scores, TAGS * i);
        const gold = tags[i];
        for (let tag = 0; tag < TAGS; tag++)
          if (tag !== gold) scores[TAGS * i + tag] += tag === 0 ? margin * missMargin : margin;
      }
      inference.run(scores, length, transitions);
      for (let i = 0; i < length; i++) {
        const gold = tags[i];
        if (marginals[TAGS * i + gold] > 0.998) continue;
        for (let tag = 1; tag < TAGS; tag++) {
          const gradient = ((tag === gold ? 1 : 0) - marginals[TAGS * i + tag]) * weight;
          if (gradient < 2e-3 && gradient > -2e-3) continue;
          const square = gradient * gradient;
          const change = step * gradient;
          for (let k = 0; k < keep; k++) {
            const at = rows[features * i + kept[k]] * COLUMNS + tag - 1;
            squares[at] += square;
            weights[at] += change / Math.sqrt(squares[at]);
          }
        }
      }
      for (let i = 0; i <= length; i++) pairs[TAGS * (i ? tags[i - 1] : 0) + (i < length ? tags[i] : 0)] -= 1;
      for (let i = 0; i < TAGS * TAGS; i++) {
        if (!pairs[i]) continue;
        const gradient = -pairs[i] * weight;
        transitionSquares[i] += gradient * gradient;
        transitions[i] += (0.5 * step * gradient) / Math.sqrt(transitionSquares[i]);
      }
    }
    if (epoch >= averageFrom) {
      averaged++;
      for (let i = 0; i < weights.length; i++) sums[i] += weights[i];
      for (let i = 0; i < TAGS * TAGS; i++) transitionSums[i] += transitions[i];
      after?.(epoch, model);
    }
  }
  return model();
}

/** The scores of all tags, from `scores[to]` on: the sums of the weights of the first `keep` features that `kept` names. */
function addUp(weights, rows, at, kept, keep, scores, to) {
  let [a, b, c, d, e, f, g, h, i, j, k, l] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let n = 0; n < keep; n++) {
    const row = rows[at + kept[n]] * COLUMNS;
    a += weights[row];
    b += weights[row + 1];
    c += weights[row + 2];
    d += weights[row + 3];
    e += weights[row + 4];
    f += weights[row + 5];
    g += weights[row + 6];
    h += weights[row + 7];
    i += weights[row + 8];
    j += weights[row + 9];
    k += weights[row + 10];
    l += weights[row + 11];
  }
  scores[to] = 0;
  scores[to + 1] = a;
  scores[to + 2] = b;
  scores[to + 3] = c;
  scores[to + 4] = d;
  scores[to + 5] = e;
  scores[to + 6] = f;
  scores[to + 7] = g;
  scores[to + 8] = h;
  scores[to + 9] = i;
  scores[to + 10] = j;
  scores[to + 11] = k;
  scores[to + 12] = l;
}

/** Forward and backward sums: `run` fills `marginals` and the expected `pairs` of tags. */
function createInference(longest) {
  const forward = new Float64Array(TAGS * longest);
  const backward = new Float64Array(TAGS * longest);
  const likely = new Float64Array(TAGS * longest);
  const marginals = new Float64Array(TAGS * longest);
  const pairs = new Float64Array(TAGS * TAGS);
  const steps = new Float64Array(TAGS * TAGS);
  const norms = new Float64Array(longest);
  function run(scores, length, transitions) {
    for (let i = 0; i < TAGS * TAGS; i++) steps[i] = Math.exp(transitions[i]);
    pairs.fill(0);
    for (let i = 0; i < length; i++) {
      const row = TAGS * i;
      let highest = scores[row];
      for (let tag = 1; tag < TAGS; tag++) if (scores[row + tag] > highest) highest = scores[row + tag];
      let norm = 0;
      for (let tag = 0; tag < TAGS; tag++) {
        const own = Math.exp(scores[row + tag] - highest);
        likely[row + tag] = own;
        let sum = 0;
        const befores = BEFORE[tag];
        if (i === 0) sum = befores.includes(0) ? steps[tag] : 0;
        else for (const before of befores) sum += forward[row - TAGS + before] * steps[TAGS * before + tag];
        forward[row + tag] = sum * own;
        norm += sum * own;
      }
      norms[i] = norm;
      for (let tag = 0; tag < TAGS; tag++) forward[row + tag] /= norm;
    }
    const end = TAGS * (length - 1);
    let total = 0;
    for (const before of BEFORE[0]) total += forward[end + before] * steps[TAGS * before];
    for (let tag = 0; tag < TAGS; tag++) {
      backward[end + tag] = BEFORE[0].includes(tag) ? steps[TAGS * tag] / total : 0;
      pairs[TAGS * tag] += forward[end + tag] * backward[end + tag];
    }
    for (let i = length - 1; i > 0; i--) {
      const row = TAGS * i;
      backward.fill(0, row - TAGS, row);
      for (let tag = 0; tag < TAGS; tag++) {
        const behind = (likely[row + tag] * backward[row + tag]) / norms[i];
        if (behind < 1e-12) continue;
        for (const before of BEFORE[tag]) {
          const value = steps[TAGS * before + tag] * behind;
          backward[row - TAGS + before] += value;
          pairs[TAGS * before + tag] += forward[row - TAGS + before] * value;
        }
      }
    }
    for (let i = 0; i < TAGS * length; i++) marginals[i] = forward[i] * backward[i];
    for (let tag = 0; tag < TAGS; tag++) pairs[tag] += marginals[tag];
  }
  return { run, marginals, pairs };
}

function shuffle(list, random) {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j], list[i]];
  }
}

function mulberry(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}
