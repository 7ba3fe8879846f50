// Gradient-boosted trees for the logistic loss, grown leaf by leaf on histograms.

const BINS = 64;

/**
 * `least`: a leaf has at least so many examples, by weight; `ridge` pulls the value of a leaf towards 0. A tree sees the shares
 * `sample` of the examples and `columns` of the traits, drawn anew for each, the same at every run. `directions`: by trait, 1
 * where more of it may only raise the odds, -1 where it may only lower them; 0 where either may be.
 */
const DEFAULTS = { trees: 240, rate: 0.06, leaves: 15, least: 40, ridge: 2, sample: 1, columns: 1, directions: [] };

/**
 * Trains on `rows` (equally long lists of numbers) with their `labels` (0 or 1) and `weights`. Gives `bias` and `trees`;
 * a tree is a list of nodes in preorder: `trait<threshold` (less goes first) or the value of a leaf.
 */
export function boost(rows, labels, weights, options = {}) {
  const settings = { ...DEFAULTS, ...options };
  const width = rows[0].length;
  const edges = Array.from({ length: width }, (_, trait) => quantiles(rows.map((row) => row[trait])));
  const bins = edges.map((list, trait) => Uint8Array.from(rows, (row) => binOf(list, row[trait])));
  const sum = (label) => weights.reduce((all, weight, i) => all + (labels[i] === label ? weight : 0), 0);
  const bias = Math.round(Math.log(sum(1) / sum(0)) * 1e3) / 1e3;
  const odds = new Float64Array(rows.length).fill(bias);
  const slope = new Float64Array(rows.length);
  const curve = new Float64Array(rows.length);
  const trees = [];
  const random = draws(1);
  const draw = (from, share) => (share < 1 ? from.filter(() => random() < share) : from);
  const everyRow = Uint32Array.from(rows.keys());
  const everyTrait = [...edges.keys()];
  for (let round = 0; round < settings.trees; round++) {
    for (let i = 0; i < rows.length; i++) {
      const p = 1 / (1 + Math.exp(-odds[i]));
      slope[i] = (p - labels[i]) * weights[i];
      curve[i] = p * (1 - p) * weights[i];
    }
    const traits = draw(everyTrait, settings.columns);
    const root = grow({ bins, edges, slope, curve, weights, ...settings, traits }, draw(everyRow, settings.sample));
    trees.push(preorder(root));
    for (const i of everyRow) odds[i] += valueOf(root, bins, i);
  }
  return { bias, trees };
}

/** What the trees say of one row: log odds. */
export function oddsOf({ bias, trees }, row) {
  let odds = bias;
  for (const tree of trees) {
    const walk = (at, wanted) => {
      const node = tree[at];
      if (typeof node === 'number') {
        if (wanted) odds += node;
        return at + 1;
      }
      const [trait, threshold] = node.split('<').map(Number);
      const less = row[trait] < threshold;
      return walk(walk(at + 1, wanted && less), wanted && !less);
    };
    walk(0, true);
  }
  return odds;
}

function quantiles(values) {
  const sorted = Float64Array.from(values).sort();
  const edges = new Set();
  for (let i = 1; i < BINS; i++) edges.add(Number(sorted[Math.floor((i * sorted.length) / BINS)].toFixed(3)));
  return [...edges].sort((a, b) => a - b);
}

/** How many of the edges are no greater than `value`. */
function binOf(edges, value) {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The value of the leaf in which example `i` lies. */
function valueOf(node, bins, i) {
  let at = node;
  while (at.test) at = bins[at.split.trait][i] <= at.split.bin ? at.less : at.rest;
  return at.value;
}

/** Numbers from 0 up to 1 that a seed gives. */
function draws(seed) {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

function grow(data, examples) {
  const root = leaf(data, examples, -Infinity, Infinity);
  const open = [root];
  for (let count = 1; count < data.leaves; count++) {
    open.sort((a, b) => b.split.gain - a.split.gain);
    const node = open.shift();
    if (node.split.gain <= 0) break;
    const { trait, bin } = node.split;
    const column = data.bins[trait];
    const less = node.examples.filter((i) => column[i] <= bin);
    const rest = node.examples.filter((i) => column[i] > bin);
    // what lies below one side may not cross what lies below the other
    const direction = data.directions[trait] ?? 0;
    const { low, high } = node;
    const middle = (within(low, high, stepOf(data, less)) + within(low, high, stepOf(data, rest))) / 2;
    node.less = leaf(data, less, direction < 0 ? middle : low, direction > 0 ? middle : high);
    node.rest = leaf(data, rest, direction > 0 ? middle : low, direction < 0 ? middle : high);
    node.test = `${trait}<${data.edges[trait][bin]}`;
    open.push(node.less, node.rest);
  }
  return root;
}

function within(low, high, value) {
  return Math.max(low, Math.min(high, value));
}

/** The best value for `examples` together, before the rate. */
function stepOf({ slope, curve, ridge }, examples) {
  let [g, h] = [0, 0];
  for (const i of examples) {
    g += slope[i];
    h += curve[i];
  }
  return -g / (h + ridge);
}

/** A leaf whose value lies between `low` and `high`, before the rate, and how it is best split. */
function leaf(data, examples, low, high) {
  const { bins, edges, slope, curve, weights, rate, least, ridge, traits, directions } = data;
  let [allSlope, allCurve, allWeight] = [0, 0, 0];
  for (const i of examples) {
    allSlope += slope[i];
    allCurve += curve[i];
    allWeight += weights[i];
  }
  const worth = (g, h) => (g * g) / (h + ridge);
  const split = { gain: 0, trait: -1, bin: -1 };
  const g = new Float64Array(BINS + 1);
  const h = new Float64Array(BINS + 1);
  const w = new Float64Array(BINS + 1);
  for (const trait of traits) {
    g.fill(0);
    h.fill(0);
    w.fill(0);
    const column = bins[trait];
    for (const i of examples) {
      const bin = column[i];
      g[bin] += slope[i];
      h[bin] += curve[i];
      w[bin] += weights[i];
    }
    let [lessSlope, lessCurve, lessWeight] = [0, 0, 0];
    for (let bin = 0; bin < edges[trait].length; bin++) {
      lessSlope += g[bin];
      lessCurve += h[bin];
      lessWeight += w[bin];
      if (lessWeight < least || allWeight - lessWeight < least) continue;
      const rise = (lessSlope - allSlope) / (allCurve - lessCurve + ridge) + lessSlope / (lessCurve + ridge);
      if (rise * (directions[trait] ?? 0) < 0) continue;
      const gain =
        worth(lessSlope, lessCurve) + worth(allSlope - lessSlope, allCurve - lessCurve) - worth(allSlope, allCurve);
      if (gain > split.gain) Object.assign(split, { gain, trait, bin });
    }
  }
  const value = Number((rate * within(low, high, -allSlope / (allCurve + ridge))).toFixed(4));
  return { examples, split, value, low, high };
}

function preorder(node) {
  return node.test ? [node.test, ...preorder(node.less), ...preorder(node.rest)] : [node.value];
}
