import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { HoldClass } from '../../../contracts/api/classes.ts';
import { ProblemAlert } from '../api/problem-alert.tsx';
import { useCall } from '../api/use-call.ts';
import { oneShotKey, useWrite } from '../api/use-write.ts';
import { useTell } from '../app/notes.tsx';
import { FaultSummary } from '../faults/fault-summary.tsx';
import { useText, useWords } from '../i18n/use-text.ts';
import { CheckList } from '../work/check-list.tsx';
import { Levels } from './levels.tsx';
import { useClassesAgain } from './use-classes.ts';

export interface Seated {
  readonly id: string;
  readonly name: string;
  readonly number: string;
}
interface Props {
  readonly classId: string;
  readonly startsAt: string;
  readonly topics: readonly string[];
  readonly isAssessed: boolean;
  readonly seated: readonly Seated[];
}
type Given = Readonly<Record<string, string>>;

const LEVELS = ['not-yet', 'partly', 'well'] as const;
type Level = (typeof LEVELS)[number];
const linesOf = (given: Given, ids: readonly string[]) =>
  ids.map((personId) => ({ personId, level: given[personId] as Level }));

/** Who came, what was spoken about, and what each of them knew before and knows now. */
export function AttendanceForm({ classId, startsAt, topics, isAssessed, seated }: Props) {
  const say = useText();
  const words = useWords();
  const call = useCall();
  const tell = useTell();
  const navigate = useNavigate();
  const again = useClassesAgain();
  const key = useMemo(() => oneShotKey(), []);
  const [present, setPresent] = useState<readonly string[]>(seated.map(({ id }) => id));
  const [spoken, setSpoken] = useState<readonly string[]>(topics);
  const [before, setBefore] = useState<Given>({});
  const [after, setAfter] = useState<Given>({});
  const [tried, setTried] = useState(false);
  const isWhole = !isAssessed || present.every((id) => before[id] && after[id]);
  const write = useWrite(key, {
    send: (sent) =>
      call(HoldClass, {
        params: { classId },
        body: {
          heldOn: startsAt.slice(0, 10),
          topics: [...spoken],
          absent: seated.map(({ id }) => id).filter((id) => !present.includes(id)),
          ...(isAssessed ? { knewBefore: linesOf(before, present), learned: linesOf(after, present) } : {}),
        },
        key: sent,
      }),
    onDone: async () => {
      await again();
      tell({ type: 'success', text: say('classes.held') });
      navigate('/appointments?of=classes');
    },
  });
  const came = seated.filter(({ id }) => present.includes(id));
  return (
    <Container>
      <SpaceBetween size="l">
        <FaultSummary />
        <FormField label={say('classes.present')} description={say('classes.present.hint')}>
          <CheckList
            options={seated.map(({ id, name, number }) => ({ id, text: `${name} ${number}`.trim() }))}
            chosen={present}
            onChoose={setPresent}
          />
        </FormField>
        <FormField
          label={words('words.field', 'topics')}
          errorText={tried && spoken.length === 0 && say('classes.required')}
        >
          <CheckList
            options={topics.map((id) => ({ id, text: words('words.topic', id) }))}
            chosen={spoken}
            onChoose={setSpoken}
          />
        </FormField>
        {isAssessed && (
          <SpaceBetween size="l">
            <Levels of="knewBefore" people={came} given={before} tried={tried} onGive={setBefore} />
            <Levels of="learned" people={came} given={after} tried={tried} onGive={setAfter} />
          </SpaceBetween>
        )}
        <ProblemAlert problem={write.error} />
        <Button
          variant="primary"
          loading={write.isPending}
          onClick={() => {
            setTried(true);
            if (isWhole && spoken.length > 0) write.mutate();
          }}
        >
          {say('classes.attendance.go')}
        </Button>
      </SpaceBetween>
    </Container>
  );
}
