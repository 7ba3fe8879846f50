import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entity, EntityType } from '../src/analyse/entities/entities.js';
import { closeUp } from '../src/text/space.js';
import { analysisOf } from './fixture.js';

function entities(text: string): Entity[] {
  const analysis = analysisOf(text);
  return analysis.page.articles.flatMap((article) => [...analysis.entities(article)]);
}

/** The forms of every entity of `type` in a body paragraph, most frequent entity first. */
function forms(type: EntityType, body: string): string[] {
  return entities(`桥头集的早市开张了\n\n${body}\n`)
    .filter((entity) => entity.type === type)
    .flatMap((entity) => entity.forms);
}

describe('persons', () => {
  it.each([
    ['a name before a verb of saying', '“路修好了，车就来了。”郝建林说。', ['郝建林']],
    ['a name behind a post', '镇党委书记乔玉梅带着大家清淤。', ['乔玉梅']],
    ['a byline in brackets', '本报讯（记者 郭晓棠 通讯员 冯一帆）河边新修的步道昨天开放。', ['郭晓棠', '冯一帆']],
    ['a name sewn to what follows it', '走进菜农于春河家的大棚，于春河正在浇水。', ['于春河']],
    ['a name with a dot', '来自英国的工程师约翰·史密斯参观了水厂。', ['约翰·史密斯']],
    ['a compound surname', '班主任欧阳雪梅说，孩子们都来了。', ['欧阳雪梅']],
    ['a nickname with the context of a person', '外卖骑手小张停下车喝水。', ['小张']],
    ['a person of renown', '诗人余光中来过这座桥。', ['余光中']],
    ['a name in a list with a clear one', '民警郝建林、葛菲每天护送学生。', ['郝建林', '葛菲']],
    [
      'names alone in brackets at the end, a long one too',
      '街上挂起了灯笼。（田小雪 吴阿古达木）',
      ['田小雪', '吴阿古达木'],
    ],
    ['a name of two characters, spaced out', '街上挂起了灯笼。（记者 李　娜）', ['李娜']],
    ['a name whose letters the segmenter sewed on', '大家都听说，但葛菲说她不去。', ['葛菲']],
    ['an uncle', '“王叔，药放桌上了。”', ['王叔']],
  ])('finds %s', (_, body, expected) => {
    expect(forms('person', body)).toEqual(expect.arrayContaining(expected));
  });

  it('finds a name everywhere once it is clear', () => {
    const [person] = entities('早市开张\n\n摊主于春河说，生意不错。\n\n中午，于春河捧着刚出锅的豆腐。\n').filter(
      ({ type }) => type === 'person',
    );
    expect(person).toMatchObject({ text: '于春河', count: 2 });
  });

  it('finds a name of the byline in the text, where no rule would', () => {
    const found = entities('早市开张\n\n吴阿古达木弯下腰，把雪扫到路边。（田小雪 吴阿古达木）\n');
    expect(found.find(({ text }) => text === '吴阿古达木')).toMatchObject({ type: 'person', count: 2 });
  });

  it.each([
    '熟透的李子挂满枝头，小小的李子又甜又脆。',
    '通过多渠道激活动力，“红马甲”志愿者走街串巷。',
    '要办一个高起点、多渠道、有特色的平台，培养高素质人才。',
    '道德和文明的力量，让荣誉更有分量，慕名而来的人越来越多。',
    '哈尔滨有雷阵雨，黄河流域有强降雨。',
    '这个镇的小康路越走越宽。',
    '他用望远镜看黄梅戏，也看江南的雪。',
    '李老师和王经理都来了。',
    '车队从白朗县开到巴庙镇。',
    '莫斯科和石家庄结为友好城市。',
    '舞台上响起乐曲（学苑论衡）。',
  ])('is silent on common words: %s', (body) => {
    expect(forms('person', body)).toEqual([]);
  });
});

describe('places', () => {
  it.each([
    ['each unit by itself', '他家在开鲁县麦新镇。', ['开鲁县', '麦新镇']],
    ['a name cut into single characters', '工作队来到科左后旗。', ['科左后旗']],
    ['a zone of several words', '项目落户通辽经济技术开发区。', ['通辽经济技术开发区']],
    ['a name sewn to a preposition', '记者从云溪市获悉，集市将扩建。', ['云溪市']],
    ['a name with a space in it', '走进青禾县柳河镇红石岭 村，山楂红了。', ['青禾县', '柳河镇', '红石岭村']],
    ['a unit sewn to the next name', '走进青禾县柳河镇红石岭村，山楂红了。', ['青禾县', '柳河镇', '红石岭村']],
    ['two that jieba has as one word', '他从辽宁沈阳来。', ['辽宁', '沈阳']],
    ['a village behind its town', '王爷镇三十二户村的菜窖开了。', ['三十二户村']],
  ])('finds %s', (_, body, expected) => {
    expect(forms('place', body)).toEqual(expect.arrayContaining(expected));
  });

  it('takes a short form together with its full form', () => {
    const [place] = entities('早市开张\n\n霍林郭勒市昨天下了雪。今天，霍市的街上扫得很干净。\n').filter(
      ({ type }) => type === 'place',
    );
    expect(place).toMatchObject({ text: '霍林郭勒市', forms: ['霍林郭勒市', '霍市'], count: 2 });
  });

  it.each([
    '深度融合惠及各个城市，扎根农村。',
    '全市各乡镇、各示范村的居民小区都通了水。',
    '这个村和那个社区结成对子。',
    '家里修齐治平，街上有大型超市，升起五星红旗。',
  ])('is silent on common words: %s', (body) => {
    expect(forms('place', body)).toEqual([]);
  });
});

describe('organisations', () => {
  it.each([
    ['whole, with the place that it begins with', '甘旗卡镇第三小学开学了。', ['甘旗卡镇第三小学']],
    [
      'as one, where one is part of the other',
      '科左后旗公安局交通管理大队的民警来了。',
      ['科左后旗公安局交通管理大队'],
    ],
    ['a school within a university', '内蒙古民族大学国际教育学院举办活动。', ['内蒙古民族大学国际教育学院']],
    ['known ones', '党中央、国务院作出部署，新华书店打折。', ['党中央', '国务院', '新华书店']],
    ['an office by its level', '昨天，旗财政局开展清查。', ['旗财政局']],
  ])('finds %s', (_, body, expected) => {
    expect(forms('organisation', body)).toEqual(expect.arrayContaining(expected));
  });

  it('names the place that it begins with, too', () => {
    expect(forms('place', '科左后旗公安局交通管理大队的民警来了。')).toEqual(['科左后旗']);
  });

  it('takes an office by its level for the one with the full name', () => {
    const found = entities('早市开张\n\n科左后旗财政局开展清查。昨天，旗财政局公布了结果。\n').filter(
      ({ type }) => type === 'organisation',
    );
    expect(found).toMatchObject([{ text: '科左后旗财政局', forms: ['科左后旗财政局', '旗财政局'], count: 2 }]);
  });

  it('takes the short form of the place with the full one', () => {
    const [office] = entities(
      '早市开张\n\n霍林郭勒市文明办说，霍林郭勒市来了客人。霍市文明办昨天开会，霍市下了雪。\n',
    ).filter(({ type }) => type === 'organisation');
    expect(office).toMatchObject({ forms: ['霍林郭勒市文明办', '霍市文明办'], count: 2 });
  });

  it.each(['各级公安局和有关学校都要检查。', '全国的医院、银行和公司。'])('is silent on common words: %s', (body) => {
    expect(forms('organisation', body)).toEqual([]);
  });
});

it('dates, times, money, quantities and percents are the figures of those kinds', () => {
  const found = entities('早市开张\n\n9月6日8时30分，摊主卖出李子120斤，收入3.5万元，比去年多12%，这是第3场早市。\n');
  const texts = (type: EntityType) => found.filter((entity) => entity.type === type).map(({ text }) => text);
  expect(texts('date')).toContain('9月6日');
  expect(texts('time')).toEqual(['8时30分']);
  expect(texts('quantity')).toEqual(['120斤']);
  expect(texts('money')).toEqual(['3.5万元']);
  expect(texts('percent')).toEqual(['12%']);
});

describe('works', () => {
  it('are verbatim with their marks; an inner title belongs to the outer one', () => {
    expect(forms('work', '印发《关于〈集市条例〉的说明》，演出《草原夜色》。')).toEqual([
      '《关于〈集市条例〉的说明》',
      '《草原夜色》',
    ]);
  });
  it('need both marks', () => {
    expect(forms('work', '他读完了《夜航船，又读别的。')).toEqual([]);
  });
});

it('every range slices to a form but for spaces, ranges stand in order, and the count is theirs', () => {
  const pieces = [
    '于春河',
    '霍林郭勒市',
    '霍市',
    '记者',
    '说',
    '，',
    '。',
    '\n\n',
    '《',
    '》',
    '科左后旗公安局',
    '约翰·史密斯',
    '3月5日',
    '（',
    '）',
    '小张',
    '村',
    '县',
    ' ',
    '😀',
    '李子',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 40 }), (parts) => {
      const analysis = analysisOf(parts.join(''));
      for (const article of analysis.page.articles) {
        for (const { text, forms, ranges, count, type } of analysis.entities(article)) {
          expect(forms).toContain(text);
          expect(ranges).toHaveLength(count);
          ranges.forEach(({ start, end }, i) => {
            expect(forms).toContain(closeUp(analysis.page.text.slice(start, end)));
            const next = ranges[i + 1];
            if (next) expect(next.start, type).toBeGreaterThanOrEqual(end);
          });
        }
      }
    }),
    { seed: 7, numRuns: 300 },
  );
});
