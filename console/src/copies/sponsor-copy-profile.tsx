import type { ReactNode } from 'react';
import { useFormat } from '../i18n/use-format.ts';
import { useLanguageName } from '../i18n/use-language-name.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Facts, Section } from './paper.tsx';
import type { SponsorCopy } from './use-copy.ts';

type Fact = readonly [string, ReactNode];
type Profile = SponsorCopy['sponsor'];

/** What a sponsor is and can receive, how it is reached, and its adults with their checks. */
export function SponsorCopyProfile({ copy }: { copy: SponsorCopy }) {
  const say = useText();
  const is = useWhatItIs();
  const can = useWhatItCan();
  return (
    <>
      <Section title={say('copies.sponsor.section.profile')}>
        <Facts facts={[...is(copy.sponsor), ...can(copy.sponsor)]} />
      </Section>
      {copy.contact && <Reached contact={copy.contact} at={copy.madeAt} />}
      <Adults adults={copy.adults} />
    </>
  );
}

/** What a sponsor is, and whether it is vetted. */
function useWhatItIs() {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const language = useLanguageName();
  const vetted = ({ status, validUntil, reasonCode }: Profile['vetting']): string => {
    const state = say(`copies.sponsor.vetting.${status}`, { day: format.date(validUntil) });
    if (reasonCode === undefined) return state;
    const why =
      reasonCode === 'data-restricted'
        ? words('words.reason', reasonCode)
        : words('sponsors.reason', reasonCode);
    return state + say('cases.list.and') + why;
  };
  return (sponsor: Profile): Fact[] => [
    [say('copies.sponsor.name'), <bdi key="name">{sponsor.name}</bdi>],
    [say('copies.sponsor.kind'), words('sponsors.kind', sponsor.kind)],
    [say('copies.sponsor.office'), words('words.office', sponsor.destinationOffice)],
    ...(sponsor.registeredAt === undefined
      ? []
      : [[say('copies.registered'), format.day(sponsor.registeredAt)] as const]),
    [say('copies.sponsor.vetting'), vetted(sponsor.vetting)],
    [say('copies.sponsor.mail-language'), language(sponsor.mailLanguage)],
    [
      say('copies.sponsor.number'),
      <bdi key="number" dir="ltr">
        {sponsor.id}
      </bdi>,
    ],
  ];
}

/** What a sponsor can receive. */
function useWhatItCan() {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const language = useLanguageName();
  const yes = (does: boolean): string => say(does ? 'cases.yes' : 'cases.no');
  const listed = (values: readonly string[]): string =>
    values.length === 0 ? say('cases.none') : format.list(values);
  const from = (date: string | undefined, label: string): Fact[] =>
    date === undefined ? [] : [[say(label), format.date(date)]];
  return ({ minutesToMedicalCare: minutes, ...sponsor }: Profile): Fact[] => [
    [say('copies.sponsor.capacity'), format.number(sponsor.capacity)],
    ...from(sponsor.availableFrom, 'copies.sponsor.from'),
    ...from(sponsor.availableUntil, 'copies.sponsor.until'),
    [say('copies.sponsor.languages'), listed(sponsor.languages.map(language))],
    [say('copies.sponsor.interpreter'), yes(sponsor.interpreter)],
    [say('copies.sponsor.accessible'), yes(sponsor.accessibleHousing)],
    [
      say('copies.sponsor.medical'),
      minutes === null ? say('copies.sponsor.medical.none') : say('copies.sponsor.minutes', { minutes }),
    ],
    [say('copies.sponsor.single-parents'), yes(sponsor.supportsSingleParents)],
    [say('copies.sponsor.large'), yes(sponsor.supportsLargeHouseholds)],
    [say('copies.sponsor.experience'), format.number(sponsor.experience)],
    [
      say('copies.sponsor.features'),
      listed(sponsor.features.map((feature) => words('words.value.preference', feature))),
    ],
  ];
}

interface ReachedProps {
  readonly contact: NonNullable<SponsorCopy['contact']>;
  readonly at: string;
}

function Reached({ contact, at }: ReachedProps) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const { email, phone, channel, timeZone, quiet, stopped } = contact;
  return (
    <Section title={say('copies.sponsor.section.contact')}>
      <Facts
        facts={[
          [say('copies.sponsor.email'), <bdi key="email">{email}</bdi>],
          [
            say('copies.sponsor.phone'),
            phone === undefined ? (
              say('cases.none')
            ) : (
              <bdi key="phone" dir="ltr">
                {phone}
              </bdi>
            ),
          ],
          [say('copies.sponsor.channel'), words('copies.sponsor.channel', channel)],
          [say('copies.sponsor.zone'), format.zone(at, timeZone)],
          [say('copies.sponsor.quiet'), quiet ? say('copies.sponsor.quiet.hours', quiet) : say('cases.none')],
          ...stopped.map(
            ({ channel: over, because, at: since }): Fact => [
              say('copies.sponsor.stopped'),
              say(`copies.sponsor.stopped.${because}`, {
                channel: words('copies.sponsor.channel', over),
                day: format.day(since),
              }),
            ],
          ),
        ]}
      />
    </Section>
  );
}

function Adults({ adults }: { adults: SponsorCopy['adults'] }) {
  const say = useText();
  const format = useFormat();
  const and = say('cases.list.and');
  return (
    <Section title={say('copies.sponsor.section.adults')}>
      {adults.length === 0 && <p>{say('copies.sponsor.adults.none')}</p>}
      <ul>
        {adults.map(({ id, name, check, checkedOn, validUntil, training }) => (
          <li key={id}>
            <bdi>{name}</bdi>
            {check !== undefined && and + say(`copies.sponsor.check.${check}`)}
            {checkedOn !== undefined && and + say('copies.sponsor.checked', { day: format.date(checkedOn) })}
            {validUntil !== undefined && and + say('copies.document.until', { day: format.date(validUntil) })}
            {training !== undefined &&
              and + say('copies.sponsor.trained', { course: training.course, day: format.date(training.on) })}
          </li>
        ))}
      </ul>
    </Section>
  );
}
