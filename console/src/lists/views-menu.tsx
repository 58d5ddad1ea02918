import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useEffect, useRef, useState } from 'react';
import type { ViewedList } from '../../../domain/staff/saved-view.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useTell } from '../app/notes.tsx';
import { useText } from '../i18n/use-text.ts';
import { useViews, type View } from './use-views.ts';
import { ViewDialog } from './view-dialog.tsx';

interface Props {
  readonly list: ViewedList;
  /** What of the list is in the URL now: filters and order by code. */
  readonly place: Readonly<Record<string, string>>;
  readonly columns: readonly string[] | undefined;
  onChoose(view: Pick<View, 'place' | 'columns'>): void;
}

const isSame = (one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean => {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
};

/** Views of a list: those that the person saved, and those that others share with them. */
export default function ViewsMenu({ list, place, columns, onChoose }: Props) {
  const say = useText();
  const tell = useTell();
  const { views, known, save, begin, remove } = useViews(list);
  const [editing, edit] = useState<View | 'new'>();
  const current = views.find((view) => isSame(view.place, place));
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || !known) return;
    begun.current = true;
    const first = views.find((view) => view.first);
    if (first && Object.keys(place).length === 0) onChoose(first);
  }, [known, views, place, onChoose]);
  const nameOf = ({ name, mine, shared }: View) => {
    if (mine) return name;
    return say(shared?.role ? 'lists.view.of-role' : 'lists.view.of-office', { name });
  };
  const acts = {
    save: () => edit('new'),
    change: () => edit(current),
    begin: () => current && begin.mutate(current.first ? null : current.viewId),
    remove: () =>
      current &&
      remove.mutate(current.viewId, {
        onSuccess: () => tell({ type: 'success', text: say('lists.view.removed', { name: current.name }) }),
      }),
  };
  const act = (id: keyof typeof acts, values?: { name: string }, text = id as string) => ({
    ...{ id: `do ${id}`, text: say(`lists.view.${text}`, values) },
  });
  return (
    <>
      <ButtonDropdown
        items={[
          ...views.map((view) => ({ id: view.viewId, text: nameOf(view) })),
          act('save'),
          ...(current ? [act('begin', { name: current.name }, current.first ? 'begin-not' : 'begin')] : []),
          ...(current?.mine
            ? [act('change', { name: current.name }), act('remove', { name: current.name })]
            : []),
        ]}
        onItemClick={({ detail: { id } }) => {
          const chosen = views.find(({ viewId }) => viewId === id);
          if (chosen) onChoose(chosen);
          else acts[id.slice('do '.length) as keyof typeof acts]?.();
        }}
      >
        {current?.name ?? say('lists.views')}
      </ButtonDropdown>
      <ProblemAlert problem={remove.error ?? begin.error} />
      {editing && (
        <ViewDialog
          view={editing === 'new' ? undefined : editing}
          busy={save.isPending}
          problem={save.error}
          onSave={(named) =>
            save.mutate(
              { ...named, place, columns },
              {
                onSuccess: () => {
                  edit(undefined);
                  tell({ type: 'success', text: say('lists.view.saved', { name: named.name }) });
                },
              },
            )
          }
          onClose={() => edit(undefined)}
        />
      )}
    </>
  );
}
