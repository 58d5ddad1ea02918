import type { NameToken } from '../names/name-tokens.ts';
import { type BirthSpan, middleYear } from './birth.ts';
import type { PersonComparison, PlaceFinding } from './compare-person.ts';
import type { Place } from './places.ts';
import type { PreparedPerson } from './prepared-person.ts';

/** Why a candidate is ranked as it is: one field, in words and in bits. Missing fields count 0. */
export interface Reason {
  readonly field:
    | 'name'
    | 'sex'
    | 'birth'
    | 'birthPlace'
    | 'lastPlace'
    | 'nationality'
    | 'languages'
    | `relative.${string}`;
  readonly agreement: 'agrees' | 'partly' | 'differs' | 'missing';
  readonly bits: number;
  readonly text: string;
}

/** The reasons of a comparison, one per field (one per relative), strongest evidence first, missing fields last. */
export function explain(
  comparison: PersonComparison,
  sought: PreparedPerson,
  found: PreparedPerson,
): Reason[] {
  const reasons: Reason[] = [
    nameReason(comparison),
    simple('sex', comparison.sex, sought.sex, found.sex),
    birthReason(comparison, sought.birth, found.birth),
    placeReason('birthPlace', comparison.birthPlace, sought.birthPlace, found.birthPlace),
    placeReason('lastPlace', comparison.lastPlace, sought.lastPlace, found.lastPlace),
    simple('nationality', comparison.nationality, sought.nationality, found.nationality),
    simple(
      'languages',
      comparison.languages,
      sought.languages.join(', ') || undefined,
      found.languages.join(', ') || undefined,
    ),
    ...relativeReasons(comparison, sought, found),
  ];
  return reasons.sort(
    (a, b) =>
      Number(a.agreement === 'missing') - Number(b.agreement === 'missing') ||
      Math.abs(b.bits) - Math.abs(a.bits),
  );
}

function round(bits: number): number {
  return Math.round(bits * 10) / 10 + 0;
}

function agreementOf(bits: number): Reason['agreement'] {
  if (bits >= 1) return 'agrees';
  return bits >= 0 ? 'partly' : 'differs';
}

function write(tokens: readonly NameToken[]): string {
  return tokens.map((token) => token.text).join(' ');
}

function nameReason({ name, otherGivenName }: PersonComparison): Reason {
  const parts = name.matches.map(({ a, b }) =>
    a.text === b.text ? `"${a.text}"` : `"${a.text}" reads as "${b.text}"`,
  );
  const text = [parts.length > 0 ? parts.join(', ') : 'no word of the name agrees'];
  if (name.onlyA.length > 0) text.push(`only sought: ${write(name.onlyA)}`);
  if (name.onlyB.length > 0) text.push(`only registered: ${write(name.onlyB)}`);
  if (otherGivenName) text.push('the given name is another, so kin and places count little');
  const agreement =
    name.bits < 0 ? 'differs' : name.onlyA.length + name.onlyB.length > 0 ? 'partly' : 'agrees';
  return { field: 'name', agreement, bits: round(name.bits), text: text.join('; ') };
}

function missing(field: Reason['field'], sought: boolean, found: boolean): Reason {
  const where = sought ? 'in the registry' : found ? 'in the request' : 'on both sides';
  return { field, agreement: 'missing', bits: 0, text: `not known ${where}` };
}

function simple(
  field: 'sex' | 'nationality' | 'languages',
  bits: number | undefined,
  sought: string | undefined,
  found: string | undefined,
): Reason {
  if (bits === undefined) return missing(field, sought !== undefined, found !== undefined);
  const text =
    bits >= 0
      ? `${found ?? sought} on both sides`
      : `sought ${sought ?? 'by the name otherwise'}, registered ${found ?? 'by the name otherwise'}`;
  return { field, agreement: bits >= 0 ? 'agrees' : 'differs', bits: round(bits), text };
}

function birthReason(
  { birth }: PersonComparison,
  sought: BirthSpan | undefined,
  found: BirthSpan | undefined,
): Reason {
  if (birth === undefined || sought === undefined || found === undefined)
    return missing('birth', sought !== undefined, found !== undefined);
  const years = `about ${middleYear(sought)} and ${middleYear(found)}`;
  const gap = birth.gapYears >= 0.5 ? `, ${birth.gapYears.toFixed(1)} years apart` : '';
  return {
    field: 'birth',
    agreement: agreementOf(birth.bits),
    bits: round(birth.bits),
    text: `${birth.how} (${years}${gap})`,
  };
}

function placeReason(
  field: 'birthPlace' | 'lastPlace',
  finding: PlaceFinding | undefined,
  sought: Place | undefined,
  found: Place | undefined,
): Reason {
  if (finding === undefined) return missing(field, sought !== undefined, found !== undefined);
  const text = `${finding.relation}: ${sought?.path ?? sought?.text} and ${found?.path ?? found?.text}`;
  return { field, agreement: agreementOf(finding.bits), bits: round(finding.bits), text };
}

function relativeReasons(
  { relatives }: PersonComparison,
  sought: PreparedPerson,
  found: PreparedPerson,
): Reason[] {
  const reasons = relatives.map((finding): Reason => {
    const other = finding.found === undefined ? '' : ` and "${write(finding.found.name)}"`;
    return {
      field: `relative.${finding.relation}`,
      agreement: agreementOf(finding.bits),
      bits: round(finding.bits),
      text: `"${write(finding.sought.name)}"${other}`,
    };
  });
  const used = new Set(relatives.map((finding) => finding.sought));
  const without = sought.relatives.filter((relative) => !used.has(relative));
  for (const relative of without) {
    reasons.push({
      ...missing(`relative.${relative.relation}`, true, false),
      text: `"${write(relative.name)}" has no counterpart in the registry`,
    });
  }
  if (sought.relatives.length === 0) reasons.push(missing('relative.any', false, found.relatives.length > 0));
  return reasons;
}
