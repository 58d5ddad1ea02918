import { useMutation, useQueryClient } from '@tanstack/react-query';
import { SettleOrganisation } from '../../../contracts/api/organisations.ts';
import { useCall } from '../api/use-call.ts';
import { useTell } from '../app/notes.tsx';
import { useText } from '../i18n/use-text.ts';
import { ORGANISATIONS } from './use-organisations.ts';

export type QuickAct = 'approved' | 'refused' | 'let-end';

/** Approves or refuses an agreement as a second person, or lets one end on its last day. */
export function useDecideAgreement() {
  const call = useCall();
  const say = useText();
  const tell = useTell();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, act }: { id: string; act: QuickAct }) =>
      call(SettleOrganisation, {
        params: { organisationId: id },
        body: act === 'let-end' ? { act } : { act: 'decide', decision: act },
        key: crypto.randomUUID(),
      }),
    onSuccess: (_done, { act }) => tell({ type: 'success', text: say(`partners.done.${act}`) }),
    onSettled: () => queries.invalidateQueries({ queryKey: [ORGANISATIONS] }),
  });
}
