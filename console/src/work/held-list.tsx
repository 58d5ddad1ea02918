import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { ListWorkItems } from '../../../contracts/api/work-items.ts';
import { useCall } from '../api/use-call.ts';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { endOfDay } from './queue.ts';
import { TakeBackButton } from './take-back-button.tsx';
import { WORK_ITEMS } from './use-queue.ts';

const MOST = 20;

/** What the person decided and can still take back, the next to take effect first; nothing if there is none. */
export function HeldList() {
  const call = useCall();
  const say = useText();
  const words = useWords();
  const follow = useFollow();
  const { data, dataUpdatedAt } = useQuery({
    queryKey: [...WORK_ITEMS, 'held'],
    queryFn: ({ signal }) =>
      call(ListWorkItems, { query: { held: 'true', limit: MOST, until: endOfDay(new Date()) }, signal }),
    // The list is asked again when its first decision takes effect.
    refetchInterval: ({ state }) => {
      const next = state.data?.workItems[0]?.held?.secondsLeft;
      return next === undefined ? false : (next + 1) * 1000;
    },
  });
  const gone = Math.floor((Date.now() - dataUpdatedAt) / 1000);
  const rows = (data?.workItems ?? []).flatMap(({ workItemId, kind, held }) =>
    held && held.secondsLeft > gone
      ? [{ workItemId, kind, ...held, seconds: held.secondsLeft - Math.max(0, gone) }]
      : [],
  );
  if (rows.length === 0) return null;
  return (
    <Container header={<Header variant="h2">{say('work.held.mine')}</Header>}>
      <SpaceBetween size="xs">
        {rows.map(({ workItemId, kind, decision, releaseAt, seconds }) => {
          const what = say('work.decided.what', {
            kind: words('words.kind', kind),
            decision: words(`words.decision.${kind}`, decision),
          });
          return (
            <SpaceBetween key={`${workItemId} ${releaseAt}`} direction="horizontal" size="s">
              <Link href={hrefOf(`/work/${workItemId}`)} onFollow={follow}>
                {what}
              </Link>
              <TakeBackButton {...{ workItemId, seconds }} label={say('work.take-back.of', { what })} />
            </SpaceBetween>
          );
        })}
      </SpaceBetween>
    </Container>
  );
}
