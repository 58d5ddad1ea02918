import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { ListAnchors } from '../../../contracts/api/audit.ts';
import type { Anchor } from '../../../domain/audit/anchor.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { FittedTable } from '../app/fitted-table.tsx';
import { Nothing } from '../desk/nothing.tsx';
import { saveFile } from '../executions/save-file.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { When } from '../i18n/when.tsx';
import { AnchoringProgress } from './anchoring-progress.tsx';
import { ANCHORS, useAnchoring } from './use-anchoring.ts';

const save = (anchor: Anchor): void =>
  saveFile(`${String(anchor.number).padStart(8, '0')}.json`, 'application/json', JSON.stringify(anchor));

/** Anchors, newest first, whose register has fewer owners than that of the anchor before: nobody ever leaves it. */
const shrunk = (anchors: readonly Anchor[]): number[] =>
  anchors.flatMap(({ number, register }, index) => {
    const before = anchors[index + 1];
    return before && register.owners < before.register.owners ? [number] : [];
  });

/** The anchors of all audit chains: made every day or now, and copied out to be kept elsewhere. */
export function AnchorsPanel() {
  const say = useText();
  const format = useFormat();
  const call = useCall();
  const { anchoring, now, error } = useAnchoring();
  const anchors = useQuery({
    queryKey: ANCHORS,
    queryFn: ({ signal }) => call(ListAnchors, { signal }),
  });
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={say('audit.anchors.hint')}
          actions={
            <Button loading={now.isPending} onClick={() => now.mutate()}>
              {say('audit.anchors.now')}
            </Button>
          }
        >
          {say('audit.anchors')}
        </Header>
      }
    >
      <SpaceBetween size="s">
        <ProblemAlert problem={anchors.error ?? now.error ?? error} onAgain={() => void anchors.refetch()} />
        <AnchoringProgress anchoring={anchoring} />
        {(anchors.data?.vanished.length ?? 0) > 0 && (
          <Alert type="error" header={say('audit.anchors.vanished')}>
            {anchors.data?.vanished.map((owner) => (
              <div key={owner} className="identifier">
                {owner}
              </div>
            ))}
          </Alert>
        )}
        {(anchors.data?.archive?.gaps.length ?? 0) > 0 && (
          <Alert
            type="error"
            header={say('audit.archive.gaps', { count: anchors.data?.archive?.gaps.length ?? 0 })}
          >
            {anchors.data?.archive?.gaps.map(({ executionId, since }) => (
              <div key={executionId}>
                <span className="identifier">{executionId}</span> <When at={since} />
              </div>
            ))}
          </Alert>
        )}
        {shrunk(anchors.data?.anchors ?? []).map((number) => (
          <Alert key={number} type="error">
            {say('audit.anchors.shrunk', { number: format.number(number) })}
          </Alert>
        ))}
        <FittedTable
          variant="embedded"
          loading={anchors.isPending}
          loadingText={say('audit.anchors.loading')}
          items={[...(anchors.data?.anchors ?? [])]}
          empty={<Nothing title={say('audit.anchors.none')} todo={say('audit.anchors.none.todo')} />}
          ariaLabels={{ tableLabel: say('audit.anchors') }}
          columnDefinitions={[
            {
              id: 'number',
              header: say('audit.anchors.number'),
              cell: ({ number }) => format.number(number),
            },
            { id: 'at', header: say('audit.anchors.at'), cell: ({ at }) => <When at={at} /> },
            { id: 'ends', header: say('audit.anchors.ends'), cell: ({ ends }) => format.number(ends) },
            {
              id: 'root',
              header: say('audit.anchors.root'),
              cell: ({ root }) => <span className="identifier">{root.slice(0, 16)}…</span>,
            },
            {
              id: 'copy',
              header: say('audit.column.actions'),
              cell: (anchor) => (
                <Button
                  variant="inline-link"
                  ariaLabel={say('audit.anchors.save', { number: format.number(anchor.number) })}
                  onClick={() => save(anchor)}
                >
                  {say('audit.anchors.copy')}
                </Button>
              ),
            },
          ]}
        />
        {anchors.data?.archive && (
          <Box color="text-body-secondary">
            {say('audit.archive.checked', { at: format.instant(anchors.data.archive.at) })}
          </Box>
        )}
      </SpaceBetween>
    </Container>
  );
}
