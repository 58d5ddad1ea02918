import Autosuggest from '@cloudscape-design/components/autosuggest';
import FormField from '@cloudscape-design/components/form-field';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { GrantCaseAccess } from '../../../../contracts/api/access.ts';
import { ListStaff } from '../../../../contracts/api/session.ts';
import { useCall } from '../../api/use-call.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { DateField } from '../date-field.tsx';
import { isReason, ReasonField } from '../reason-field.tsx';
import { FormDialog } from './form-dialog.tsx';
import { useCaseWrite } from './use-case-write.ts';

/** Names a colleague who may open the case. */
export function ReaderDialog({ caseId, onClose }: { caseId: string; onClose(): void }) {
  const say = useText();
  const words = useWords();
  const call = useCall();
  const draft = useDraft(`case.reader.${caseId}`, { reader: '', reasonCode: '', until: '' });
  const [tried, setTried] = useState(false);
  const { reader, reasonCode, until } = draft.values;
  const staff = useQuery({
    queryKey: ['staff'],
    queryFn: ({ signal }) => call(ListStaff, { query: { limit: 100 }, signal }),
  });
  const write = useCaseWrite(caseId, {
    draft,
    send: (key) =>
      call(GrantCaseAccess, {
        params: { caseId },
        body: {
          reader: reader.trim(),
          reasonCode,
          ...(until === '' ? {} : { until: `${until}T23:59:59.000Z` }),
        },
        key,
      }),
    done: say('cases.do.grant-access.done'),
    onDone: onClose,
  });
  return (
    <FormDialog
      title={say('cases.do.grant-access')}
      consequence={say('cases.do.grant-access.what')}
      confirm={say('cases.do.grant-access.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (reader.trim() !== '' && isReason(reasonCode)) write.mutate();
      }}
    >
      <FormField
        label={say('cases.access.reader')}
        constraintText={say('cases.access.reader.hint')}
        errorText={tried && reader.trim() === '' && say('cases.fault.required')}
      >
        <Autosuggest
          value={reader}
          options={(staff.data?.staff ?? []).map(({ id, roles }) => ({
            value: id,
            description: roles.map((role) => words('words.role', role)).join(say('cases.list.and')),
          }))}
          enteredTextLabel={(text) => say('cases.use-text', { text })}
          empty={say('cases.access.reader.none')}
          onChange={({ detail }) => draft.change({ ...draft.values, reader: detail.value })}
        />
      </FormField>
      <FormField label={say('cases.access.end')} constraintText={say('cases.access.end.hint')}>
        <DateField value={until} onChange={(date) => draft.change({ ...draft.values, until: date })} />
      </FormField>
      <ReasonField
        list="grant-access"
        value={reasonCode}
        wrong={tried && !isReason(reasonCode)}
        onChange={(code) => draft.change({ ...draft.values, reasonCode: code })}
      />
    </FormDialog>
  );
}
