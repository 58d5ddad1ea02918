import { useIntl } from 'react-intl';
import { directionOf, type Locale } from '../i18n/locales.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Section } from './paper.tsx';
import { PaperDays, SeenSection } from './paper-lines.tsx';
import { SponsorCopyOffers } from './sponsor-copy-offers.tsx';
import { SponsorCopyProfile } from './sponsor-copy-profile.tsx';
import { SponsorCopyRequests } from './sponsor-copy-requests.tsx';
import type { SponsorCopy } from './use-copy.ts';

/** The copy of a sponsor’s data: plain sections that print on paper and read in a file, empty ones too. */
export function SponsorCopyDocument({ copy }: { copy: SponsorCopy }) {
  const { locale } = useIntl();
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const { documents, messages, retention, withheld, keptBack, wordsLeftOut } = copy;
  const and = say('cases.list.and');
  const isAdults = keptBack.includes('other-adults');
  return (
    <article className="copy" lang={locale} dir={directionOf(locale as Locale)}>
      <h2>{say(`copies.document.${copy.reader.audience}`)}</h2>
      <p>{say('copies.document.made', { when: format.instant(copy.madeAt) })}</p>
      <SponsorCopyProfile copy={copy} />
      {!isAdults && (
        <Section title={say('copies.section.documents')}>
          {documents.length === 0 && <p>{say('copies.sponsor.documents.none')}</p>}
          <ul>
            {documents.map(({ id, kind, name, ...dated }) => (
              <li key={id}>
                {words('documents.kind', kind)}
                {name !== undefined && [and, <bdi key="name">{name}</bdi>]}
                <PaperDays {...dated} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <SponsorCopyOffers copy={copy} />
      <Section title={say('copies.sponsor.section.messages')}>
        {messages.length === 0 && <p>{say('copies.sponsor.messages.none')}</p>}
        <ul>
          {messages.map(({ template, channel, status, at }) => (
            <li key={`${at} ${template}`}>
              {format.instant(at)}
              {': '}
              {words('copies.sponsor.message', template)}
              {channel !== undefined && and + words('copies.sponsor.sent', channel)}
              {status === 'bounced' && and + say('copies.sponsor.message.bounced')}
            </li>
          ))}
        </ul>
      </Section>
      <SponsorCopyRequests copy={copy} />
      <SeenSection title={say('copies.sponsor.section.seen')} seenBy={copy.seenBy} />
      <Section title={say('copies.sponsor.section.retention')}>
        <p>{say('copies.sponsor.retention', { day: format.date(retention.reviewedFrom) })}</p>
        {retention.keptUntil !== undefined && (
          <p>{say('copies.sponsor.retention.kept', { day: format.date(retention.keptUntil) })}</p>
        )}
      </Section>
      <Section title={say('copies.sponsor.section.kept-back')}>
        {wordsLeftOut > 0 && <p>{say('copies.sponsor.words.missing', { count: wordsLeftOut })}</p>}
        <ul>
          {keptBack.map((reason) => (
            <li key={reason}>{say(`copies.sponsor.kept-back.${reason}`)}</li>
          ))}
          {withheld.length > 0 && !isAdults && (
            <li>
              {say('copies.sponsor.withheld', {
                classes: withheld.map((field) => words('cases.class', field)).join(and),
              })}
            </li>
          )}
        </ul>
        <p>{say('copies.sponsor.kept-back.lead')}</p>
      </Section>
      <Section title={say('copies.section.rights')}>
        <p>{say('copies.sponsor.rights')}</p>
      </Section>
    </article>
  );
}
