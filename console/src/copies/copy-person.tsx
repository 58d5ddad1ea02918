import type { ReactNode } from 'react';
import type { IdentityPaper } from '../../../domain/case/identity.ts';
import { Papers } from '../cases/case/identity-facts.tsx';
import { useCountryName } from '../cases/places.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useLanguageName } from '../i18n/use-language-name.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Facts, Section } from './paper.tsx';
import type { CaseCopy, Copied } from './use-copy.ts';

type Fact = readonly [string, ReactNode];

/** Fields whose values are codes, with where their words stand. */
const CODES: Readonly<Record<string, string>> = {
  relationship: 'words.value.relationship',
  sex: 'words.value.sex',
  separation: 'words.value.separation',
  custody: 'words.value.custody',
  needs: 'words.value.need',
  needCodes: 'words.value.need-code',
};
/** Shown elsewhere, or of no use on paper. */
const LEFT_OUT = new Set(['id', 'name', 'status', 'birthDateEstimated']);
/** Said of children only. */
const OF_CHILDREN = new Set(['separation', 'custody']);

/** Everything that the copy has about one person, field by field: a new field of a person is shown too. */
export function CopyPerson({ copy, person }: { copy: CaseCopy; person: Copied }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const fieldOf = usePersonField();
  const fields = Object.entries(person).flatMap(([name, value]): Fact[] => {
    if (LEFT_OUT.has(name) || (person.custody === 'not-a-child' && OF_CHILDREN.has(name))) return [];
    return [[words('cases.field', name), fieldOf(name, value, person)]];
  });
  const health = copy.health.filter(({ personId }) => personId === person.id);
  const travels = copy.travelPapers
    .filter(({ personId }) => personId === person.id)
    .flatMap(({ papers }) => papers);
  const interests = copy.bestInterests.filter(({ personId }) => personId === person.id);
  return (
    <Section title={<bdi>{person.name}</bdi>}>
      <Facts
        facts={[
          ...fields,
          ...health.flatMap((one): Fact[] => [
            [say('cases.field.health'), words('words.value.classification', one.classification)],
            [say('copies.examined'), format.date(one.examinedOn)],
            [say('copies.valid-until'), format.date(one.validUntil)],
            ...(one.waiver ? ([[say('copies.waiver'), one.waiver.conditions]] as Fact[]) : []),
          ]),
          ...travels.map(
            ({ kind, number, issuer, validUntil }): Fact => [
              say('copies.travel-paper', { kind: words('documents.kind', kind) }),
              <bdi key={number}>
                {[number, issuer, say('copies.travel-paper.until', { day: format.date(validUntil) })]
                  .filter((part) => part !== undefined)
                  .join(say('cases.list.and'))}
              </bdi>,
            ],
          ),
          ...interests.map(
            (one): Fact => [
              words('words.stage', 'best-interests'),
              words('cases.outcome', one.decision) + say('cases.list.and') + format.day(one.at),
            ],
          ),
        ]}
      />
    </Section>
  );
}

/** The value of a field of a person in words. */
function usePersonField() {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const country = useCountryName();
  const language = useLanguageName();
  const plain = (name: string, value: unknown): string => {
    const prefix = CODES[name];
    if (prefix !== undefined) return words(prefix, String(value));
    if (name === 'languages' || name === 'preferredLanguage') return language(String(value));
    if (name === 'nationality') return country(String(value));
    return typeof value === 'object' && value !== null
      ? Object.values(value)
          .filter((part) => typeof part !== 'object')
          .join(say('cases.list.and'))
      : String(value);
  };
  return (name: string, value: unknown, { birthDateEstimated }: Copied): ReactNode => {
    if (name === 'birthDate') {
      const date = format.date(String(value));
      return birthDateEstimated ? say('cases.born.about', { date }) : date;
    }
    if (typeof value === 'boolean') return say(value ? 'cases.yes' : 'cases.no');
    if (name === 'identityPapers') return <Papers papers={value as IdentityPaper[]} />;
    if (name === 'phones') return <bdi>{format.list(value as string[])}</bdi>;
    if (!Array.isArray(value)) return <bdi>{plain(name, value)}</bdi>;
    if (value.length === 0) return say('cases.none');
    return value.map((one) => plain(name, one)).join(say('cases.list.and'));
  };
}
