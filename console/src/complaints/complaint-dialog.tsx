import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import RadioGroup from '@cloudscape-design/components/radio-group';
import Textarea from '@cloudscape-design/components/textarea';
import { useState } from 'react';
import { SettleComplaint } from '../../../contracts/api/complaints.ts';
import { useCall } from '../api/use-call.ts';
import { oneShotKey, useWrite } from '../api/use-write.ts';
import { Dialog } from '../app/dialog.tsx';
import { useTell } from '../app/notes.tsx';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.ts';
import { type ComplaintRow, useComplaint, useComplaintsAgain } from './use-complaints.ts';

const CODES = ['resolved', 'referred', 'not-founded'] as const;

/** A complaint in the person's own words, and what came of it. */
export function ComplaintDialog({ row, onClose }: { readonly row: ComplaintRow; onClose(): void }) {
  const say = useText();
  const format = useFormat();
  const call = useCall();
  const tell = useTell();
  const follow = useFollow();
  const again = useComplaintsAgain();
  const read = useComplaint(row.id);
  const [code, setCode] = useState<string>(CODES[0]);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const [key] = useState(oneShotKey);
  const settle = useWrite(key, {
    send: (sent) =>
      call(SettleComplaint, {
        params: { complaintId: row.id },
        body: { code: code as (typeof CODES)[number], note },
        key: sent,
      }),
    onDone: async () => {
      onClose();
      await again();
      tell({ type: 'success', text: say('complaints.settled') });
    },
  });
  const isOpen = row.status === 'open';
  const { data } = read;
  const by = data?.by ? (
    <>
      <bdi>{data.by.name}</bdi>
      <Box variant="small" display="block">
        {data.about === 'service' ? (
          <Link href={hrefOf(`/cases/${data.household}`)} onFollow={follow}>
            <bdi>{data.by.number}</bdi>
          </Link>
        ) : (
          <bdi>{data.by.number}</bdi>
        )}
      </Box>
    </>
  ) : (
    say('complaints.by.gone')
  );
  const own = (text: string | undefined) => <bdi>{text ?? say('complaints.not-said')}</bdi>;
  return (
    <Dialog
      title={say('complaints.one', { receipt: row.receipt })}
      go={say(isOpen ? 'complaints.settle' : 'complaints.close')}
      busy={settle.isPending}
      problem={read.error ?? settle.error}
      onGo={() => {
        if (!isOpen) return onClose();
        setTried(true);
        if (data && note.trim() !== '') settle.mutate();
      }}
      onClose={onClose}
    >
      {data && (
        <>
          <Box>
            <p dir="auto" className="complaint-words">
              {data.text}
            </p>
          </Box>
          <KeyValuePairs
            columns={2}
            items={[
              { label: say('complaints.who'), value: own(data.who) },
              { label: say('complaints.reach'), value: own(data.reach) },
              { label: say('complaints.made'), value: format.instant(data.at) },
              { label: say('complaints.by'), value: by },
              ...(data.outcome
                ? [
                    {
                      label: say('complaints.outcome'),
                      value: say(`complaints.outcome.${data.outcome.code}`),
                    },
                    { label: say('complaints.note'), value: own(data.outcome.note) },
                  ]
                : []),
            ]}
          />
        </>
      )}
      {isOpen && data && (
        <>
          <FormField label={say('complaints.outcome')}>
            <RadioGroup
              value={code}
              items={CODES.map((value) => ({ value, label: say(`complaints.outcome.${value}`) }))}
              onChange={({ detail }) => setCode(detail.value)}
            />
          </FormField>
          <FormField
            label={say('complaints.note')}
            description={say('complaints.note.what')}
            errorText={tried && note.trim() === '' && say('complaints.note.needed')}
          >
            <Textarea value={note} onChange={({ detail }) => setNote(detail.value)} />
          </FormField>
        </>
      )}
    </Dialog>
  );
}
