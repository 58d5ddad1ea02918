import FormField from '@cloudscape-design/components/form-field';
import { RecordPreferences } from '../../../../contracts/api/cases.ts';
import { PreferencesSchema } from '../../../../domain/case/preference.ts';
import { useCall } from '../../api/use-call.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { useText } from '../../i18n/use-text.ts';
import { Several } from '../several.tsx';
import { useOptions } from '../use-options.ts';
import { FormDialog } from './form-dialog.tsx';
import type { CaseView } from './use-case.ts';
import { useCaseWrite } from './use-case-write.ts';

interface Props {
  readonly head: CaseView['case'];
  onClose(): void;
}

/** Records a household's wishes for a placement. */
export function PreferencesDialog({ head: { id: caseId, preferences }, onClose }: Props) {
  const say = useText();
  const call = useCall();
  const options = useOptions('preference');
  const draft = useDraft<readonly string[]>(`case.preferences.${caseId}.${preferences.join()}`, preferences);
  const write = useCaseWrite(caseId, {
    draft,
    send: (key) => {
      const body = { preferences: PreferencesSchema.parse(draft.values) };
      return call(RecordPreferences, { params: { caseId }, body, key });
    },
    done: say('cases.preferences.done'),
    onDone: onClose,
  });
  return (
    <FormDialog
      title={say('cases.preferences.record')}
      consequence={say('cases.preferences.what')}
      confirm={say('cases.preferences.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onConfirm={() => write.mutate()}
    >
      <FormField label={say('cases.preferences')} constraintText={say('cases.preferences.hint')}>
        <Several options={options} values={draft.values} onChange={draft.change} />
      </FormField>
    </FormDialog>
  );
}
