import { validation } from './errors.ts';

/** A number as DynamoDB stores it: digits × 10^exponent, without trailing zeros in the digits. */
interface Parts {
  digits: bigint;
  exponent: number;
}

const MAX_DIGITS = 38;
/** Longer texts are refused unread: parsing millions of digits would block everyone. */
const LONGEST_TEXT = 1000;
/** The magnitude of the first significant digit, as AWS states the range: 1E-130 to 9.99…E+125. */
const MIN_MAGNITUDE = -130;
const MAX_MAGNITUDE = 125;
const FORM = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/;

/** A number that a JavaScript number cannot hold, as its canonical decimal text. */
export class Decimal {
  readonly text: string;

  /** Only `numberFromText` and the arithmetic create one, so that each number has one text. */
  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** The number in a text: a JavaScript number if that is exactly the same, otherwise a Decimal. */
export function numberFromText(text: string): number | Decimal {
  const parts = partsOfText(text);
  if (!parts) throw validation(`The parameter cannot be converted to a numeric value: ${text}`);
  return numberOfParts(parts);
}

/** The decimal text of a number, as DynamoDB writes it: plain digits, no exponent. */
export function textOfNumber(value: number | Decimal): string {
  if (typeof value !== 'number') return value.text;
  if (Number.isSafeInteger(value)) return value === 0 ? '0' : String(value);
  return textOfParts(partsOf(value));
}

export function compareNumbers(a: number | Decimal, b: number | Decimal): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  const [x, y] = aligned(partsOf(a), partsOf(b));
  return x < y ? -1 : x > y ? 1 : 0;
}

export function addNumbers(a: number | Decimal, b: number | Decimal): number | Decimal {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) {
    const sum = (a as number) + (b as number);
    if (Number.isSafeInteger(sum)) return sum;
  }
  return summed(partsOf(a), partsOf(b));
}

export function subtractNumbers(a: number | Decimal, b: number | Decimal): number | Decimal {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) {
    const difference = (a as number) - (b as number);
    if (Number.isSafeInteger(difference)) return difference;
  }
  const { digits, exponent } = partsOf(b);
  return summed(partsOf(a), { digits: -digits, exponent });
}

/** How many decimal digits lie between the first and the last that are not zero. */
export function significantDigits(value: number | Decimal): number {
  const { digits } = partsOf(value);
  return digits === 0n ? 0 : lengthOf(digits);
}

function summed(a: Parts, b: Parts): number | Decimal {
  const [x, y] = aligned(a, b);
  return numberOfParts(trimmed({ digits: x + y, exponent: Math.min(a.exponent, b.exponent) }));
}

function aligned(a: Parts, b: Parts): [bigint, bigint] {
  const exponent = Math.min(a.exponent, b.exponent);
  return [a.digits * 10n ** BigInt(a.exponent - exponent), b.digits * 10n ** BigInt(b.exponent - exponent)];
}

function partsOf(value: number | Decimal): Parts {
  const text = String(value);
  const parts = partsOfText(text);
  if (!parts) throw validation(`The parameter cannot be converted to a numeric value: ${text}`);
  return parts;
}

function partsOfText(text: string): Parts | undefined {
  if (text.length > LONGEST_TEXT)
    throw validation('Attempting to store more than 38 significant digits in a Number');
  const found = FORM.exec(text);
  if (!found) return undefined;
  const [, sign, whole = '', fraction = '', power = '0'] = found;
  const all = whole + fraction;
  if (all === '') return undefined;
  const digits = BigInt(all);
  return trimmed({ digits: sign === '-' ? -digits : digits, exponent: Number(power) - fraction.length });
}

function trimmed({ digits, exponent }: Parts): Parts {
  if (digits === 0n) return { digits, exponent: 0 };
  const text = String(digits);
  let end = text.length;
  while (text[end - 1] === '0') end -= 1;
  if (end === text.length) return { digits, exponent };
  return { digits: BigInt(text.slice(0, end)), exponent: exponent + text.length - end };
}

function lengthOf(digits: bigint): number {
  return String(digits).length - (digits < 0n ? 1 : 0);
}

function numberOfParts(parts: Parts): number | Decimal {
  if (parts.digits === 0n) return 0;
  const length = lengthOf(parts.digits);
  const magnitude = parts.exponent + length - 1;
  if (magnitude > MAX_MAGNITUDE)
    throw validation(
      'Number overflow. Attempting to store a number with magnitude larger than supported range',
    );
  if (magnitude < MIN_MAGNITUDE)
    throw validation(
      'Number underflow. Attempting to store a number with magnitude smaller than supported range',
    );
  if (length > MAX_DIGITS)
    throw validation('Attempting to store more than 38 significant digits in a Number');
  const near = Number(`${parts.digits}e${parts.exponent}`);
  const { digits, exponent } = partsOf(near);
  if (digits === parts.digits && exponent === parts.exponent) return near;
  return new Decimal(textOfParts(parts));
}

function textOfParts({ digits, exponent }: Parts): string {
  const sign = digits < 0n ? '-' : '';
  const text = String(digits < 0n ? -digits : digits);
  if (exponent >= 0) return sign + text + '0'.repeat(exponent);
  const point = text.length + exponent;
  if (point > 0) return `${sign}${text.slice(0, point)}.${text.slice(point)}`;
  return `${sign}0.${'0'.repeat(-point)}${text}`;
}
