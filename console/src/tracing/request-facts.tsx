import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { WorkItemRow } from '../../../contracts/api/work-items.ts';
import { mayBeReported } from '../../../domain/tracing-request/tracing-request.ts';
import { shortId } from '../app/short-id.ts';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { DeathDialog } from './death-dialog.tsx';
import { ReferenceDialog } from './reference-dialog.tsx';
import { NextStep, Status } from './status.tsx';
import type { RequestView } from './use-requests.ts';

interface Props {
  readonly request: RequestView;
  readonly items: readonly Pick<WorkItemRow, 'workItemId' | 'kind'>[];
}

/** The state of a request, what it waits for, and its Red Cross reference. */
export function RequestFacts({ request, items }: Props) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const follow = useFollow();
  const { person } = useSession();
  const [asking, setAsking] = useState(false);
  const [reporting, setReporting] = useState(false);
  const mayRefer = person.roles.includes('tracing-officer') || person.roles.includes('supervisor');
  const { caseId, redCrossReference: reference, reunificationCaseId } = request;
  const deathFacts = (death: RequestView['death']) =>
    death === null
      ? []
      : [
          { label: say('tracing.death.proof'), value: words('words.value.proof', death.proof) },
          { label: say('tracing.death.source'), value: words('words.value.source', death.source) },
          ...(death.sourceReference === undefined
            ? []
            : [
                {
                  label: say('tracing.death.reference'),
                  value: <bdi dir="auto">{death.sourceReference}</bdi>,
                },
              ]),
          ...(death.diedOn === undefined
            ? []
            : [{ label: say('tracing.death.on'), value: format.date(death.diedOn) }]),
        ];
  const linkTo = (id: string) => (
    <Link href={hrefOf(`/cases/${id}`)} onFollow={follow}>
      <span className="identifier">{shortId(id)}</span>
    </Link>
  );
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            mayRefer && (
              <SpaceBetween direction="horizontal" size="xs">
                {mayBeReported(request) && (
                  <Button onClick={() => setReporting(true)}>{say('tracing.death.report')}</Button>
                )}
                <Button onClick={() => setAsking(true)}>
                  {say(reference === null ? 'tracing.reference.set' : 'tracing.reference.change')}
                </Button>
              </SpaceBetween>
            )
          }
        >
          {say('tracing.facts')}
        </Header>
      }
    >
      <KeyValuePairs
        columns={4}
        items={[
          { label: say('tracing.column.status'), value: <Status row={request} /> },
          {
            label: say('tracing.column.next'),
            value: (
              <SpaceBetween size="xxs">
                <NextStep step={request.nextStep} />
                {items.map(({ workItemId, kind }) => (
                  <Link key={workItemId} href={hrefOf(`/work/${workItemId}`)} onFollow={follow}>
                    {say('tracing.go-to', { what: words('words.kind', kind) })}
                  </Link>
                ))}
              </SpaceBetween>
            ),
          },
          {
            label: say('tracing.column.age'),
            value: say('tracing.age.since', {
              days: request.ageDays,
              since: format.day(request.openedAt),
            }),
          },
          {
            label: say('tracing.column.reference'),
            value:
              reference === null ? (
                say('tracing.reference.none')
              ) : (
                <bdi className="identifier">{reference}</bdi>
              ),
          },
          { label: say('tracing.case'), value: linkTo(caseId) },
          { label: say('tracing.revision'), value: format.number(request.revision) },
          { label: say('tracing.reviews'), value: format.number(request.reviews) },
          ...(reunificationCaseId === null
            ? []
            : [{ label: say('tracing.reunification-case'), value: linkTo(reunificationCaseId) }]),
          ...deathFacts(request.death),
        ]}
      />
      {reporting && <DeathDialog request={request} onClose={() => setReporting(false)} />}
      {asking && <ReferenceDialog request={request} onClose={() => setAsking(false)} />}
    </Container>
  );
}
