import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TimeInput from '@cloudscape-design/components/time-input';
import { useMemo, useState } from 'react';
import { PlanClass } from '../../../contracts/api/classes.ts';
import { useCall } from '../api/use-call.ts';
import { oneShotKey, useWrite } from '../api/use-write.ts';
import { Dialog } from '../app/dialog.tsx';
import { useTell } from '../app/notes.tsx';
import { DateField } from '../cases/date-field.tsx';
import { useLanguages } from '../cases/places.ts';
import { useText } from '../i18n/use-text.ts';
import { TaughtBy } from './taught-by.tsx';
import { useClassesAgain } from './use-classes.ts';
import { useGroupName } from './use-group-name.ts';

const GROUPS = ['adults', 'youth', 'children'];
const LENGTHS = [60, 120, 180, 240, 300, 480];
const USUAL = { places: '25', minutes: 180 };

const hereZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Plans a class: for which age group, when, where, in which language, and for how many. */
export function PlanDialog({ onClose }: { onClose(): void }) {
  const say = useText();
  const call = useCall();
  const tell = useTell();
  const again = useClassesAgain();
  const groupName = useGroupName();
  const languages = useLanguages();
  const [values, setValues] = useState({
    ...{ group: '', day: '', time: '', place: '', language: '' },
    ...{ places: USUAL.places, minutes: USUAL.minutes, organisation: '' },
  });
  const [tried, setTried] = useState(false);
  const key = useMemo(() => oneShotKey(), []);
  const { group, day, time, place, language, places, minutes, organisation } = values;
  const capacity = Number(places);
  const isMissing = {
    ...{ group: group === '', language: language === '', place: place.trim() === '' },
    day: !/^\d{4}-\d{2}-\d{2}$/.test(day),
    time: !/^\d{2}:\d{2}$/.test(time),
    places: !Number.isInteger(capacity) || capacity < 1 || capacity > 60,
  };
  const write = useWrite(key, {
    send: (sent) =>
      call(PlanClass, {
        body: {
          ...{ group, day, time, place: place.trim(), language, minutes, capacity, timeZone: hereZone() },
          ...(organisation === '' ? {} : { organisation }),
        },
        key: sent,
      }),
    onDone: async () => {
      await again();
      tell({ type: 'success', text: say('classes.planned') });
      onClose();
    },
  });
  const error = (name: keyof typeof isMissing) =>
    tried && isMissing[name] && say(name === 'places' ? 'classes.places.wrong' : 'classes.required');
  const set = (some: Partial<typeof values>) => setValues({ ...values, ...some });
  const groups = GROUPS.map((value) => ({ value, label: groupName(value) }));
  const lengths = LENGTHS.map((length) => ({
    value: String(length),
    label: say('classes.minutes', { minutes: length }),
  }));
  return (
    <Dialog
      title={say('classes.plan')}
      go={say('classes.plan.go')}
      busy={write.isPending}
      problem={write.error}
      onGo={() => {
        setTried(true);
        if (!Object.values(isMissing).includes(true)) write.mutate();
      }}
      onClose={onClose}
    >
      <SpaceBetween size="m">
        <FormField label={say('classes.group')} errorText={error('group')}>
          <Select
            selectedOption={groups.find(({ value }) => value === group) ?? null}
            options={groups}
            placeholder={say('classes.choose')}
            onChange={({ detail }) => set({ group: detail.selectedOption.value ?? '' })}
          />
        </FormField>
        <FormField label={say('classes.language')} errorText={error('language')}>
          <Select
            selectedOption={languages.find(({ value }) => value === language) ?? null}
            options={languages}
            filteringType="auto"
            placeholder={say('classes.choose')}
            onChange={({ detail }) => set({ language: detail.selectedOption.value ?? '' })}
          />
        </FormField>
        <FormField label={say('classes.day')} errorText={error('day')}>
          <DateField value={day} onChange={(chosen) => set({ day: chosen })} />
        </FormField>
        <FormField label={say('classes.time')} errorText={error('time')}>
          <TimeInput
            value={time}
            format="hh:mm"
            placeholder="hh:mm"
            onChange={({ detail }) => set({ time: detail.value })}
          />
        </FormField>
        <FormField label={say('classes.length')}>
          <Select
            selectedOption={lengths.find(({ value }) => value === String(minutes)) ?? null}
            options={lengths}
            onChange={({ detail }) => set({ minutes: Number(detail.selectedOption.value) })}
          />
        </FormField>
        <FormField label={say('classes.place')} errorText={error('place')}>
          <Input value={place} onChange={({ detail }) => set({ place: detail.value.slice(0, 200) })} />
        </FormField>
        <TaughtBy organisation={organisation} onChange={(chosen) => set({ organisation: chosen })} />
        <FormField label={say('classes.places')} errorText={error('places')}>
          <Input
            value={places}
            inputMode="numeric"
            onChange={({ detail }) => set({ places: detail.value })}
          />
        </FormField>
      </SpaceBetween>
    </Dialog>
  );
}
