import type { Word } from '../segmenter.js';
import { GATE, gates } from './gates.js';
import { places, placeWords, soundCharacters } from './lists.js';

/** The unit that `text` ends with (市, 街道, 经济技术开发区), or ''. */
export function unitOf(text: string): string {
  if (!((gates()[text.charCodeAt(text.length - 1)] as number) & GATE.unit)) return '';
  for (const unit of placeWords().units) if (text.endsWith(unit)) return unit;
  return '';
}

/** A word that names a place by itself: of the list, or one that jieba tags ns and that is no ordinary word. */
export function isPlaceWord({ text, tag }: Word): boolean {
  if (text.length < 2) return false;
  const end = gates()[text.charCodeAt(text.length - 1)] as number;
  if (tag !== 'ns' && !(end & (GATE.place | GATE.unit))) return false;
  if ('各全每'.includes(text[0] as string)) return false;
  if (end & GATE.place && places().has(text)) return true;
  if (tag !== 'ns') {
    return text.length > 2 && unitOf(text).length === 1 && places().has(text.slice(0, -1));
  }
  if (placeWords().ordinary.has(text) || NO_PLACE.test(text)) return false;
  if (text.length === 2) return !COMMON_END.has(text[1] as string);
  // jieba's list of places holds sayings too (修齐治平): a long one must sound foreign, or end as places do
  if (text.length === 3 || PLACE_END.test(text)) return true;
  for (const character of text) if (!soundCharacters().has(character)) return false;
  return true;
}

/** A word that ends so names no place, however it begins. */
export const NO_PLACE = /(?:超市|红旗|政府|地区|城市|国家|各国|市民|村民|机场|海关|博物馆|纪念馆)$/;
const PLACE_END =
  /[省市县区旗盟州镇乡村岛山河江湖海港湾峡洲国原岭峰泊溪关堡宫寺道]$|沙漠|盆地|流域|三角洲|走廊|运河|水库|沙地|新区$/;
const COMMON_END = new Set([...'区山水河海城乡国家地上下里外内度化会时长治用力']);
