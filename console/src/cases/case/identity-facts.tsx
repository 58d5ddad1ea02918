import type { ReactNode } from 'react';
import type { IdentityPaper } from '../../../../domain/case/identity.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useLanguageName } from '../../i18n/use-language-name.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useCountryName } from '../places.ts';
import type { Member } from './use-case.ts';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
}

/** A phone number to call, written from left to right on every page. */
export const PhoneLink = ({ phone }: { phone: string }) => (
  <a href={`tel:${phone}`} dir="ltr">
    {phone}
  </a>
);

/** A paper in one line: what it is, its number where it is told, who issued it, from when until when. */
export function usePaperLine(): (paper: Omit<IdentityPaper, 'number'> & { number?: string }) => ReactNode {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const country = useCountryName();
  const today = new Date().toISOString().slice(0, 10);
  return ({ kind, number, country: issuer, issuedOn, expiresOn }) => {
    const rest = [
      ...(issuer === undefined ? [] : [country(issuer)]),
      ...(issuedOn === undefined ? [] : [say('cases.paper.issued', { date: format.date(issuedOn) })]),
      ...(expiresOn === undefined
        ? []
        : [
            say(expiresOn < today ? 'cases.paper.expired' : 'cases.paper.until', {
              date: format.date(expiresOn),
            }),
          ]),
    ];
    return (
      <>
        {words('words.value.identity-paper', kind)}{' '}
        {number !== undefined && (
          <bdi className="identifier" dir="ltr">
            {number}
          </bdi>
        )}
        {rest.length > 0 && ` (${rest.join(say('cases.list.and'))})`}
      </>
    );
  };
}

/** Papers, a line each. */
export function Papers({ papers }: { papers: readonly IdentityPaper[] }) {
  const paperLine = usePaperLine();
  return lines(papers.map((paper) => ({ key: `${paper.kind} ${paper.number}`, line: paperLine(paper) })));
}

const lines = (entries: readonly { key: string; line: ReactNode }[]): ReactNode => (
  <ul className="plain-lines">
    {entries.map(({ key, line }) => (
      <li key={key}>{line}</li>
    ))}
  </ul>
);

/** What is known of how a person is called and reached, of papers and of needs by code; nothing of what is not known. */
export function useIdentityFacts(): (member: Member) => Fact[] {
  const say = useText();
  const words = useWords();
  const language = useLanguageName();
  const paperLine = usePaperLine();
  return (member) => {
    const text = (name: 'givenName' | 'familyName'): Fact[] =>
      member[name] === undefined
        ? []
        : [{ label: say(`cases.field.${name}`), value: <bdi>{member[name]}</bdi> }];
    const list = <T,>(
      name: string,
      values: readonly T[] | undefined,
      key: (one: T) => string,
      line: (one: T) => ReactNode,
    ): Fact[] =>
      values === undefined || values.length === 0
        ? []
        : [
            {
              label: say(`cases.field.${name}`),
              value: lines(values.map((one) => ({ key: key(one), line: line(one) }))),
            },
          ];
    const itself = (one: string) => one;
    return [
      ...text('givenName'),
      ...text('familyName'),
      ...list('otherNames', member.otherNames, itself, (name) => <bdi>{name}</bdi>),
      ...list('phones', member.phones, itself, (phone) => <PhoneLink phone={phone} />),
      ...list('addresses', member.addresses, itself, (address) => <bdi>{address}</bdi>),
      ...(member.preferredLanguage === undefined
        ? []
        : [{ label: say('cases.field.preferredLanguage'), value: language(member.preferredLanguage) }]),
      ...(member.interpreterNeeded === undefined
        ? []
        : [
            {
              label: say('cases.field.interpreterNeeded'),
              value: say(member.interpreterNeeded ? 'cases.yes' : 'cases.no'),
            },
          ]),
      ...list('identityPapers', member.identityPapers, ({ kind, number }) => `${kind} ${number}`, paperLine),
      ...list('needCodes', member.needCodes, itself, (code) => words('words.value.need-code', code)),
    ];
  };
}
