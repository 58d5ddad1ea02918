import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { FittedTable } from '../../app/fitted-table.tsx';
import { useText } from '../../i18n/use-text.ts';
import { When } from '../../i18n/when.tsx';
import { UndoImport } from './undo-import.tsx';
import { useImports } from './use-imports.ts';

/** Imports of the office within the last day, each of which can be undone. */
export function RecentImports() {
  const say = useText();
  const imports = useImports();
  if (imports.length === 0) return null;
  return (
    <ExpandableSection
      variant="container"
      headerText={say('cases.imports')}
      headerDescription={say('cases.imports.hint')}
    >
      <FittedTable
        variant="embedded"
        items={imports}
        trackBy={({ importId }) => importId}
        enableKeyboardNavigation
        ariaLabels={{ tableLabel: say('cases.imports') }}
        columnDefinitions={[
          {
            id: 'at',
            header: say('cases.imports.at'),
            isRowHeader: true,
            cell: ({ at }) => <When at={at} />,
          },
          { id: 'by', header: say('cases.imports.by'), cell: ({ by }) => <bdi>{by}</bdi> },
          {
            id: 'undo',
            header: say('cases.import.undo'),
            cell: ({ importId }) => <UndoImport importId={importId} />,
          },
        ]}
      />
    </ExpandableSection>
  );
}
