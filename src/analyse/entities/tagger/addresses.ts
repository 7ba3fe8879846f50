/**
 * Where an address falls into divisions that follow each other (辽宁省 and 铁岭市): the offsets behind the unit of each but the
 * last, where no other unit follows at once and two characters or more are left.
 */
export function addressCuts(text: string): number[] {
  const cuts: number[] = [];
  let begin = 0;
  for (let i = 1; i < text.length - 2; i++) {
    const unit = DIVISION.exec(text.slice(Math.max(begin, i - 2), i + 1))?.[0];
    if (!unit || i + 1 - begin <= unit.length || UNIT.test(text[i + 1] as string)) continue;
    begin = i + 1;
    cuts.push(begin);
  }
  return cuts;
}

const DIVISION = /(?:自治州|街道|社区|[省市县区镇乡旗])$/;
const UNIT = /[省市县区镇乡旗州城委]/;
