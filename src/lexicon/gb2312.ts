/**
 * Is the UTF-16 unit one of the 6,763 Han of GB/T 2312, which hold nearly every character of simplified copy and no
 * traditional form that has a simplified one?
 */
export function isGb2312(unit: number): boolean {
  table ??= readTable();
  return table[unit] === 1;
}

let table: Uint8Array | undefined;

function readTable(): Uint8Array {
  const bytes: number[] = [];
  for (let lead = 0xb0; lead <= 0xf7; lead++) {
    for (let trail = 0xa1; trail <= (lead === 0xd7 ? 0xf9 : 0xfe); trail++) bytes.push(lead, trail);
  }
  const units = new Uint8Array(0x10000);
  for (const character of new TextDecoder('gbk').decode(Uint8Array.from(bytes))) units[character.charCodeAt(0)] = 1;
  return units;
}
