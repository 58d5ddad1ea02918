import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Section } from './paper.tsx';
import type { SponsorCopy } from './use-copy.ts';

/** What was offered to a sponsor and what it answered, in its own words; nothing of the households. */
export function SponsorCopyOffers({ copy: { offers } }: { copy: SponsorCopy }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  return (
    <Section title={say('copies.sponsor.section.offers')}>
      {offers.length === 0 && <p>{say('copies.sponsor.offers.none')}</p>}
      <ul>
        {offers.map(
          ({ offeredAt, answeredAt, status, reasonCode, note, questions, worries, undertaking, plan }) => (
            <li key={offeredAt}>
              {say(`copies.sponsor.offer.${status}`, { day: format.day(offeredAt) })}
              {answeredAt !== undefined && (
                <div>{say('copies.sponsor.ended', { day: format.day(answeredAt) })}</div>
              )}
              {reasonCode !== undefined && <div>{words('copies.sponsor.declined', reasonCode)}</div>}
              {undertaking?.signatures.map(({ adultId, on }) => (
                <div key={adultId}>
                  {say('copies.sponsor.signed', { text: undertaking.text, day: format.date(on) })}
                </div>
              ))}
              {plan && plan.lines.length > 0 && (
                <div>
                  {say('copies.sponsor.plan', { day: format.day(plan.draftedAt) })}
                  <ul>
                    {plan.lines.map(({ service, after, by }) => (
                      <li key={service}>
                        {words('words.service', service)}
                        {': '}
                        {say(`copies.sponsor.plan.by.${by}`, {
                          days: Number(/^P(\d+)D$/.exec(after)?.[1] ?? 0),
                        })}
                      </li>
                    ))}
                  </ul>
                </div>
              )}
              {note !== undefined && <Quoted label={say('copies.sponsor.your-words')} text={note} />}
              {questions.map(({ at, text, answeredAt: told }) => (
                <div key={at}>
                  <Quoted label={say('copies.sponsor.question', { day: format.day(at) })} text={text} />
                  <div>
                    {told === undefined
                      ? say('copies.sponsor.question.open')
                      : say('copies.sponsor.question.answered', { day: format.day(told) })}
                  </div>
                </div>
              ))}
              {worries.map(({ at }) => (
                <div key={at}>{say('copies.sponsor.worry', { day: format.day(at) })}</div>
              ))}
            </li>
          ),
        )}
      </ul>
    </Section>
  );
}

/** Words as they were written, in whatever language. */
export function Quoted({ label, text }: { label: string; text: string }) {
  return (
    <div>
      {label}
      {': '}
      <q>
        <bdi dir="auto">{text}</bdi>
      </q>
    </div>
  );
}
