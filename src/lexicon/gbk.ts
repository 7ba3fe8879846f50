/**
 * The GBK bytes of a text, or nothing where a character has none. For undoing a wrong decoding: Node can read GBK but
 * not write it, so its decoder's table is turned round, once, when first asked for.
 */
export function toGbk(text: string): Uint8Array | undefined {
  table ??= readTable();
  const bytes: number[] = [];
  for (const character of text) {
    const code = table.get(character);
    if (character < '\u0080') bytes.push(character.charCodeAt(0));
    else if (character === '€') bytes.push(0x80);
    else if (code === undefined) return undefined;
    else bytes.push(code >> 8, code & 0xff);
  }
  return Uint8Array.from(bytes);
}

let table: ReadonlyMap<string, number> | undefined;

function readTable(): Map<string, number> {
  const decoder = new TextDecoder('gbk');
  const codes = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\uFFFD') codes.set(character, (lead << 8) | trail);
    }
  }
  return codes;
}
