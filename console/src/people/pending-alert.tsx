import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DecideAccess } from '../../../contracts/api/people.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { oneShotKey } from '../api/use-write.ts';
import { useTell } from '../app/notes.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { PEOPLE, type Person } from './use-people.ts';

interface Props {
  readonly person: Person;
  readonly names: Readonly<Record<string, string>>;
  readonly self: string;
}

/** What one administrator wants to open for somebody: approved or refused by a second person, or taken back. */
export function PendingAlert({ person, names, self }: Props) {
  const say = useText();
  const words = useWords();
  const format = useFormat();
  const call = useCall();
  const tell = useTell();
  const queries = useQueryClient();
  const decide = useMutation({
    mutationFn: (decision: 'approved' | 'refused') =>
      call(DecideAccess, { params: { personId: person.id }, body: { decision }, key: oneShotKey().key }),
    onSuccess: (_answer, decision) => {
      tell({ type: 'success', text: say(`people.pending.${decision}`) });
      void queries.invalidateQueries({ queryKey: [PEOPLE] });
    },
  });
  const { pending, mayApprove } = person;
  if (!pending) return null;
  const own = pending.by === self;
  const wanted = {
    name: names[pending.by] ?? pending.by,
    when: format.instant(pending.at),
    roles: format.list(pending.roles.map((role) => words('words.role', role))),
    office: pending.office === undefined ? say('people.all-offices') : words('words.office', pending.office),
  };
  return (
    <Alert
      type="warning"
      header={say('people.waits')}
      action={
        (mayApprove || own) && (
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={decide.isPending} onClick={() => decide.mutate('refused')}>
              {say(own ? 'people.pending.take-back' : 'people.pending.refuse')}
            </Button>
            {mayApprove && (
              <Button variant="primary" loading={decide.isPending} onClick={() => decide.mutate('approved')}>
                {say('people.pending.approve')}
              </Button>
            )}
          </SpaceBetween>
        )
      }
    >
      <div>{say('people.pending.what', wanted)}</div>
      {!mayApprove && <div>{say(own ? 'people.pending.own' : 'people.pending.others')}</div>}
      <ProblemAlert problem={decide.error} />
    </Alert>
  );
}
