import Autosuggest from '@cloudscape-design/components/autosuggest';
import FormField from '@cloudscape-design/components/form-field';
import Multiselect from '@cloudscape-design/components/multiselect';
import { useText, useWords } from '../i18n/use-text.ts';
import { OrganisationField } from './organisation-field.tsx';
import { isOfOffice, type Person, ROLES } from './use-people.ts';

export interface Place {
  readonly office: string;
  readonly roles: Person['roles'];
  /** Of staff of a partner organisation. */
  readonly organisation?: string | undefined;
}

const OFFICE = /^[a-z][a-z0-9-]{1,30}$/;
const isPartner = ({ roles }: Place): boolean => roles.some((role) => role === 'partner-staff');
const needsOffice = (place: Place): boolean => !isPartner(place) && place.roles.some(isOfOffice);

/** Whether a place is complete: a role, and an office where a role has one. */
export const isPlace = (place: Place): boolean =>
  place.roles.length > 0 &&
  (!needsOffice(place) || OFFICE.test(place.office)) &&
  (!isPartner(place) || (place.organisation ?? '') !== '');
/** A place as the server takes it. */
export const asSent = (place: Place) => {
  const { office, roles, organisation } = place;
  if (isPartner(place) && organisation !== undefined) return { roles, organisation };
  return needsOffice(place) ? { office, roles } : { roles };
};

interface Props {
  readonly place: Place;
  readonly offices: readonly string[];
  /** True once submitting was attempted. */
  readonly asked: boolean;
  onChange(place: Place): void;
}

/** Roles, and the office where they hold: one that is known, or a new one by its short name. */
export function PlaceFields({ place, offices, asked, onChange }: Props) {
  const say = useText();
  const words = useWords();
  const options = ROLES.map((value) => ({
    value,
    label: words('words.role', value),
    description: say(`people.role.${value}`),
  }));
  const known = offices.map((value) => ({ value, label: value, description: words('words.office', value) }));
  const wrong = asked && needsOffice(place) && !OFFICE.test(place.office);
  return (
    <>
      <FormField
        label={say('people.roles')}
        description={say('people.roles.what')}
        errorText={asked && place.roles.length === 0 ? say('desk.choose-one') : undefined}
      >
        <Multiselect
          placeholder={say('desk.choose')}
          options={options}
          selectedOptions={options.filter(({ value }) => place.roles.includes(value))}
          onChange={({ detail }) => {
            const chosen = detail.selectedOptions.map(({ value }) => value);
            onChange({ ...place, roles: ROLES.filter((role) => chosen.includes(role)) });
          }}
        />
      </FormField>
      {isPartner(place) && (
        <OrganisationField
          organisation={place.organisation ?? ''}
          asked={asked}
          onChange={(organisation) => onChange({ ...place, organisation })}
        />
      )}
      {needsOffice(place) && (
        <FormField
          label={say('people.office')}
          constraintText={say('people.office.what')}
          errorText={wrong ? say('people.office.wrong') : undefined}
        >
          <Autosuggest
            value={place.office}
            options={known}
            enteredTextLabel={(value) => say('people.office.new', { office: value })}
            onChange={({ detail }) => onChange({ ...place, office: detail.value.trim().toLowerCase() })}
          />
        </FormField>
      )}
    </>
  );
}
