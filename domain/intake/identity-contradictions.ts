import { samePaper } from '../casework/identity-of-member.ts';
import type { NewMember } from '../casework/register-case.ts';
import { readPhone } from '../kernel/read-phone.ts';
import type { Difference } from './difference.ts';

/** What is wrong with a member's phones, by the country of the office, and with its papers. */
export function identityFaults(
  { phones = [], identityPapers = [] }: Partial<NewMember>,
  index: number,
  today: string,
  country: string | undefined,
): Difference[] {
  const at = (...path: (string | number)[]) => ['members', index, ...path];
  return [
    ...phones.flatMap((written, place): Difference[] => {
      const read = readPhone(written, country);
      return 'phone' in read ? [] : [{ path: at('phones', place), text: 'wrong-format.phone' }];
    }),
    ...identityPapers.flatMap((paper, place): Difference[] => {
      const paperAt = (field: string) => at('identityPapers', place, field);
      const { issuedOn, expiresOn } = paper;
      if (issuedOn !== undefined && issuedOn > today)
        return [{ path: paperAt('issuedOn'), text: 'in-future.paper', values: { today } }];
      if (issuedOn !== undefined && expiresOn !== undefined && expiresOn < issuedOn)
        return [
          { path: paperAt('expiresOn'), text: 'expiry-before-date.paper', values: { given: issuedOn } },
        ];
      if (identityPapers.findIndex((other) => samePaper(other, paper)) !== place)
        return [{ path: paperAt('number'), text: 'list-length.repeated-paper' }];
      return [];
    }),
  ];
}
