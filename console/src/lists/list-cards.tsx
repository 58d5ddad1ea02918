import Box from '@cloudscape-design/components/box';
import Checkbox from '@cloudscape-design/components/checkbox';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText } from '../i18n/use-text.ts';
import { chosenOf } from './columns.ts';
import type { ListProps } from './list-props.ts';
import './list-cards.css';
import { SortChoice } from './sort-choice.tsx';

/** Rows one below the other, for a screen too narrow for columns. */
export function ListCards<Row>(props: ListProps<Row>) {
  const { label, rows, loading, empty, columns, sorting, choice, selection, idOf, card } = props;
  const say = useText();
  if (loading) return <Box textAlign="center">{say('app.loading')}</Box>;
  if (rows.length === 0) return empty;
  const shown = chosenOf(choice?.shown, columns).flatMap(({ id, visible }) =>
    visible ? (columns.find((column) => column.id === id) ?? []) : [],
  );
  const toggle = (id: string) => {
    const next = new Set(selection?.chosen);
    if (!next.delete(id)) next.add(id);
    selection?.onChoose(next);
  };
  return (
    <SpaceBetween size="s">
      {sorting && <SortChoice columns={columns} sorting={sorting} />}
      <ul className="list-cards" aria-label={label}>
        {rows.map((row) => {
          const id = idOf(row);
          return (
            <li key={id} className="list-card">
              {selection && (
                <Checkbox
                  checked={selection.chosen.has(id)}
                  ariaLabel={say('lists.choose.one', { what: selection.labelOf(id) })}
                  onChange={() => toggle(id)}
                />
              )}
              <div className="list-card-body">
                {card ? (
                  card(row)
                ) : (
                  <SpaceBetween size="xs">
                    {shown.map((column) =>
                      column.names || column.acts ? (
                        <div key={column.id}>{column.cell(row)}</div>
                      ) : (
                        <div key={column.id}>
                          <Box variant="awsui-key-label">{column.header}</Box>
                          {column.cell(row)}
                        </div>
                      ),
                    )}
                  </SpaceBetween>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </SpaceBetween>
  );
}
