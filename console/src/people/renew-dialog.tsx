import Alert from '@cloudscape-design/components/alert';
import Checkbox from '@cloudscape-design/components/checkbox';
import { RenewSignIn } from '../../../contracts/api/people.ts';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import type { Locale } from '../i18n/locales.ts';
import { useText } from '../i18n/use-text.ts';
import type { Invited } from './invitation-dialog.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { PEOPLE, type Person } from './use-people.ts';

interface Props {
  readonly person: Person;
  onInvited(invited: Invited): void;
  onClose(): void;
}

/** Has somebody choose another password, and set up a second factor again if they lost it. */
export function RenewDialog({ person, onInvited, onClose }: Props) {
  const say = useText();
  const call = useCall();
  const { id, name, login } = person;
  const draft = useDraft(`people.renew.${id}`, {
    language: 'en' as Locale,
    forgetSecond: false,
  });
  const { language, forgetSecond } = draft.values;
  const write = useDeskWrite({
    draft,
    changes: [PEOPLE],
    done: say(forgetSecond ? 'people.second-forgotten' : 'people.renewed'),
    send: async (key) => {
      const { invitation } = await call(RenewSignIn, { params: { personId: id }, body: draft.values, key });
      if (invitation) onInvited({ name: name ?? login, invitation });
    },
    onDone: onClose,
  });
  return (
    <Dialog
      title={say('people.renew.of', { name: name ?? login })}
      go={say(forgetSecond ? 'people.renew.second.go' : 'people.renew.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onGo={() => write.mutate()}
    >
      <Alert type="warning">{say('people.renew.what')}</Alert>
      <Checkbox
        checked={forgetSecond}
        description={say('people.renew.second.what')}
        onChange={({ detail }) => draft.change({ language, forgetSecond: detail.checked })}
      >
        {say('people.renew.second')}
      </Checkbox>
      {!forgetSecond && (
        <LanguageChoice
          language={language}
          onChange={(chosen) => draft.change({ language: chosen, forgetSecond })}
        />
      )}
    </Dialog>
  );
}
