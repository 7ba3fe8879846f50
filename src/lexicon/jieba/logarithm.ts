/**
 * The natural logarithm of `x` (finite, > 0), correctly rounded. jieba's weights are logarithms made by the C library,
 * and which of two equally frequent cuts wins hangs on their last bit: glibc gives the correctly rounded value for all
 * 5,087 frequencies of the dictionary, V8's `Math.log` another for 49 of them.
 */
export function logarithm(x: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, x);
  const [mantissa, exponent] = split(bits.getBigUint64(0));
  return toNumber(lnOfMantissa(mantissa) + exponent * LN2);
}

/** Binary places of the fixed-point numbers below: twice a double's, so that no rounding is in doubt. */
const PLACES = 160n;
const ONE = 1n << PLACES;
const LN2 = 2n * artanh(ONE / 3n);

/** `mantissa` (fixed point, 1 to 2) and `exponent` of the normal double with these bits. */
function split(bits: bigint): [mantissa: bigint, exponent: bigint] {
  const fraction = (bits & 0xfffffffffffffn) | (1n << 52n);
  return [fraction << (PLACES - 52n), ((bits >> 52n) & 0x7ffn) - 1023n];
}

/** ln m = 2 artanh((m − 1) / (m + 1)) */
function lnOfMantissa(mantissa: bigint): bigint {
  return 2n * artanh(((mantissa - ONE) << PLACES) / (mantissa + ONE));
}

function artanh(z: bigint): bigint {
  const square = (z * z) >> PLACES;
  let sum = 0n;
  for (let power = z, i = 1n; power !== 0n; power = (power * square) >> PLACES, i += 2n) sum += power / i;
  return sum;
}

/** The double nearest to a fixed-point number. */
function toNumber(value: bigint): number {
  const size = value < 0n ? -value : value;
  // Number() rounds a BigInt to the nearest double, ties to even; the power of two changes no digit.
  const nearest = Number(size) * 2 ** -Number(PLACES);
  return value < 0n ? -nearest : nearest;
}
