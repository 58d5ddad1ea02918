import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import { LiftFlag } from '../../../../contracts/api/consents-and-flags.ts';
import { STAFF_ROLES } from '../../../../contracts/authorization.ts';
import { useCall } from '../../api/use-call.ts';
import { FittedTable } from '../../app/fitted-table.tsx';
import { EmptyHere } from '../../desk/empty-here.tsx';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useSession } from '../../session/use-session.ts';
import { FlagDialog } from './flag-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import type { CaseView } from './use-case.ts';
import { may } from './use-case-write.ts';

type Flag = CaseView['flags'][number];

/** Active flags: what they require and which steps they block. */
export function FlagsTab({ view }: { view: CaseView }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const call = useCall();
  const { person } = useSession();
  const [raising, setRaising] = useState(false);
  const [lifting, setLifting] = useState<Flag>();
  const caseId = view.case.id;
  const raises = may(person, view, STAFF_ROLES);
  const lifts = may(person, view, ['protection-officer', 'supervisor']);
  const hidden = <Box color="text-body-secondary">{say('cases.withheld.value')}</Box>;
  return (
    <>
      <FittedTable
        variant="container"
        items={view.flags}
        trackBy="id"
        enableKeyboardNavigation
        wrapLines
        ariaLabels={{ tableLabel: say('cases.flags') }}
        empty={<EmptyHere of="cases.flags.none" acts={raises} />}
        header={
          <Header
            variant="h2"
            actions={raises && <Button onClick={() => setRaising(true)}>{say('cases.do.raise-flag')}</Button>}
          >
            {say('cases.flags')}
          </Header>
        }
        columnDefinitions={[
          {
            id: 'kind',
            header: say('cases.flag.kind'),
            isRowHeader: true,
            cell: ({ kind }) => <Badge color="severity-medium">{words('words.value.flag', kind)}</Badge>,
          },
          {
            id: 'instruction',
            header: say('cases.flag.instruction'),
            cell: ({ instruction }) => instruction ?? hidden,
          },
          {
            id: 'blocks',
            header: say('cases.flag.blocks'),
            cell: ({ blocks }) =>
              blocks.length === 0
                ? say('cases.none')
                : blocks.map((step) => words('words.value.step', step)).join(say('cases.list.and')),
          },
          {
            id: 'raised',
            minWidth: 180,
            header: say('cases.flag.raised'),
            cell: ({ raisedAt, raisedBy }) => (
              <>
                {format.day(raisedAt)} · <bdi>{raisedBy}</bdi>
              </>
            ),
          },
          {
            id: 'actions',
            minWidth: 130,
            header: say('cases.actions'),
            cell: (flag) =>
              lifts && (
                <Button
                  variant="inline-link"
                  ariaLabel={say('cases.do.lift-flag.of', { kind: words('words.value.flag', flag.kind) })}
                  onClick={() => setLifting(flag)}
                >
                  {say('cases.do.lift-flag')}
                </Button>
              ),
          },
        ]}
      />
      {raising && <FlagDialog caseId={caseId} onClose={() => setRaising(false)} />}
      {lifting && (
        <ReasonDialog
          caseId={caseId}
          name="lift-flag"
          reasons="lift-flag"
          subject={lifting.id}
          send={(reasonCode, key) =>
            call(LiftFlag, { params: { caseId, flagId: lifting.id }, body: { reasonCode }, key })
          }
          onClose={() => setLifting(undefined)}
        />
      )}
    </>
  );
}
