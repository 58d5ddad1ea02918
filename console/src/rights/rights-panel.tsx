import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import type { Role } from '../../../domain/kernel/actor.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useNarrow } from '../app/use-narrow.ts';
import { EmptyHere } from '../desk/empty-here.tsx';
import { useWho } from '../desk/use-who.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { AskDialog } from './ask-dialog.tsx';
import { HoldsTable } from './holds-table.tsx';
import { KeptLine } from './kept-line.tsx';
import { LiftDialog } from './lift-dialog.tsx';
import { ReviewLine } from './review-line.tsx';
import { RightState } from './right-state.tsx';
import { type RightsRequest, type Subject, useRights } from './use-rights.ts';

interface Props {
  /** The id of the case or sponsor. */
  readonly recordId: string;
  /** The members whom a request can be about; none for a sponsor. */
  readonly subjects?: readonly Subject[];
  readonly mayAsk: boolean;
  /** True when there is nothing left that could be held, asked about or used again. */
  readonly erased?: boolean;
  /** The task in which a request is decided, by the id of the request. */
  readonly tasks?: ReadonlyMap<string, string>;
  /** Where the chain with the entries about it is read, for those who may. */
  readonly auditPath: string;
}

/** Who makes the list of who saw or was told what, and copies, as their pages ask. */
const TELLERS: readonly Role[] = ['caseworker', 'protection-officer', 'supervisor'];
const COPYING_SPONSORS: readonly Role[] = ['sponsorship-officer', 'supervisor'];

/** What was asked about data, what became of it with its proof, and orders to keep everything. */
export function RightsPanel({
  recordId,
  subjects = [],
  mayAsk,
  erased = false,
  tasks = new Map(),
  auditPath,
}: Props) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const follow = useFollow();
  const { person } = useSession();
  const read = useRights(recordId);
  const who = useWho(read.data?.people ?? []);
  const narrow = useNarrow();
  const [asking, setAsking] = useState(false);
  const [lifting, setLifting] = useState<RightsRequest>();
  const ofSponsor = recordId.startsWith('sponsor-');
  const lifts =
    !erased && person.roles.some((role) => role === 'supervisor' || role === 'protection-officer');
  const decides = person.roles.includes('supervisor');
  const audits = person.roles.some((role) => role === 'supervisor' || role === 'auditor');
  const copies =
    !erased && person.roles.some((role) => (ofSponsor ? COPYING_SPONSORS : TELLERS).includes(role));
  const tells = !ofSponsor && copies;
  const about = ({ personId }: RightsRequest): string =>
    subjects.find(({ id }) => id === personId)?.label ??
    say(
      personId !== undefined ? 'rights.about.gone' : ofSponsor ? 'rights.about.sponsor' : 'rights.about.all',
    );
  const isLifted = ({ status, right }: RightsRequest): boolean =>
    status === 'granted' && (right === 'restriction' || right === 'objection');
  const stateOf = (one: RightsRequest) => <RightState request={one} who={who} />;
  const taskOf = ({ id, status }: RightsRequest) =>
    decides && status === 'asked' ? tasks.get(id) : undefined;
  const actionsOf = (one: RightsRequest) => (
    <SpaceBetween size="xxs">
      {taskOf(one) !== undefined && (
        <Button variant="inline-link" href={hrefOf(`/work/${taskOf(one)}`)} onFollow={follow}>
          {say('rights.decide')}
        </Button>
      )}
      {one.status !== 'asked' && (
        <Button variant="inline-link" href={hrefOf(`/rights/${recordId}/${one.id}`)} onFollow={follow}>
          {say('rights.receipt')}
        </Button>
      )}
      {lifts && isLifted(one) && (
        <Button variant="inline-link" onClick={() => setLifting(one)}>
          {say('rights.lift')}
        </Button>
      )}
    </SpaceBetween>
  );
  const wordsOf = ({ words: said, askedOn, askedBy, channel }: RightsRequest) => (
    <>
      {said !== undefined && <div dir="auto">{said}</div>}
      <small>
        {channel === undefined
          ? say('rights.asked.retention', { day: format.date(askedOn) })
          : say('rights.asked', {
              day: format.date(askedOn),
              by: say(`rights.by.${askedBy}`),
              channel: words('words.value.told', channel),
            })}
      </small>
    </>
  );
  return (
    <SpaceBetween size="m">
      <ProblemAlert problem={read.error} onAgain={() => void read.refetch()} />
      <Table
        variant="container"
        items={read.data?.requests ?? []}
        loading={read.isPending}
        loadingText={say('rights.title')}
        trackBy="id"
        wrapLines
        enableKeyboardNavigation
        ariaLabels={{ tableLabel: say('rights.title') }}
        empty={<EmptyHere of="rights.none" acts={mayAsk} />}
        header={
          <Header
            variant="h2"
            description={say('rights.lead')}
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                {audits && (
                  <Button href={hrefOf(auditPath)} onFollow={follow}>
                    {say('rights.proof')}
                  </Button>
                )}
                {copies && (
                  <Button
                    href={hrefOf(`/${ofSponsor ? 'sponsors' : 'cases'}/${recordId}/copy`)}
                    onFollow={follow}
                  >
                    {say('rights.copy')}
                  </Button>
                )}
                {tells && (
                  <Button href={hrefOf(`/cases/${recordId}/receipt`)} onFollow={follow}>
                    {say('rights.told-whom')}
                  </Button>
                )}
                {mayAsk && <Button onClick={() => setAsking(true)}>{say('rights.ask')}</Button>}
              </SpaceBetween>
            }
          >
            {say('rights.title')}
          </Header>
        }
        columnDefinitions={[
          {
            id: 'right',
            header: say('rights.right'),
            isRowHeader: true,
            cell: (one) => (
              <>
                {say(`rights.right.${one.right}`)}
                {one.purpose !== undefined && ` (${words('words.value.purpose', one.purpose)})`}
                {narrow && (
                  <SpaceBetween size="xxs">
                    <bdi>{about(one)}</bdi>
                    {wordsOf(one)}
                    {stateOf(one)}
                    {actionsOf(one)}
                  </SpaceBetween>
                )}
              </>
            ),
          },
          ...(narrow
            ? []
            : [
                {
                  id: 'about',
                  header: say('rights.about'),
                  cell: (one: RightsRequest) => <bdi>{about(one)}</bdi>,
                },
                { id: 'words', header: say('rights.words'), minWidth: 200, cell: wordsOf },
                { id: 'state', header: say('rights.state'), minWidth: 250, cell: stateOf },
                { id: 'actions', header: say('rights.actions'), minWidth: 130, cell: actionsOf },
              ]),
        ]}
      />
      <KeptLine kept={read.data?.kept ?? null} who={who} />
      <ReviewLine task={decides ? tasks.get(recordId) : undefined} />
      {!erased && <HoldsTable recordId={recordId} holds={read.data?.holds ?? []} who={who} />}
      {asking && <AskDialog recordId={recordId} subjects={subjects} onClose={() => setAsking(false)} />}
      {lifting && <LiftDialog recordId={recordId} request={lifting} onClose={() => setLifting(undefined)} />}
    </SpaceBetween>
  );
}
