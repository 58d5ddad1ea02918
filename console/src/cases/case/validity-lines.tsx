import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useMemberName } from './member-name.ts';
import type { CaseView } from './use-case.ts';
import { type Standing, travelDay, type Validity, validities } from './validity.ts';

export const STANDING_LOOK: Readonly<Record<Standing, StatusIndicatorProps.Type>> = {
  ended: 'error',
  'before-travel': 'error',
  soon: 'warning',
  holds: 'success',
};

/** What is valid, as a name: `Health clearance`, `Passport`, `Consent: Tracing`. */
function useWhat(): (validity: Validity) => string {
  const say = useText();
  const words = useWords();
  return ({ about, what = '' }) =>
    about === 'health' || about === 'security'
      ? say(`cases.validity.${about}`)
      : about === 'paper'
        ? words('words.value.identity-paper', what)
        : about === 'travel-paper'
          ? words('documents.kind', what)
          : say('cases.validity.consent', { purpose: words('words.value.purpose', what) });
}

/** What no longer holds, or will not hold on the day of the journey, said in words; what ends soon if it is asked for. */
export function ValidityLines({ view, today }: { view: CaseView; today: string }) {
  const say = useText();
  const format = useFormat();
  const what = useWhat();
  const nameOf = useMemberName(view);
  const travel = travelDay(view);
  const found = validities(view, today).filter(({ standing }) => standing !== 'holds');
  if (found.length === 0 && travel === undefined) return null;
  return (
    <SpaceBetween size="xxs">
      {travel !== undefined && (
        <Box color="text-body-secondary">
          {say(
            found.some(({ standing }) => standing === 'ended' || standing === 'before-travel')
              ? 'cases.validity.travel'
              : 'cases.validity.travel.all-hold',
            { day: format.date(travel) },
          )}
        </Box>
      )}
      {found.map((one) => (
        <StatusIndicator
          key={`${one.about} ${one.personId} ${one.what} ${one.until}`}
          type={STANDING_LOOK[one.standing]}
          wrapText
        >
          {say(`cases.validity.${one.standing}`, {
            what: what(one),
            name: one.personId === '' ? say('cases.validity.household') : nameOf(one.personId),
            day: format.date(one.until),
          })}
        </StatusIndicator>
      ))}
    </SpaceBetween>
  );
}
