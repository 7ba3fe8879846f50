// Classes of words by the words beside them: the exchange algorithm for a bigram model of classes (Kneser and Ney 1993).

/** Words apart from each other, in text order; '' parts sentences. Returns a class from 1 for each word that comes `least` times. */
export function clusterWords(words, { classes, least, passes }) {
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const frequent = [...counts.keys()].filter((word) => word && counts.get(word) >= least);
  frequent.sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
  // word 0 parts sentences, word 1 stands for all rare ones; they stay in classes of their own
  const ids = new Map(frequent.map((word, i) => [word, i + 2]));
  const size = frequent.length + 2;
  const total = new Float64Array(size);
  const pairs = new Map();
  let before = 0;
  for (const word of words) {
    const id = word === '' ? 0 : (ids.get(word) ?? 1);
    total[id]++;
    pairs.set(before * size + id, (pairs.get(before * size + id) ?? 0) + 1);
    before = id;
  }
  const behind = Array.from({ length: size }, () => []);
  const ahead = Array.from({ length: size }, () => []);
  const twice = new Float64Array(size);
  const all = classes + 2;
  const classOf = Int32Array.from({ length: size }, (_, i) => (i < 2 ? i : 2 + ((i - 2) % classes)));
  const matrix = new Float64Array(all * all);
  for (const [pair, count] of pairs) {
    const [left, right] = [Math.floor(pair / size), pair % size];
    matrix[classOf[left] * all + classOf[right]] += count;
    if (left === right) twice[left] = count;
    else {
      behind[left].push(right, count);
      ahead[right].push(left, count);
    }
  }
  const inClass = new Float64Array(all);
  for (let i = 0; i < size; i++) inClass[classOf[i]] += total[i];
  const table = Float64Array.from({ length: 2 ** 20 }, (_, n) => n && n * Math.log(n));
  const f = (n) => (n < table.length ? table[n] : n * Math.log(n));
  const to = new Float64Array(all);
  const from = new Float64Array(all);
  for (let pass = 0; pass < passes; pass++) {
    for (let word = 2; word < size; word++) {
      const touched = [];
      const gather = (list, sums) => {
        for (let i = 0; i < list.length; i += 2) {
          const other = classOf[list[i]];
          if (!to[other] && !from[other]) touched.push(other);
          sums[other] += list[i + 1];
        }
      };
      gather(behind[word], to);
      gather(ahead[word], from);
      const own = twice[word];
      const move = (target, sign) => {
        for (const other of touched) {
          matrix[target * all + other] += sign * to[other];
          matrix[other * all + target] += sign * from[other];
        }
        matrix[target * all + target] += sign * own;
        inClass[target] += sign * total[word];
      };
      move(classOf[word], -1);
      let best = Number.NEGATIVE_INFINITY;
      let chosen = classOf[word];
      for (let target = 2; target < all; target++) {
        let gain = -2 * (f(inClass[target] + total[word]) - f(inClass[target]));
        let self = own;
        for (const other of touched) {
          if (other === target) {
            self += to[other] + from[other];
            continue;
          }
          const right = matrix[target * all + other];
          const left = matrix[other * all + target];
          if (to[other]) gain += f(right + to[other]) - f(right);
          if (from[other]) gain += f(left + from[other]) - f(left);
        }
        const within = matrix[target * all + target];
        if (self) gain += f(within + self) - f(within);
        if (gain > best) {
          best = gain;
          chosen = target;
        }
      }
      move(chosen, 1);
      classOf[word] = chosen;
      for (const other of touched) to[other] = from[other] = 0;
    }
  }
  return new Map(frequent.map((word, i) => [word, classOf[i + 2] - 1]));
}
