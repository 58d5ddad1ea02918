import { Facts } from '../copies/paper.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Leftovers } from './leftovers.tsx';
import type { RightsRequest } from './use-rights.ts';

interface Props {
  readonly request: RightsRequest;
  readonly recordId: string;
}

/** The receipt of a request, addressed to the person: without a name, so that it shows nobody whom it is about. */
export function Receipt({ request, recordId }: Props) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const {
    right,
    purpose,
    askedOn,
    channel,
    status,
    decision,
    outcome,
    lifted,
    carriedOut,
    leftovers = [],
    askedBy,
  } = request;
  const reason = decision?.reasonCode;
  const facts: [string, string][] = [
    [
      say(askedBy === 'retention' ? 'rights.receipt.reviewed-on' : 'rights.receipt.asked-on'),
      channel === undefined
        ? format.date(askedOn)
        : `${format.date(askedOn)} (${words('words.value.told', channel)})`,
    ],
    ...(decision
      ? ([[say('rights.receipt.decided-on'), format.day(decision.at)]] as [string, string][])
      : []),
    ...(reason === undefined
      ? []
      : ([[say('rights.why'), words('words.reason', reason)]] as [string, string][])),
    ...(lifted ? ([[say('rights.receipt.lifted-on'), format.day(lifted.at)]] as [string, string][]) : []),
    ...(carriedOut
      ? ([[say('rights.receipt.erased-on'), format.day(carriedOut.at)]] as [string, string][])
      : []),
    [say('rights.receipt.number'), `${recordId} / ${request.id}`],
  ];
  return (
    <>
      <h2>{say(askedBy === 'retention' ? 'rights.receipt.title.retention' : 'rights.receipt.title')}</h2>
      <p>
        {say(askedBy === 'retention' ? 'rights.receipt.you.retention' : `rights.receipt.you.${right}`)}
        {purpose !== undefined && ` ${words('words.value.purpose', purpose)}`}
      </p>
      <p>{say(`rights.receipt.answer.${status}`)}</p>
      {outcome !== undefined && <p dir="auto">{outcome}</p>}
      <Facts facts={facts} />
      {right === 'erasure' && carriedOut && (
        <>
          <p>{say('rights.receipt.erased.what')}</p>
          <Leftovers leftovers={leftovers} />
        </>
      )}
      <p>{say('rights.receipt.complain')}</p>
    </>
  );
}
