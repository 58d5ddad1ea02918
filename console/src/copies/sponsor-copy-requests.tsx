import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Section } from './paper.tsx';
import { Quoted } from './sponsor-copy-offers.tsx';
import type { SponsorCopy } from './use-copy.ts';

type Request = SponsorCopy['requests'][number];

/** What a sponsor asked about its data, and what became of it. */
export function SponsorCopyRequests({ copy: { requests } }: { copy: SponsorCopy }) {
  const say = useText();
  return (
    <Section title={say('copies.sponsor.section.requests')}>
      {requests.length === 0 && <p>{say('copies.sponsor.requests.none')}</p>}
      <ul>
        {requests.map((request) => (
          <li key={request.id}>
            <Asked request={request} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Asked({ request }: { request: Request }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const { right, purpose, askedBy, askedOn, dueOn, channel, status, decision, lifted, outcome } = request;
  const and = say('cases.list.and');
  const isRetention = askedBy === 'retention';
  return (
    <>
      {say(isRetention ? 'rights.receipt.you.retention' : `rights.receipt.you.${right}`)}
      {purpose !== undefined && ` ${words('words.value.purpose', purpose)}`}
      {channel !== undefined && (
        <div>
          {say('copies.sponsor.asked', {
            day: format.date(askedOn),
            channel: words('words.value.told', channel),
          })}
        </div>
      )}
      {request.words !== undefined && (
        <Quoted label={say('copies.sponsor.your-words')} text={request.words} />
      )}
      <div>{say(`rights.receipt.answer.${status}`)}</div>
      {status === 'asked' && <div>{say('copies.sponsor.due', { day: format.date(dueOn) })}</div>}
      {decision && (
        <div>
          {say('copies.sponsor.decided', { day: format.day(decision.at) })}
          {and + words('words.value.told', decision.told)}
          {decision.reasonCode !== undefined && and + words('words.reason', decision.reasonCode)}
        </div>
      )}
      {outcome !== undefined && <Quoted label={say('copies.sponsor.our-answer')} text={outcome} />}
      {lifted && (
        <div>
          {say('copies.sponsor.lifted', { day: format.day(lifted.at) })}
          {and + words('words.reason', lifted.reasonCode)}
        </div>
      )}
    </>
  );
}
