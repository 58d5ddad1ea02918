import { FieldHelp } from '../field-help/field-help.tsx';

interface Props {
  readonly place: 'registration' | 'household-change';
  readonly field: string;
  readonly label: string;
}

/** Help beside a field of a registration or of a change of a household. */
export const CaseHelp = ({ place, field, label }: Props) => (
  <FieldHelp stage={place} kind={place} field={field} label={label} />
);
