import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import { TakeSeats } from '../../../contracts/api/classes.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { oneShotKey, useWrite } from '../api/use-write.ts';
import { useTell } from '../app/notes.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useLanguageName } from '../i18n/use-language-name.ts';
import { useText } from '../i18n/use-text.ts';
import type { ItemView } from '../work/use-item.ts';
import { useClasses, useClassesAgain } from './use-classes.ts';

/** A key of its own for each choice. */
function useKey(choice: string) {
  return useMemo(() => ({ choice, key: oneShotKey() }), [choice]).key;
}

/** Gives the members whom a session is about places in a class that is still to come. */
export function ClassChoice({ item }: { item: ItemView }) {
  const say = useText();
  const call = useCall();
  const tell = useTell();
  const format = useFormat();
  const languageName = useLanguageName();
  const again = useClassesAgain();
  const { rows, error } = useClasses();
  const [chosen, setChosen] = useState('');
  const personIds = [...(item.group ?? [])];
  const caseId = item.caseId ?? '';
  const open = rows.filter(({ status, group }) => status === 'planned' && group === item.subject);
  const taken = open.find(({ households }) => households.some((one) => one.caseId === caseId));
  // Another choice is another command.
  const key = useKey(`${chosen} ${taken?.classId ?? ''}`);
  const options = open.map((one) => ({
    value: one.classId,
    label: `${format.instant(one.startsAt)} · ${languageName(one.language)}`,
    description: say('classes.taken', { taken: one.taken, capacity: one.capacity }),
    disabled: one.taken + personIds.length > one.capacity,
  }));
  const write = useWrite(key, {
    send: (sent) =>
      call(TakeSeats, {
        params: { caseId, classId: taken?.classId ?? chosen },
        body: { personIds: taken ? [] : personIds },
        key: sent,
      }),
    onDone: async () => {
      await again();
      tell({ type: 'success', text: say(taken ? 'classes.seats.freed' : 'classes.seats.taken') });
      setChosen('');
    },
  });
  return (
    <SpaceBetween size="s">
      <ProblemAlert problem={write.error ?? error} />
      {taken ? (
        <SpaceBetween size="s">
          <p>{say('classes.seats.have', { when: format.instant(taken.startsAt) })}</p>
          <Button formAction="none" loading={write.isPending} onClick={() => write.mutate()}>
            {say('classes.seats.free')}
          </Button>
        </SpaceBetween>
      ) : (
        <SpaceBetween size="s">
          <FormField label={say('classes.seats')} description={say('classes.seats.hint')}>
            <Select
              selectedOption={options.find(({ value }) => value === chosen) ?? null}
              options={options}
              placeholder={say('classes.choose')}
              empty={say('classes.empty')}
              onChange={({ detail }) => setChosen(detail.selectedOption.value ?? '')}
            />
          </FormField>
          <Button
            formAction="none"
            loading={write.isPending}
            disabled={chosen === ''}
            onClick={() => write.mutate()}
          >
            {say('classes.seats.take')}
          </Button>
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}
