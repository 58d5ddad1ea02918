import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useRef } from 'react';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { Loading } from '../app/loading.tsx';
import { PageFrame } from '../app/page-frame.tsx';
import { MoreButton } from '../desk/more-button.tsx';
import { Nothing } from '../desk/nothing.tsx';
import { RefreshButton } from '../desk/refresh-button.tsx';
import { useText } from '../i18n/use-text.ts';
import { HouseholdCard } from './household-card.tsx';
import { usePlacement } from './use-placement.ts';
import './placement.css';

/** The households that wait for a sponsor, each with its proposal. */
export function PlacementPage() {
  const say = useText();
  const board = usePlacement();
  const list = useRef<HTMLDivElement>(null);
  const { households, sponsors } = board;
  const persons = useMemo(() => households.reduce((sum, one) => sum + one.persons, 0), [households]);
  return (
    <PageFrame
      title={say('placement.title')}
      term="placement"
      description={say('placement.lead', { households: households.length, persons })}
      actions={<RefreshButton list={board} />}
    >
      <ProblemAlert problem={board.error} onAgain={() => void board.refetch()} />
      {board.isPending && <Loading />}
      {board.isSuccess && households.length === 0 && (
        <Nothing title={say('placement.empty.title')} todo={say('placement.empty.todo')} list="placement" />
      )}
      <div ref={list} tabIndex={-1} className="placement-list">
        <SpaceBetween size="l">
          {households.map((household) => (
            <HouseholdCard
              key={household.workItemId}
              household={household}
              sponsors={sponsors}
              onDone={() => list.current?.focus()}
            />
          ))}
        </SpaceBetween>
      </div>
      <MoreButton list={board} />
    </PageFrame>
  );
}
