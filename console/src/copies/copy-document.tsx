import { useIntl } from 'react-intl';
import { useKnown } from '../cases/use-known.ts';
import { useParticulars } from '../cases/use-particulars.ts';
import { directionOf, type Locale } from '../i18n/locales.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { CopyConsents } from './copy-consents.tsx';
import { CopyPerson } from './copy-person.tsx';
import { CopyProgress } from './copy-progress.tsx';
import { CopyRecords } from './copy-records.tsx';
import { Facts, Section } from './paper.tsx';
import { SeenSection } from './paper-lines.tsx';
import type { CaseCopy } from './use-copy.ts';

/** The copy itself: plain sections that print on paper and read in a file. */
export function CopyDocument({ copy }: { copy: CaseCopy }) {
  const { locale } = useIntl();
  const say = useText();
  const words = useWords();
  const known = useKnown();
  const format = useFormat();
  const particulars = useParticulars();
  const { case: head, reader, withheld } = copy;
  return (
    <article className="copy" lang={locale} dir={directionOf(locale as Locale)}>
      <h2>{say(`copies.document.${reader.audience}`)}</h2>
      <p>{say('copies.document.made', { when: format.instant(copy.madeAt) })}</p>
      <Section title={say('copies.section.case')}>
        <Facts
          facts={[
            [say('cases.field.number'), <bdi key="number">{head.number}</bdi>],
            [say('copies.programme'), words('words.value.programme', head.programme)],
            [say('cases.field.office'), words('words.office', head.office)],
            [say('cases.field.destinationOffice'), known('words.office', head.destinationOffice)],
            [say('copies.registered'), format.day(head.registeredAt)],
            [
              say('copies.state'),
              head.closing
                ? `${words('words.value.status', head.status)}: ${words('words.value.outcome', head.closing.outcome)}`
                : words('words.value.status', head.status),
            ],
            ...particulars(copy.particulars ?? {}).map(({ label, value }): [string, string] => [
              label,
              value,
            ]),
          ]}
        />
      </Section>
      {copy.persons.map((person) => (
        <CopyPerson key={person.id} copy={copy} person={person} />
      ))}
      {copy.membersLeftOut > 0 && <p>{say('copies.members-left-out', { count: copy.membersLeftOut })}</p>}
      <CopyConsents copy={copy} />
      <CopyProgress copy={copy} />
      <CopyRecords copy={copy} />
      {reader.audience === 'person' && (
        <SeenSection title={say('copies.section.seen')} seenBy={copy.seenBy} />
      )}
      <Section title={say('copies.section.rights')}>
        <p>{say('copies.rights')}</p>
        {withheld.length > 0 && (
          <p>
            {say('copies.withheld', {
              classes: withheld.map((field) => words('cases.class', field)).join(say('cases.list.and')),
            })}
          </p>
        )}
      </Section>
    </article>
  );
}
