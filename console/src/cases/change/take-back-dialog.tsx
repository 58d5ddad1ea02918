import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Textarea from '@cloudscape-design/components/textarea';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ListLaterActs, ProposeHouseholdChange } from '../../../../contracts/api/household.ts';
import { ProblemAlert } from '../../api/problem-alert.tsx';
import { useCall } from '../../api/use-call.ts';
import { Loading } from '../../app/loading.tsx';
import { useDraft } from '../../drafts/use-draft.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { FormDialog } from '../case/form-dialog.tsx';
import { useMemberName } from '../case/member-name.ts';
import type { CaseView } from '../case/use-case.ts';
import { useCaseWrite } from '../case/use-case-write.ts';

interface Props {
  readonly view: CaseView;
  readonly changeId: string;
  onClose(): void;
}

const WORDS_OF = {
  decision: 'words.kind',
  consent: 'words.value.purpose',
  flag: 'words.value.flag',
} as const;

/** Takes a move to another case back; a person says for each later act which case it belongs to. */
export function TakeBackDialog({ view, changeId, onClose }: Props) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const call = useCall();
  const nameOf = useMemberName(view);
  const caseId = view.case.id;
  const draft = useDraft(`case.take-back.${changeId}`, {
    evidence: '',
    belongs: {} as Readonly<Record<string, string>>,
  });
  const [tried, setTried] = useState(false);
  const later = useQuery({
    queryKey: ['cases', 'later-acts', changeId],
    queryFn: ({ signal }) => call(ListLaterActs, { params: { caseId, changeId }, signal }),
  });
  const acts = later.data?.acts ?? [];
  const { evidence, belongs } = draft.values;
  const ready = later.data !== undefined && evidence.trim().length > 1 && acts.every(({ id }) => belongs[id]);
  const write = useCaseWrite(caseId, {
    draft,
    send: (key) =>
      call(ProposeHouseholdChange, {
        params: { caseId },
        body: {
          change: {
            kind: 'moves-back',
            changeId,
            acts: acts.map(({ id }) => ({
              id,
              belongs: belongs[id] === 'here' ? ('here' as const) : ('there' as const),
            })),
          },
          happenedOn: new Date().toISOString().slice(0, 10),
          evidence,
        },
        key,
      }),
    done: say('cases.change.asked'),
    onDone: onClose,
  });
  return (
    <FormDialog
      title={say('cases.change.take-back')}
      consequence={say('cases.change.take-back.what')}
      grave
      confirm={say('cases.do.change.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onConfirm={() => {
        setTried(true);
        if (ready) write.mutate();
      }}
    >
      {later.isLoading && <Loading />}
      <ProblemAlert problem={later.error} onAgain={() => void later.refetch()} />
      {acts.map(({ id, what, kind, at, personId }) => (
        <FormField
          key={id}
          label={words(WORDS_OF[what], kind)}
          description={[format.instant(at), ...(personId === null ? [] : [nameOf(personId)])].join(' · ')}
          errorText={tried && !belongs[id] && say('cases.fault.choose')}
        >
          <RadioGroup
            value={belongs[id] ?? null}
            items={(['here', 'there'] as const).map((side) => ({
              value: side,
              label: say(`cases.change.belongs.${side}`),
            }))}
            onChange={({ detail }) => draft.change({ evidence, belongs: { ...belongs, [id]: detail.value } })}
          />
        </FormField>
      ))}
      <FormField
        label={say('cases.change.take-back.why')}
        errorText={tried && evidence.trim().length < 2 && say('cases.fault.required')}
      >
        <Textarea
          value={evidence}
          rows={2}
          onChange={({ detail }) => draft.change({ evidence: detail.value, belongs })}
        />
      </FormField>
    </FormDialog>
  );
}
