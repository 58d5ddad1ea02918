import Box from '@cloudscape-design/components/box';
import { useQuery } from '@tanstack/react-query';
import { ReadWithdrawal, WithdrawConsent } from '../../../../contracts/api/consents-and-flags.ts';
import type { Answer } from '../../api/call.ts';
import { ProblemAlert } from '../../api/problem-alert.tsx';
import { useCall } from '../../api/use-call.ts';
import { Loading } from '../../app/loading.tsx';
import { useText, useWords } from '../../i18n/use-text.ts';
import { When } from '../../i18n/when.tsx';
import { FormDialog } from './form-dialog.tsx';
import type { CaseView } from './use-case.ts';
import { useCaseWrite } from './use-case-write.ts';

interface Props {
  readonly caseId: string;
  readonly consent: CaseView['consents'][number];
  /** Who gave it, as shown to this reader. */
  readonly whose: string;
  /** A member, as shown to this reader. */
  memberName(personId: string): string;
  onClose(): void;
}

/** Withdraws a consent, after it has said what would stop and who has been told already. */
export function WithdrawDialog({ caseId, consent, whose, memberName, onClose }: Props) {
  const say = useText();
  const words = useWords();
  const call = useCall();
  const params = { caseId, consentId: consent.id };
  const preview = useQuery({
    queryKey: ['withdrawal', caseId, consent.id],
    queryFn: ({ signal }) => call(ReadWithdrawal, { params, query: {}, signal }),
    staleTime: 0,
    gcTime: 0,
  });
  const write = useCaseWrite(caseId, {
    send: (key) => call(WithdrawConsent, { params, key }),
    done: say('cases.do.withdraw-consent.done'),
    onDone: onClose,
  });
  return (
    <FormDialog
      title={say('cases.do.withdraw-consent.of', { purpose: words('words.value.purpose', consent.purpose) })}
      consequence={say(`cases.consent.stops.${consent.purpose}`)}
      grave
      confirm={say('cases.do.withdraw-consent.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onConfirm={() => write.mutate()}
    >
      <div>
        <Box variant="h4" tagOverride="h3">
          {say('cases.withdrawal.whose')}
        </Box>
        <bdi>{whose}</bdi>
      </div>
      {preview.isPending && <Loading />}
      <ProblemAlert problem={preview.error} onAgain={() => void preview.refetch()} />
      {preview.data && <Effects {...preview.data} memberName={memberName} />}
    </FormDialog>
  );
}

/** What would stop, in the words of the history afterwards, and who knows something already. */
function Effects({
  stops,
  told,
  sponsors,
  memberName,
}: Answer<typeof ReadWithdrawal> & Pick<Props, 'memberName'>) {
  const say = useText();
  const words = useWords();
  const sponsorName = (id: string) => {
    const known = sponsors.find(({ sponsorId }) => sponsorId === id);
    if (!known) return say('cases.withdrawal.sponsor');
    return known.name === null
      ? say('cases.withdrawal.sponsor.of', { office: words('words.office', known.office) })
      : say('cases.withdrawal.sponsor.named', { name: known.name });
  };
  const lineOf = ({ act, sponsorId, personId }: (typeof stops)[number]) => {
    const what = words('cases.act', act);
    const whom = personId !== null ? memberName(personId) : sponsorId !== null && sponsorName(sponsorId);
    return whom ? say('cases.withdrawal.stop', { what, whom }) : what;
  };
  return (
    <div aria-live="polite">
      <Box variant="h4" tagOverride="h3">
        {say('cases.withdrawal.stops')}
      </Box>
      {stops.length === 0 && <Box>{say('cases.withdrawal.nothing')}</Box>}
      <ul>
        {stops.map((stop) => (
          <li key={`${stop.act} ${stop.subject}`}>{lineOf(stop)}</li>
        ))}
      </ul>
      <Box variant="h4" tagOverride="h3">
        {say('cases.withdrawal.told')}
      </Box>
      {told.length === 0 && <Box>{say('cases.withdrawal.nobody')}</Box>}
      <ul>
        {told.map(({ recipient, at }) => (
          <li key={`${recipient} ${at}`}>
            {recipient.startsWith('sponsor-') ? sponsorName(recipient) : words('words.office', recipient)}
            {' · '}
            <When at={at} />
          </li>
        ))}
      </ul>
    </div>
  );
}
