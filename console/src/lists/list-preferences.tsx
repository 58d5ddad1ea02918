import CollectionPreferences from '@cloudscape-design/components/collection-preferences';
import { useText } from '../i18n/use-text.ts';
import { chosenOf } from './columns.ts';
import type { ListColumn } from './list-column.ts';
import type { ListChoice } from './list-props.ts';

interface Props {
  readonly columns: readonly ListColumn<unknown>[];
  readonly choice: ListChoice;
}

/** Which columns are shown, and in which order. */
export function ListPreferences({ columns, choice }: Props) {
  const say = useText();
  return (
    <CollectionPreferences
      title={say('lists.columns')}
      confirmLabel={say('lists.columns.keep')}
      cancelLabel={say('app.cancel')}
      preferences={{ contentDisplay: chosenOf(choice.shown, columns) }}
      contentDisplayPreference={{
        title: say('lists.columns.title'),
        description: say('lists.columns.hint'),
        options: columns.map(({ id, header, names, acts }) => ({
          ...{ id, label: header },
          ...(names || acts ? { alwaysVisible: true } : {}),
        })),
      }}
      onConfirm={({ detail }) =>
        choice.show((detail.contentDisplay ?? []).filter(({ visible }) => visible).map(({ id }) => id))
      }
    />
  );
}
