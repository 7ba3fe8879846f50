import type { Article } from '../page/page.js';
import type { Range } from '../text/range.js';
import type { Analysis } from './analysis.js';

/** A post that stands right before a person's name: 云溪市常务副市长 before 乔文远. */
export interface Post {
  /** The person by their fullest name in the article, and where the name stands behind the post. */
  readonly person: string;
  readonly name: Range;
  /** The post as it stands, with the place or body that it belongs to where that stands right before it. */
  readonly range: Range;
  /** The place or body; '' where none stands there. */
  readonly unit: string;
  /** 市长, 党支部书记; without 副. */
  readonly title: string;
  readonly deputy: boolean;
  /** It is told as past or new: 原, 前, 时任, 新任, 代. */
  readonly passing: boolean;
}

/** The posts that stand before the names of `article`, in text order; of 县委书记、县长 both. */
export function postsOf(article: Article, analysis: Analysis): Post[] {
  const { text } = analysis.page;
  const entities = analysis.entities(article);
  const units = new Map<number, Range>();
  for (const { type, ranges } of entities) {
    if (type !== 'place' && type !== 'organisation') continue;
    for (const range of ranges)
      if (range.start < (units.get(range.end)?.start ?? Number.POSITIVE_INFINITY)) units.set(range.end, range);
  }
  const found: Post[] = [];
  for (const { type, text: person, ranges } of entities) {
    if (type !== 'person') continue;
    for (const name of ranges) {
      for (let end = name.start, joined = 0; joined < MOST; joined++) {
        const post = postBefore(text, end, article.range.start, units);
        if (!post) break;
        found.push({ person, name, ...post });
        if (text[post.range.start - 1] !== '、') break;
        end = post.range.start - 1;
      }
    }
  }
  return found.sort((a, b) => a.range.start - b.range.start);
}

/** Of a chain of posts (县委书记、县长、…) so many are read. */
const MOST = 4;

/** Posts, the longer before the shorter. */
const TITLES =
  '新闻发言人 党支部书记 党总支书记 党工委书记 人大常委会主任 第一书记 党委书记 党组书记 省委书记 市委书记 县委书记 区委书记 旗委书记 州委书记 镇委书记 政协主席 人民法院院长 检察院检察长 副秘书长 村委会主任 班主任 总经理 董事长 理事长 秘书长 司令员 检察长 委员长 总书记 总队长 支队长 大队长 中队长 负责人 发言人 主持人 传承人 省长 市长 县长 区长 旗长 州长 镇长 乡长 村长 部长 厅长 局长 处长 科长 司长 署长 书记 主席 主任 校长 院长 会长 行长 社长 所长 站长 馆长 台长 厂长 场长 队长 团长 营长 连长 排长 班长 船长 机长 总裁 总理 总统 首相 大使 教授 研究员 工程师 医生 教练 经理 总监 编辑 主编 院士 支书 村官 网格员 检察官 法官 民警 教师 老师'.split(
    ' ',
  );

const PASSING = /(?:原|前|时任|曾任|新任|现任|代|代理|候任|拟任|首任|前任|继任|历任|老)$/;

type Found = Omit<Post, 'person' | 'name'>;

function postBefore(text: string, end: number, floor: number, units: ReadonlyMap<number, Range>): Found | undefined {
  const before = text.slice(Math.max(floor, end - 10), end);
  const title = TITLES.find((one) => before.endsWith(one));
  if (!title) return undefined;
  let start = end - title.length;
  const deputy = text[start - 1] === '副';
  if (deputy) start -= text.slice(start - 3, start) === '常务副' ? 3 : 1;
  let passing = PASSING.test(text.slice(Math.max(floor, start - 3), start));
  const unit = units.get(start);
  if (unit) {
    passing ||= PASSING.test(text.slice(Math.max(floor, unit.start - 3), unit.start));
    return { range: { start: unit.start, end }, unit: text.slice(unit.start, unit.end), title, deputy, passing };
  }
  return { range: { start, end }, unit: '', title, deputy, passing };
}
