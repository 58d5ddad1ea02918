import Button from '@cloudscape-design/components/button';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText } from '../i18n/use-text.ts';
import { type PeriodName, periodNamed } from './period.ts';
import './print.css';
import { RefreshButton } from './refresh-button.tsx';

interface Props {
  readonly period: PeriodName;
  readonly list: Parameters<typeof RefreshButton>[0]['list'];
  choose(period: PeriodName): void;
}

/** Which days a calendar shows, with buttons to print and refresh it. */
export function PeriodBar({ period, list, choose }: Props) {
  const say = useText();
  return (
    <div className="no-print">
      <SpaceBetween direction="horizontal" size="xs">
        <SegmentedControl
          label={say('desk.period')}
          selectedId={period}
          options={[
            { id: 'week', text: say('desk.period.week') },
            { id: 'next', text: say('desk.period.next') },
            { id: 'past', text: say('desk.period.past') },
          ]}
          onChange={({ detail }) => choose(periodNamed(detail.selectedId))}
        />
        <Button onClick={() => print()}>{say('desk.print')}</Button>
        <RefreshButton list={list} />
      </SpaceBetween>
    </div>
  );
}
