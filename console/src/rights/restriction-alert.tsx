import Alert from '@cloudscape-design/components/alert';
import { useMemberName } from '../cases/case/member-name.ts';
import type { CaseView } from '../cases/case/use-case.ts';
import { useText, useWords } from '../i18n/use-text.ts';

/** What must not be done with data now: at the head of the record, for everybody who works on it. */
export function RestrictionAlert({ view }: { view: CaseView }) {
  const say = useText();
  const words = useWords();
  const nameOf = useMemberName(view);
  return (
    <>
      {view.restrictions.map(({ id, right, personId, purpose }) => {
        const who = personId === undefined ? say('rights.about.all') : nameOf(personId);
        return (
          <Alert key={id} type="warning">
            {right === 'objection'
              ? say('rights.banner.objection', {
                  who,
                  purpose: words('words.value.purpose', purpose ?? 'assessment'),
                })
              : say(right === 'erasure' ? 'rights.banner.erasure' : 'rights.banner.restriction', { who })}
          </Alert>
        );
      })}
      {view.onHold && <Alert type="info">{say('rights.banner.hold')}</Alert>}
    </>
  );
}
