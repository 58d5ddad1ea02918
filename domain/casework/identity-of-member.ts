import type { IdentityPaper } from '../case/identity.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { readPhone } from '../kernel/read-phone.ts';
import { rule } from '../kernel/rules.ts';
import { plainPaperNumber } from '../kernel/written-text.ts';
import type { Policy } from '../policy/policy.ts';

/** A member with phones as E.164, read by the country of the office; throws `InvalidInput` naming the phone. */
export function withPhones<M extends { phones?: string[] | undefined }>(
  member: M,
  path: string,
  { intake }: Pick<Policy, 'intake'>,
  office: string,
): M {
  if (member.phones === undefined) return member;
  const phones = member.phones.map((written, index) => {
    const read = readPhone(written, intake.countries[office]);
    if ('phone' in read) return read.phone;
    throw invalid(`${path}.phones.${index}`, read.broken, `text of ${written.length} characters`);
  });
  return { ...member, phones: [...new Set(phones)] };
}

interface WithPapers {
  identityPapers?: IdentityPaper[] | undefined;
}

/** What says that two papers are the same one. */
export const samePaper = (one: IdentityPaper, other: IdentityPaper): boolean =>
  one.kind === other.kind &&
  one.country === other.country &&
  plainPaperNumber(one.number) === plainPaperNumber(other.number);

/** Papers that one person alone has; a family book or a certificate has the same number for several. */
const OF_ONE_PERSON: ReadonlySet<IdentityPaper['kind']> = new Set([
  ...(['passport', 'identity-card', 'refugee-certificate', 'travel-document', 'residence-permit'] as const),
  'military-book',
]);

/** Whether two persons have a paper that only one of them can have; an issuer that is not known is no difference. */
export const sharePaper = (one: WithPapers, other: WithPapers): boolean =>
  (one.identityPapers ?? []).some(
    (paper) =>
      OF_ONE_PERSON.has(paper.kind) &&
      (other.identityPapers ?? []).some(
        (its) =>
          samePaper(paper, { ...its, country: its.country ?? paper.country }) ||
          (paper.country === undefined && samePaper({ ...paper, country: its.country }, its)),
      ),
  );

/** Throws `InvalidInput` for a paper issued in the future or after it expires, or given twice. */
export function refuseContradictoryPapers(
  { identityPapers = [] }: { identityPapers?: IdentityPaper[] | undefined },
  path: string,
  today: string,
): void {
  for (const [index, paper] of identityPapers.entries()) {
    const at = `${path}.identityPapers.${index}`;
    const { issuedOn, expiresOn } = paper;
    if (issuedOn !== undefined && issuedOn > today)
      throw invalid(`${at}.issuedOn`, rule('not-in-future'), 'a later date');
    if (issuedOn !== undefined && expiresOn !== undefined && expiresOn < issuedOn)
      throw invalid(`${at}.expiresOn`, rule('after-issue'), 'an earlier date');
    if (identityPapers.findIndex((other) => samePaper(other, paper)) !== index)
      throw invalid(`${at}.number`, rule('given-once'), 'the same paper again');
  }
}
