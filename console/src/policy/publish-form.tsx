import { useQueryClient } from '@tanstack/react-query';
import { PublishPolicy } from '../../../contracts/api/policies.ts';
import { differences } from '../../../domain/policy/differences.ts';
import type { Policy, Programme } from '../../../domain/policy/policy.ts';
import { type PolicyDraft, publishingOf } from '../../../domain/policy/publishing.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { useWrite } from '../api/use-write.ts';
import { Loading } from '../app/loading.tsx';
import { useTell } from '../app/notes.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { checkPolicy } from './check-policy.ts';
import { PolicyEditor } from './policy-editor.tsx';
import { usePolicy, useVersions } from './use-policy.ts';

interface Props {
  readonly programme: Programme;
  readonly current: number;
}

/** The next version: started from the current one, checked while it is written, published after a confirmation. */
export function PublishForm({ programme, current }: Props) {
  const before = usePolicy(programme, current);
  const versions = useVersions(programme);
  const { person } = useSession();
  // What was just sent becomes the draft; another person's draft does not remove what is being written.
  const own = versions.data?.draft?.by === person.id ? versions.data.draft : undefined;
  if (before.error) return <ProblemAlert problem={before.error} onAgain={() => void before.refetch()} />;
  return before.data && versions.data ? (
    <Form
      key={own ? own.at : 'not-own'}
      programme={programme}
      before={before.data}
      draft={versions.data.draft}
    />
  ) : (
    <Loading />
  );
}

interface FormProps {
  readonly programme: Programme;
  readonly before: Policy;
  readonly draft: PolicyDraft | null;
}

function Form({ programme, before, draft: sent }: FormProps) {
  const say = useText();
  const call = useCall();
  const tell = useTell();
  const queries = useQueryClient();
  const { person } = useSession();
  const version = before.version + 1;
  const initial = JSON.stringify(sent?.policy ?? { ...before, version }, null, 2);
  const draft = useDraft(`policy.${programme}.${version}${sent ? `.${sent.by}.${sent.at}` : ''}`, initial);
  const checked = checkPolicy(draft.values, programme, version);
  const isSame =
    sent !== null && checked.policy !== undefined && differences(sent.policy, checked.policy).length === 0;
  const write = useWrite(draft, {
    send: (key) => {
      if (checked.faults) throw new Error('Expected a policy without faults.');
      return call(PublishPolicy, { params: { programme, version }, body: checked.policy, key });
    },
    onDone: ({ state }) => {
      tell({ type: 'success', text: say(`policy.${state}`, { version }) });
      void queries.invalidateQueries({ queryKey: ['policies', programme] });
    },
  });
  return (
    <PolicyEditor
      before={before}
      version={version}
      text={draft.values}
      restored={draft.restored}
      draftedBy={sent?.by}
      checked={checked}
      publishing={publishingOf(sent ?? undefined, isSame, person.id)}
      busy={write.isPending}
      problem={write.error}
      onChange={draft.change}
      onStartOver={draft.clear}
      onPublish={(done) => write.mutate(undefined, { onSuccess: done })}
    />
  );
}
