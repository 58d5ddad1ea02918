import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { FittedTable } from '../app/fitted-table.tsx';
import { shortId } from '../app/short-id.ts';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { Nothing } from '../desk/nothing.tsx';
import { useText } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import { Band } from './status.tsx';
import type { Estimated } from './use-weights.ts';

/** The past decisions of the own office whose candidates would be judged otherwise. */
export function WeightsChanges({ changes }: { changes: Estimated['changes'] }) {
  const say = useText();
  const follow = useFollow();
  return (
    <SpaceBetween size="xs">
      <FittedTable
        items={changes.rows}
        trackBy={({ requestId, decidedAt }) => `${requestId} ${decidedAt}`}
        wrapLines
        enableKeyboardNavigation
        header={
          <Header variant="h3" counter={say('tracing.weights.changes.counter', { count: changes.total })}>
            {say('tracing.weights.changes')}
          </Header>
        }
        ariaLabels={{ tableLabel: say('tracing.weights.changes') }}
        empty={
          <Nothing
            title={say('tracing.weights.changes.none')}
            todo={say('tracing.weights.changes.none.what')}
          />
        }
        columnDefinitions={[
          {
            id: 'request',
            header: say('tracing.column.request'),
            isRowHeader: true,
            cell: ({ requestId, caseId }) => (
              <Link href={hrefOf(`/tracing/${caseId}/${requestId}`)} onFollow={follow}>
                <span className="identifier">{shortId(requestId)}</span>
              </Link>
            ),
          },
          {
            id: 'decided',
            header: say('tracing.weights.decided'),
            cell: ({ decidedAt }) => <When at={decidedAt} />,
          },
          {
            id: 'decision',
            header: say('tracing.weights.decision'),
            cell: ({ confirmed }) =>
              say(confirmed ? 'tracing.weights.confirmed' : 'tracing.weights.rejected'),
          },
          {
            id: 'before',
            header: say('tracing.weights.before'),
            cell: ({ before }) => <Band candidate={before} />,
          },
          {
            id: 'after',
            header: say('tracing.weights.after'),
            cell: ({ after }) => <Band candidate={after} />,
          },
        ]}
      />
      {changes.elsewhere > 0 && (
        <Box color="text-body-secondary">
          {say('tracing.weights.changes.elsewhere', { count: changes.elsewhere })}
        </Box>
      )}
    </SpaceBetween>
  );
}
