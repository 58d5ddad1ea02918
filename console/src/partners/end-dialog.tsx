import { SettleOrganisation } from '../../../contracts/api/organisations.ts';
import { useCall } from '../api/use-call.ts';
import { ReasonDialog } from '../desk/reason-dialog.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../i18n/use-text.ts';
import { ORGANISATIONS, type OrganisationView } from './use-organisations.ts';

const REASONS = ['agreement-broken', 'services-not-needed', 'organisation-closed', 'safeguarding'] as const;

/** Ends an agreement at once: everything that it has returns to the offices. */
export function EndDialog({ one, onClose }: { one: OrganisationView; onClose(): void }) {
  const say = useText();
  const call = useCall();
  const { organisationId, agreement } = one;
  const draft = useDraft(`partners.end.${organisationId}`, '');
  const write = useDeskWrite({
    draft,
    changes: [ORGANISATIONS],
    done: say('partners.done.ended'),
    send: (key) =>
      call(SettleOrganisation, {
        params: { organisationId },
        body: { act: 'end', reasonCode: draft.values },
        key,
      }),
    onDone: onClose,
  });
  return (
    <ReasonDialog
      title={say('partners.do.end.of', { name: agreement?.name ?? organisationId })}
      go={say('partners.do.end')}
      what={say('partners.end.what')}
      why={say('partners.end.why')}
      words="partners.reason"
      codes={REASONS}
      draft={draft}
      write={write}
      onClose={onClose}
    />
  );
}
