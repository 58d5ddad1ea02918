import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import { type ReactNode, useState } from 'react';
import { useText } from '../i18n/use-text.ts';

interface Props {
  readonly title: string;
  readonly description: string;
  readonly chart: ReactNode;
  readonly table: ReactNode;
}

/** The same numbers as a chart or a table, as the person prefers. */
export function ChartOrTable({ title, description, chart, table }: Props) {
  const say = useText();
  const [shown, setShown] = useState('chart');
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={description}
          actions={
            <SegmentedControl
              label={say('operations.show-as', { title })}
              selectedId={shown}
              options={[
                { id: 'chart', text: say('operations.chart') },
                { id: 'table', text: say('operations.table') },
              ]}
              onChange={({ detail }) => setShown(detail.selectedId)}
            />
          }
        >
          {title}
        </Header>
      }
    >
      {shown === 'chart' ? chart : table}
    </Container>
  );
}
