import { expect, it } from 'vitest';
import { analyse } from '../src/analyse/analysis.js';
import { lint } from '../src/lint/lint.js';
import { parsePage } from '../src/page/parse.js';
import { rules } from '../src/rules/index.js';

/** The day of publication of all that follows: a Saturday. */
const PUBLISHED = '2024-05-18';

/** The rules that hold figures against each other in one place, without figure-conflict. */
const FIGURES = rules.filter(({ category, id }) => category === 'figures' && id !== 'figure-conflict');

/** `rule/code` of what is found in one sentence. */
function found(sentence: string): string[] {
  const analysis = analyse(
    parsePage('page.txt', `清河新貌\n\n本报讯 ${sentence}\n`),
    () => {
      throw new Error('figures need no words');
    },
    { date: PUBLISHED },
  );
  const [result] = lint([analysis], FIGURES, 'zh');
  expect(result?.failures).toEqual([]);
  return (result?.findings ?? []).map(({ rule, code }) => `${rule}/${code}`);
}

/**
 * True sentences. ⟦a|b|c⟧ stands for `a`; each of the others in its stead makes it wrong, and the rule and code named must
 * say so.
 */
const SENTENCES: readonly (readonly [string, string])[] = [
  ['figure-count/list', '评出⟦三|两|四|五⟧项一等奖：合唱《水乡谣》、舞蹈《采菱》、书法《百福图》。'],
  ['figure-count/list', '园区新设⟦3|2|4|8⟧个展厅，分别是农具厅、渔具厅、年画厅。'],
  ['figure-count/list', '工程惠及湖北、湖南、江西⟦三|两|四|五⟧省。'],
  ['figure-count/list', '订单来自老挝、泰国、缅甸和越南⟦四|两|五|六⟧国。'],
  ['figure-count/list', '京津冀⟦三|两|四⟧地同步办理，省市县乡村⟦五|四|三|六⟧级联网。'],
  ['figure-count/list', '入围的还有周立民、陈大海、吴小川⟦三|四|五⟧人。'],
  ['figure-count/points', '会议提出⟦三|两|四|五⟧点要求：一是摸清底数，二是建好台账，三是定期回访。'],
  ['figure-count/points', '方案有⟦四|三|五|六⟧项任务。一要清淤，二要护坡，三要补绿，四要管护。'],
  ['figure-sum/sum', '评出一等奖12个、二等奖25个、三等奖40个，共⟦77|87|70|177⟧个。'],
  ['figure-sum/sum', '县里安排300万元，镇里自筹120万元，合计⟦420|402|520⟧万元。'],
  ['figure-sum/sum', '夏令营有⟦4310|4410|3410⟧名中学生参加，其中男生2214名，女生2096名。'],
  ['figure-sum/sum', '全年进出口⟦7.16|7.61|6.17⟧万亿元，其中出口3.72万亿元，进口3.44万亿元。'],
  ['figure-sum/exceeds', '全村有监测户⟦58|5|8⟧户，其中31户已消除风险。'],
  ['figure-sum/exceeds', '今年走访企业153家，其中新开办的⟦123|213|1230⟧家。'],
  ['figure-sum/shares', '三次产业结构为⟦7.1|1.7|71⟧∶38.3∶54.6。'],
  ['figure-change/percent', '茶园由1200亩增至1500亩，增长⟦25|52|15|2.5⟧%。'],
  ['figure-change/percent', '单位能耗从80千瓦时降到⟦60|66|6⟧千瓦时，下降了25%。'],
  ['figure-change/points', '覆盖率由⟦21.5|12.5|25.1⟧%提高到24%，提高2.5个百分点。'],
  ['figure-change/amount', '标准由650元提高到⟦720|270|702|820⟧元，提高了70元。'],
  ['figure-change/multiple', '温室由120座增加到480座，增长了⟦3|8|13⟧倍。'],
  ['figure-change/rate', '产量483.5万吨，较上年增加⟦38.2|83.2|382⟧万吨，增长8.6%。'],
  ['figure-change/rate', '客流2996万人次，比2023年增加72.5万人次，增长⟦2.5|5.2|25⟧%。'],
  ['figure-change/share', '合作社有社员240人，其中返乡青年60人，占⟦25|52|2.5⟧%。'],
  ['figure-change/average', '年底为25户社员分红50万元，户均⟦2|5|20⟧万元。'],
  ['figure-change/conversion', '流转土地1500亩（合⟦100|10|1000|110⟧公顷）。'],
  ['figure-change/conversion', '总产14978万吨，合⟦2996|2969万|29960⟧亿斤。'],
  ['date-order/days', '展览于7月20日至8月5日举行，历时⟦17|27|71|7⟧天。'],
  ['date-order/days', '2024年2月26日至⟦3月5日|3月15日|4月5日⟧，为期9天。'],
  ['date-order/years', '2013年至2022年的⟦10|20|1⟧年间，茶园扩大一倍。'],
  ['date-order/age', '⟦1985|1958|1995⟧年出生的校长今年39岁。'],
  ['date-order/age', '老支书于2023年8月逝世，享年⟦91|19|81⟧岁，他1932年11月出生。'],
  ['date-order/anniversary', '今年是新中国成立⟦75|57|74|76⟧周年。'],
  ['date-order/anniversary', '学校成立于⟦1954|1945|1964⟧年，今年正值建校70周年。'],
  ['date-order/anniversary', '自2009年起坚持义诊，今年是第⟦16|6|26⟧年。'],
  ['weekday-mismatch/weekday', '讲座定于⟦5月21日|5月12日|6月21日⟧（星期二）开讲。'],
  ['weekday-mismatch/weekday', '集市于2023年7月3日（星期⟦一|二|日⟧）开张。'],
  ['weekday-mismatch/lunar', '2024年⟦2月24日|2月14日|3月24日⟧（正月十五）放灯。'],
  ['weekday-mismatch/lunar', '⟦6月10日|6月1日|6月12日⟧，端午节，龙舟下水。'],
  ['weekday-mismatch/festival', '⟦9月10日|9月1日|10月9日⟧是教师节。'],
];

/** What fails: a true sentence in which something is found, or a wrong one in which the rule finds nothing. */
function judged([expected, sentence]: readonly [string, string]): {
  readonly wrong: number;
  readonly failed: string[];
} {
  const marks = [...sentence.matchAll(/⟦([^⟧]+)⟧/g)];
  const written = (at: number, which: number) =>
    marks.reduce((text, { 0: mark, 1: forms = '' }, i) => {
      const all = forms.split('|');
      return text.replace(mark, all[i === at ? which : 0] as string);
    }, sentence);
  const failed: string[] = [];
  const silent = found(written(-1, 0));
  if (silent.length) failed.push(`${written(-1, 0)} ${silent.join(' ')}`);
  let wrong = 0;
  for (const [i, { 1: forms = '' }] of marks.entries()) {
    for (let which = 1; which < forms.split('|').length; which++) {
      wrong++;
      const text = written(i, which);
      if (!found(text).includes(expected)) failed.push(`${text} ${found(text).join(' ') || '–'}`);
    }
  }
  return { wrong, failed };
}

it('finds what was planted into true sentences, and nothing in those', () => {
  const results = SENTENCES.map(judged);
  expect(results.flatMap(({ failed }) => failed)).toEqual([]);
  expect(results.reduce((sum, { wrong }) => sum + wrong, 0)).toBeGreaterThan(80);
});
