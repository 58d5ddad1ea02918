import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemberName } from '../cases/case/member-name.ts';
import type { CaseView } from '../cases/case/use-case.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';

/** What must not be done with data now: at the head of the record, for everybody who works on it. */
export function RestrictionAlert({ view }: { view: CaseView }) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const nameOf = useMemberName(view);
  const { erasedAt } = view.case;
  if (erasedAt !== undefined)
    return (
      <Alert type="info" header={say('rights.banner.erased', { day: format.day(erasedAt) })}>
        {say('rights.banner.erased.what')}
      </Alert>
    );
  if (view.restrictions.length === 0 && !view.onHold) return null;
  return (
    <SpaceBetween size="xs">
      {view.restrictions.map(({ id, right, personId, purpose }) => {
        const banner = `rights.banner.${right}`;
        const values = { purpose: words('words.value.purpose', purpose ?? 'assessment') };
        return (
          <Alert key={id} type="warning">
            {personId === undefined
              ? say(`${banner}.all`, values)
              : say(banner, { ...values, who: nameOf(personId) })}
          </Alert>
        );
      })}
      {view.onHold && <Alert type="info">{say('rights.banner.hold')}</Alert>}
    </SpaceBetween>
  );
}
