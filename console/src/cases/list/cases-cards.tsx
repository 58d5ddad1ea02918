import Badge from '@cloudscape-design/components/badge';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useKnown } from '../use-known.ts';
import { Where, Who } from './case-cells.tsx';
import './cases-cards.css';
import type { CaseRow } from './use-cases.ts';

/** A case on a screen too narrow for columns. */
export function CaseCard({ row }: { row: CaseRow }) {
  return (
    <SpaceBetween size="xs">
      <Who row={row} />
      <Where row={row} />
      <Facts row={row} />
    </SpaceBetween>
  );
}

function Facts({ row }: { row: CaseRow }) {
  const say = useText();
  const words = useWords();
  const known = useKnown();
  const format = useFormat();
  return (
    <div className="case-card-facts">
      {row.priority !== 'normal' && (
        <Badge color={row.priority === 'emergency' ? 'red' : 'blue'}>
          {words('words.value.priority', row.priority)}
        </Badge>
      )}
      <span>{say('cases.card.members', { count: row.members })}</span>
      <span>{words('words.value.programme', row.programme)}</span>
      <span>
        {say('cases.offices', {
          from: words('words.office', row.office),
          to: known('words.office', row.destinationOffice),
        })}
      </span>
      <span>{format.fromNow(row.since)}</span>
    </div>
  );
}
