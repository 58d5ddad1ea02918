import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Section } from './paper.tsx';
import type { CaseCopy } from './use-copy.ts';

/** What happened: stages, journey, visits, the search for relatives and, for a court, decisions and flags. */
export function CopyProgress({ copy }: { copy: CaseCopy }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const stages = Object.entries(copy.stages).sort(([, a], [, b]) => (a.at < b.at ? -1 : 1));
  const { travel } = copy;
  const isEmpty =
    stages.length + copy.visits.length + copy.tracing.length + copy.decisions.length + copy.flags.length ===
      0 && travel?.departureAt === undefined;
  return (
    <Section title={say('copies.section.progress')}>
      {isEmpty && <p>{say('copies.progress.none')}</p>}
      <ul>
        {stages.map(([stage, { status, outcome, at }]) => (
          <li key={stage}>
            {words('words.stage', stage)}
            {': '}
            {say(`cases.stage-state.${status}`, {
              day: format.day(at),
              outcome: words('cases.outcome', outcome),
            })}
          </li>
        ))}
        {copy.states.map(({ to, decision, at }) => (
          <li key={at}>
            {say(`copies.state.${decision}`, { office: words('words.office', to), day: format.day(at) })}
          </li>
        ))}
        {(['departureAt', 'departedAt', 'arrivedAt'] as const).map(
          (when) =>
            travel?.[when] !== undefined && (
              <li key={when}>{say(`copies.${when}`, { when: format.instant(travel[when]) })}</li>
            ),
        )}
        {copy.visits.map((visit) => (
          <li key={visit.dueAt}>
            {say(`copies.visit.${visit.status}`, {
              day: visit.on === undefined ? format.day(visit.dueAt) : format.date(visit.on),
            })}
          </li>
        ))}
        {copy.tracing.map(({ sought, openedAt }) => (
          <li key={openedAt}>
            {say('copies.traced', {
              who: sought.name ?? words('words.value.relationship', sought.relationship),
              day: format.day(openedAt),
            })}
          </li>
        ))}
        {copy.decisions.map((one) => (
          <li key={`${one.kind} ${one.at}`}>
            {words('words.kind', one.kind)}
            {': '}
            {words(`words.decision.${one.kind}`, one.code)}
            {say('cases.list.and')}
            {format.day(one.at)}
          </li>
        ))}
        {copy.flags.map((flag) => (
          <li key={flag.raisedAt}>
            {words('words.value.flag', flag.kind)}
            {': '}
            <bdi>{flag.instruction}</bdi>
            {say('cases.list.and')}
            {format.day(flag.raisedAt)}
          </li>
        ))}
      </ul>
    </Section>
  );
}
