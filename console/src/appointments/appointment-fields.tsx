import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TimeInput from '@cloudscape-design/components/time-input';
import { useMemo } from 'react';
import type { AppointmentKind, ReminderLanguage } from '../../../domain/appointments/appointment.ts';
import { DateField } from '../cases/date-field.tsx';
import { LOCALES } from '../i18n/locales.ts';
import { useLanguageName } from '../i18n/use-language-name.ts';
import { useText } from '../i18n/use-text.ts';
import { useStaff } from '../work/use-staff.ts';
import { KINDS, LENGTHS, reachOf, type Values } from './values.ts';

/** A member of the household. */
export interface Subject {
  readonly id: string;
  readonly label: string;
  /** The phone and language by which they are reminded, if known. */
  readonly phone?: string;
  readonly language?: ReminderLanguage | undefined;
}

interface Props {
  readonly values: Values;
  readonly faults: ReadonlySet<keyof Values>;
  readonly subjects: readonly Subject[];
  /** True when it is only moved: what it is and for whom stays. */
  readonly moving: boolean;
  onChange(some: Partial<Values>): void;
}

/** What an appointment is, when, where, with whom, and how the household is reminded. */
export function AppointmentFields({ values, faults, subjects, moving, onChange }: Props) {
  const say = useText();
  const { staff } = useStaff();
  const zones = useMemo(
    () => Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value })),
    [],
  );
  const kinds = KINDS.map((value) => ({ value, label: say(`appointments.kind.${value}`) }));
  const members = subjects.map(({ id, label }) => ({ value: id, label }));
  const colleagues = staff.map(({ id, name }) => ({ value: id, label: name ?? id }));
  const lengths = LENGTHS.map((minutes) => ({
    value: String(minutes),
    label: say('appointments.minutes', { minutes }),
  }));
  const required = (name: keyof Values) => faults.has(name) && say('appointments.required');
  return (
    <SpaceBetween size="m">
      {!moving && (
        <FormField label={say('appointments.kind')} errorText={required('kind')}>
          <Select
            selectedOption={kinds.find(({ value }) => value === values.kind) ?? null}
            options={kinds}
            placeholder={say('appointments.choose')}
            onChange={({ detail }) => onChange({ kind: detail.selectedOption.value as AppointmentKind })}
          />
        </FormField>
      )}
      {!moving && (
        <FormField label={say('appointments.members')}>
          <Multiselect
            selectedOptions={members.filter(({ value }) => values.personIds.includes(value))}
            options={members}
            placeholder={say('appointments.members.all')}
            onChange={({ detail }) => {
              const personIds = detail.selectedOptions.map(({ value }) => value ?? '');
              onChange({ personIds, ...reachOf(subjects, personIds, values.phone) });
            }}
          />
        </FormField>
      )}
      <FormField label={say('appointments.day')} errorText={required('day')}>
        <DateField value={values.day} onChange={(day) => onChange({ day })} />
      </FormField>
      <FormField
        label={say('appointments.time')}
        constraintText={say('appointments.time.hint')}
        errorText={required('time')}
      >
        <TimeInput
          value={values.time}
          format="hh:mm"
          placeholder="hh:mm"
          onChange={({ detail }) => onChange({ time: detail.value })}
        />
      </FormField>
      <FormField label={say('appointments.zone')}>
        <Select
          selectedOption={zones.find(({ value }) => value === values.timeZone) ?? { value: values.timeZone }}
          options={zones}
          filteringType="auto"
          virtualScroll
          onChange={({ detail }) => onChange({ timeZone: detail.selectedOption.value ?? values.timeZone })}
        />
      </FormField>
      <FormField label={say('appointments.length')}>
        <Select
          selectedOption={lengths.find(({ value }) => value === String(values.minutes)) ?? null}
          options={lengths}
          onChange={({ detail }) => onChange({ minutes: Number(detail.selectedOption.value) })}
        />
      </FormField>
      <FormField label={say('appointments.place')} errorText={required('place')}>
        <Input
          value={values.place}
          onChange={({ detail }) => onChange({ place: detail.value.slice(0, 200) })}
        />
      </FormField>
      <FormField label={say('appointments.with')}>
        <Multiselect
          selectedOptions={colleagues.filter(({ value }) => values.staff.includes(value))}
          options={colleagues}
          filteringType="auto"
          placeholder={say('appointments.choose')}
          onChange={({ detail }) =>
            onChange({ staff: detail.selectedOptions.map(({ value }) => value ?? '') })
          }
        />
      </FormField>
      <FormField
        label={say('appointments.phone')}
        constraintText={say('appointments.phone.hint')}
        errorText={faults.has('phone') && say('api.rule.phone-number')}
      >
        <Input
          value={values.phone}
          type="text"
          inputMode="tel"
          nativeInputAttributes={{ dir: 'ltr' }}
          onChange={({ detail }) => onChange({ phone: detail.value })}
        />
      </FormField>
      {values.phone !== '' && (
        <Language value={values.language} onChange={(language) => onChange({ language })} />
      )}
    </SpaceBetween>
  );
}

interface LanguageProps {
  readonly value: ReminderLanguage;
  onChange(language: ReminderLanguage): void;
}

/** The language of a reminder. */
export function Language({ value, onChange }: LanguageProps) {
  const say = useText();
  const nameOf = useLanguageName();
  const languages = LOCALES.map((value) => ({ value, label: nameOf(value) }));
  return (
    <FormField label={say('appointments.language')}>
      <Select
        selectedOption={languages.find((one) => one.value === value) ?? null}
        options={languages}
        onChange={({ detail }) => onChange(detail.selectedOption.value as ReminderLanguage)}
      />
    </FormField>
  );
}
