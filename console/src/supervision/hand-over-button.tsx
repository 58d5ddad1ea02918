import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { HandOverWork } from '../../../contracts/api/absences.ts';
import { MAX_BATCH } from '../../../domain/staff/batch-size.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { useCall } from '../api/use-call.ts';
import { oneShotKey } from '../api/use-write.ts';
import { Dialog } from '../app/dialog.tsx';
import { useTell } from '../app/notes.tsx';
import { useText, useWords } from '../i18n/use-text.ts';
import { useStaff } from '../work/use-staff.ts';
import { type Absence, useAbsences } from './use-absences.ts';

/** The queues, as somebody to give work to. */
const QUEUES = '';

/** Gives all work of somebody to a colleague, or back to the queues, in one step that can be taken back. */
export function HandOverButton({
  absence: { staff, standIn },
}: {
  absence: Pick<Absence, 'staff' | 'standIn'>;
}) {
  const say = useText();
  const [asking, ask] = useState(false);
  const { nameOf } = useStaff();
  return (
    <>
      <Button ariaLabel={say('supervision.hand-over.of', { name: nameOf(staff) })} onClick={() => ask(true)}>
        {say('supervision.hand-over')}
      </Button>
      {asking && <HandOverDialog staff={staff} standIn={standIn} onClose={() => ask(false)} />}
    </>
  );
}

interface Props {
  readonly staff: string;
  readonly standIn: string | undefined;
  onClose(): void;
}

function HandOverDialog({ staff, standIn, onClose }: Props) {
  const say = useText();
  const words = useWords();
  const call = useCall();
  const tell = useTell();
  const navigate = useNavigate();
  const { staff: colleagues, nameOf } = useStaff();
  const { away } = useAbsences();
  const [to, give] = useState(standIn ?? QUEUES);
  const name = nameOf(staff);
  const begin = useMutation({
    mutationFn: () =>
      call(HandOverWork, {
        params: { staffId: staff },
        body: to === QUEUES ? {} : { to },
        key: oneShotKey().key,
      }),
    onSuccess: ({ batchId, left }) => {
      if (left > 0) tell({ type: 'warning', text: say('supervision.hand-over.left', { count: left, name }) });
      navigate(`/work/batches/${batchId}`);
    },
  });
  const none = begin.error instanceof ApiProblem && begin.error.kind === 'WrongState';
  const options = [
    { value: QUEUES, label: say('supervision.hand-over.queues') },
    ...colleagues
      .filter(({ id }) => id !== staff && !away.has(id))
      .map(({ id, name: called, roles }) => ({
        ...{ value: id, label: called ?? id, tags: roles.map((role) => words('words.role', role)) },
      })),
  ];
  return (
    <Dialog
      title={say('supervision.hand-over.title', { name })}
      go={say('supervision.hand-over.go')}
      busy={begin.isPending}
      problem={none ? undefined : begin.error}
      onGo={() => begin.mutate()}
      onClose={onClose}
    >
      <Box variant="p">{say('supervision.hand-over.meaning', { name, most: MAX_BATCH })}</Box>
      <FormField
        label={say('supervision.hand-over.to')}
        errorText={none ? say('supervision.hand-over.none', { name }) : undefined}
        stretch
      >
        <Select
          options={options}
          filteringType="auto"
          selectedOption={options.find(({ value }) => value === to) ?? null}
          onChange={({ detail }) => give(detail.selectedOption.value ?? QUEUES)}
        />
      </FormField>
    </Dialog>
  );
}
