import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ListColumn } from '../lists/list-column.ts';
import type { QueueRow } from './queue.ts';
import './queue-card.css';

interface Props {
  readonly row: QueueRow;
  readonly columns: readonly ListColumn<QueueRow>[];
}

/** An item on a screen too narrow for columns: what it is and about whom, when it is due, who has it, what to do. */
export function QueueCard({ row, columns }: Props) {
  const cell = (id: string) => columns.find((column) => column.id === id)?.cell(row);
  return (
    <SpaceBetween size="xs">
      <strong>{cell('kind')}</strong>
      {cell('about')}
      <div>{cell('due')}</div>
      {cell('queue')}
      <div className="queue-card-foot">
        <span>{cell('holder')}</span>
        {cell('actions')}
      </div>
    </SpaceBetween>
  );
}
