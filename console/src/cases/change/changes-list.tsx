import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { hrefOf, useFollow } from '../../app/use-follow.ts';
import { EmptyHere } from '../../desk/empty-here.tsx';
import { useWho } from '../../desk/use-who.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useSession } from '../../session/use-session.ts';
import type { CaseView } from '../case/use-case.ts';
import { may } from '../case/use-case-write.ts';
import { ChangeFacts } from './change-facts.tsx';
import { TakeBackDialog } from './take-back-dialog.tsx';

type Change = CaseView['changes'][number];

const LOOKS = {
  proposed: 'pending',
  'in-effect': 'pending',
  confirmed: 'success',
  declined: 'stopped',
  mistaken: 'stopped',
  'moved-back': 'stopped',
} as const;

/** Who joined, left or moved since the household was registered, newest first. */
export function ChangesList({ view }: { view: CaseView }) {
  const say = useText();
  const { person } = useSession();
  const who = useWho(view.people);
  const [takingBack, setTakingBack] = useState<Change>();
  const changes = [...view.changes].sort((a, b) => (a.proposedAt < b.proposedAt ? 1 : -1));
  const follow = useFollow();
  const history = `/cases/${view.case.id}?tab=timeline&show=household`;
  const mayTakeBack = may(person, view, ['caseworker', 'supervisor']);
  return (
    <Container
      header={
        <Header
          variant="h3"
          actions={
            <Button href={hrefOf(history)} onFollow={follow}>
              {say('cases.change.history')}
            </Button>
          }
        >
          {say('cases.change.list')}
        </Header>
      }
    >
      {changes.length === 0 && <EmptyHere of="cases.change.none" acts={mayTakeBack} />}
      <ul>
        {changes.map((change) => (
          <li key={change.id}>
            <One view={view} change={change} who={who} />
            {mayTakeBack && change.status === 'confirmed' && change.change.kind === 'moves' && (
              <Button variant="inline-link" onClick={() => setTakingBack(change)}>
                {say('cases.change.take-back')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {takingBack && (
        <TakeBackDialog view={view} changeId={takingBack.id} onClose={() => setTakingBack(undefined)} />
      )}
    </Container>
  );
}

interface OneProps {
  readonly view: CaseView;
  readonly change: Change;
  who(id: string): string;
}

function One({ view, change, who }: OneProps) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  return (
    <Box>
      <StatusIndicator type={LOOKS[change.status]}>
        {words('words.value.change-status', change.status)}
      </StatusIndicator>{' '}
      <Box variant="span" color="text-body-secondary">
        {format.date(change.happenedOn)}
      </Box>
      <ChangeFacts
        change={change}
        names={new Map(view.persons.map(({ id, name }) => [id, name ?? '']))}
        numbers={view.numbers}
      />
      <Box color="text-body-secondary">
        {say('cases.change.recorded-by', {
          who: who(change.proposedBy),
          when: format.day(change.proposedAt),
        })}
        {change.decidedBy !== undefined && change.decidedAt !== undefined && (
          <>
            {' · '}
            {say(`cases.change.decided-by.${change.status}`, {
              who: who(change.decidedBy),
              when: format.day(change.decidedAt),
            })}
          </>
        )}
      </Box>
    </Box>
  );
}
