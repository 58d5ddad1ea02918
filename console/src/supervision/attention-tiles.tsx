import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { CountWorkItems } from '../../../contracts/api/work-items.ts';
import { ATTENTION } from '../../../domain/work-item/attention.ts';
import type { Answer } from '../api/call.ts';
import { useText } from '../i18n/use-text.ts';
import { CountedLink } from '../operations/counted-link.tsx';
import { useCounted } from '../operations/use-counted.ts';

type Counts = Answer<typeof CountWorkItems>;

/** What waits for a supervisor, by what for: each number opens the list of exactly this. */
export function AttentionTiles({ counts: { attention, escalated } }: { counts: Counts }) {
  const say = useText();
  const counted = useCounted();
  if (!attention || !escalated) return null;
  const all = [
    ...ATTENTION.map((queue) => ({ queue, number: attention[queue] })),
    { queue: 'escalated' as const, number: escalated },
  ];
  const nothing = all.every(({ number }) => number.count === 0);
  return (
    <Container
      header={
        <Header variant="h2" description={say(nothing ? 'supervision.nothing' : 'supervision.waits.hint')}>
          {say('supervision.waits')}
        </Header>
      }
    >
      <KeyValuePairs
        columns={3}
        items={all.map(({ queue, number }) => ({
          label: say(`supervision.waits.${queue}`),
          value: (
            <>
              <CountedLink
                count={counted(number)}
                what={say(`supervision.waits.${queue}`)}
                to={`/work?queue=${queue}`}
                fontSize="display-l"
              />
              <Box color="text-body-secondary" fontSize="body-s" padding={{ top: 'xs' }}>
                {say(`supervision.waits.${queue}.hint`)}
              </Box>
            </>
          ),
        }))}
      />
    </Container>
  );
}
