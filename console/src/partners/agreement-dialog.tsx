import Alert from '@cloudscape-design/components/alert';
import { useState } from 'react';
import { SettleOrganisation } from '../../../contracts/api/organisations.ts';
import { useCall } from '../api/use-call.ts';
import { Dialog } from '../app/dialog.tsx';
import { useDeskWrite } from '../desk/use-desk-write.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../i18n/use-text.ts';
import { AgreementFields } from './agreement-fields.tsx';
import { asAgreement, isWhole, valuesOf } from './agreement-values.ts';
import { ORGANISATIONS, type OrganisationView } from './use-organisations.ts';

interface Props {
  /** The organisation whose agreement changes; undefined for a new one. */
  readonly one: OrganisationView | undefined;
  onClose(): void;
}

/** Writes down what was agreed: what opens more waits for a second person, what narrows it holds at once. */
export function AgreementDialog({ one, onClose }: Props) {
  const say = useText();
  const call = useCall();
  const draft = useDraft(`partners.agree.${one?.organisationId ?? 'new'}`, valuesOf(one));
  const [asked, setAsked] = useState(false);
  const { values } = draft;
  const write = useDeskWrite({
    draft,
    changes: [ORGANISATIONS],
    done: say('partners.done.agreed'),
    send: (key) =>
      call(SettleOrganisation, {
        params: { organisationId: one?.organisationId ?? `organisation-${values.short}` },
        body: { act: 'agree', agreement: asAgreement(values) },
        key,
      }),
    onDone: onClose,
  });
  const title = one ? say('partners.do.change.of', { name: values.name }) : say('partners.add');
  return (
    <Dialog
      title={title}
      go={say('partners.agree.go')}
      busy={write.isPending}
      problem={write.error}
      onClose={onClose}
      onGo={() => {
        setAsked(true);
        if (isWhole(values)) write.mutate();
      }}
    >
      <Alert type="info">{say('partners.agree.what')}</Alert>
      <AgreementFields values={values} isNew={one === undefined} asked={asked} onChange={draft.change} />
    </Dialog>
  );
}
