import { type Post, postsOf } from '../../analyse/posts.js';
import { defineRule } from '../../rule/rule.js';
import type { Range } from '../../text/range.js';

export default defineRule({
  id: 'title-variant',
  category: 'names',
  summary: {
    zh: '同一人职务前后不一，同一职务给了两个人',
    en: 'one person with two ranks of a post, or one post given to two people',
  },
  severity: 'warning',
  weight: 1,
  scope: 'article',
  messages: {
    deputy: {
      zh: '“{person}”此处是“{post}”，另一处是“{other}”',
      en: '“{person}” is “{post}” here and “{other}” elsewhere',
    },
    holders: {
      zh: '“{post}”此处是“{person}”，另一处是“{other}”',
      en: '“{post}” is “{person}” here and “{other}” elsewhere',
    },
  },
  labels: { other: { zh: '另一处', en: 'the other place' } },
  *check(article, analysis) {
    const { text } = analysis.page;
    if (CHANGE.test(text.slice(article.range.start, article.range.end))) return;
    const posts = postsOf(article, analysis).filter((post) => !post.passing && !isPast(text, post, article.range));
    const said = new Set<string>();
    /** Those of each title, of posts told in the same words the first. */
    const earlier = new Map<string, Post[]>();
    const told = new Set<string>();
    for (const post of posts) {
      if (!ONE_HOLDER.has(post.title)) continue;
      const others = earlier.get(post.title) ?? [];
      earlier.set(post.title, others);
      for (const other of others) {
        const label = { range: other.range, label: 'other' as const };
        if (post.person === other.person && post.deputy !== other.deputy && sameUnit(post, other)) {
          const key = `${post.person} ${post.title}`;
          if (said.has(key)) continue;
          said.add(key);
          const evidence = { person: post.person, post: text.slice(post.range.start, post.range.end) };
          yield {
            code: 'deputy',
            range: { start: post.range.start, end: post.name.end },
            evidence: { ...evidence, other: text.slice(other.range.start, other.range.end) },
            related: [label],
          };
        } else if (isTwoHolders(post, other)) {
          const key = `${post.unit} ${post.title}`;
          if (said.has(key)) continue;
          said.add(key);
          yield {
            code: 'holders',
            range: { start: post.range.start, end: post.name.end },
            evidence: { post: text.slice(post.range.start, post.range.end), person: post.person, other: other.person },
            related: [{ range: { start: other.range.start, end: other.name.end }, label: 'other' }],
          };
        }
      }
      const words = `${post.title} ${post.person} ${post.deputy} ${post.unit}`;
      if (others.length < MOST && !told.has(words)) others.push(post);
      told.add(words);
    }
  },
});

/** So many posts of one title, told in different words, are remembered. */
const MOST = 200;

/** Posts that one person holds at a time, and nobody holds with their deputy's. */
const ONE_HOLDER = new Set(
  '省长 市长 县长 区长 旗长 州长 镇长 乡长 村长 厅长 局长 校长 院长 董事长 总经理 省委书记 市委书记 县委书记 区委书记 旗委书记 检察长 行长 社长 馆长 台长 厂长 站长 所长'.split(
    ' ',
  ),
);
/** The place is said by the post itself. */
const OF_A_PLACE = /^(?:[省市县区旗州镇乡村]长|[省市县区旗]委书记)$/;
/** The article tells of a change. */
const CHANGE = /任命|当选|免去|升任|接任|履新|调任|转任|卸任|继任|改任|换届|辞去|接替|历任|前任|时任|选举/;

/** Is the post told of another time: is there a year, 当时 or 曾 in its sentence? */
function isPast(text: string, { range, name }: Post, { start, end }: Range): boolean {
  const before = text.slice(Math.max(start, range.start - 40), range.start);
  const behind = text.slice(name.end, Math.min(end, name.end + 20));
  return (
    /(?:年|当时|曾|那时|生前|已故|退休)[^。！？\n]*$/.test(before) || /^[^。！？\n]*(?:年|当时|曾|退休)/.test(behind)
  );
}

function sameUnit(one: Post, other: Post): boolean {
  if (one.unit && other.unit) return one.unit === other.unit;
  return OF_A_PLACE.test(one.title);
}

/** Is one post of one place or body, told in full both times, said of two persons of whom neither is a short form of the other? */
function isTwoHolders(one: Post, other: Post): boolean {
  if (one.person === other.person || one.deputy || other.deputy || !one.unit || one.unit !== other.unit) return false;
  return !one.person.includes(other.person) && !other.person.includes(one.person) && one.person[0] !== other.person[0];
}
