import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { CancelCase, RecordSponsorLoss, WithdrawCase } from '../../../../contracts/api/cases.ts';
import { STAFF_ROLES } from '../../../../contracts/authorization.ts';
import type { Role } from '../../../../domain/kernel/actor.ts';
import { useCall } from '../../api/use-call.ts';
import { hrefOf, useFollow } from '../../app/use-follow.ts';
import { useText } from '../../i18n/use-text.ts';
import { useSession } from '../../session/use-session.ts';
import { ChangeDialog } from '../change/change-dialog.tsx';
import { ArrivalDialog } from './arrival-dialog.tsx';
import { BreakdownDialog } from './breakdown-dialog.tsx';
import { DeathDialog } from './death-dialog.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { ReopenDialog } from './reopen-dialog.tsx';
import type { CaseView } from './use-case.ts';
import { may } from './use-case-write.ts';

const CASEWORK: readonly Role[] = ['caseworker', 'supervisor'];
const COPYING: readonly Role[] = [...CASEWORK, 'protection-officer'];

interface Action {
  readonly id: string;
  readonly roles: readonly Role[];
  possible(view: CaseView): boolean;
}

const goesOn = ({ case: { status } }: CaseView): boolean => status === 'registered' || status === 'active';

const changes = (view: CaseView): boolean => goesOn(view) && !view.withheld.includes('identity');

const hasSponsor = ({ offers, case: { status } }: CaseView): boolean =>
  status === 'active' && offers.some((offer) => offer.status === 'accepted');

const ACTIONS: readonly Action[] = [
  { id: 'withdraw', roles: CASEWORK, possible: goesOn },
  { id: 'cancel', roles: ['supervisor'], possible: goesOn },
  { id: 'change', roles: CASEWORK, possible: changes },
  { id: 'death', roles: CASEWORK, possible: goesOn },
  { id: 'reopen', roles: ['supervisor'], possible: ({ case: { status } }) => status === 'closed' },
  {
    id: 'arrival',
    roles: ['travel-officer', 'supervisor'],
    possible: ({ travel }) => travel?.arrivedAt !== undefined,
  },
  {
    id: 'sponsor-lost',
    roles: ['sponsorship-officer', 'supervisor'],
    possible: (view) => hasSponsor(view) && view.travel?.departedAt === undefined,
  },
  {
    id: 'sponsor-broken',
    roles: ['sponsorship-officer', 'supervisor'],
    possible: (view) => hasSponsor(view) && view.travel?.departedAt !== undefined,
  },
];

/** Where a sponsorship ends: before the journey a sponsor is lost, afterwards it breaks down. */
const ENDS = new Set(['sponsor-lost', 'sponsor-broken']);

/** The action that another page led to, if it is possible now. */
const askedFor = (what: string | null, actions: readonly Action[]): string | undefined =>
  what === 'end-sponsorship' ? actions.find(({ id }) => ENDS.has(id))?.id : undefined;

/** What this person can do with the case now. */
export function CaseActions({ view }: { view: CaseView }) {
  const say = useText();
  const follow = useFollow();
  const { person } = useSession();
  const [search] = useSearchParams();
  const actions = ACTIONS.filter(({ roles, possible }) => possible(view) && may(person, view, roles));
  const [open, setOpen] = useState(() => askedFor(search.get('do'), actions));
  const failed = view.waitsFor.find(({ kind }) => kind === 'failed-stage');
  const copies = may(person, view, COPYING);
  const prints = STAFF_ROLES.some((role) => person.roles.includes(role)) && view.case.erasedAt === undefined;
  const decidesFailed = failed && may(person, view, ['supervisor']);
  return (
    <>
      {(actions.length > 0 || decidesFailed || copies || prints) && (
        <ButtonDropdown
          items={[
            ...(decidesFailed
              ? [{ id: 'failed', text: say('cases.do.failed'), href: hrefOf(`/work/${failed.workItemId}`) }]
              : []),
            ...actions.map(({ id }) => ({ id, text: say(`cases.do.${id}`) })),
            ...(prints
              ? [{ id: 'sheet', text: say('cases.do.sheet'), href: hrefOf(`/cases/${view.case.id}/sheet`) }]
              : []),
            ...(copies
              ? ['copy', 'receipt'].map((id) => ({
                  id,
                  text: say(`cases.do.${id}`),
                  href: hrefOf(`/cases/${view.case.id}/${id}`),
                }))
              : []),
          ]}
          onItemFollow={follow}
          onItemClick={({ detail }) => setOpen(detail.id)}
        >
          {say('cases.actions')}
        </ButtonDropdown>
      )}
      {/* Stays while it is open, with what went wrong, when the action is not possible any more. */}
      <Dialog name={open} view={view} onClose={() => setOpen(undefined)} />
    </>
  );
}

interface DialogProps {
  readonly name: string | undefined;
  readonly view: CaseView;
  onClose(): void;
}

function Dialog({ name, view, onClose }: DialogProps) {
  const call = useCall();
  const caseId = view.case.id;
  const params = { caseId };
  switch (name) {
    case 'withdraw':
    case 'cancel':
    case 'sponsor-lost': {
      const route = { withdraw: WithdrawCase, cancel: CancelCase, 'sponsor-lost': RecordSponsorLoss }[name];
      return (
        <ReasonDialog
          key={name}
          caseId={caseId}
          name={name}
          reasons={name}
          grave
          send={(reasonCode, key) => call(route, { params, body: { reasonCode }, key })}
          onClose={onClose}
        />
      );
    }
    case 'sponsor-broken':
      return <BreakdownDialog caseId={caseId} onClose={onClose} />;
    case 'change':
      return <ChangeDialog view={view} onClose={onClose} />;
    case 'death':
      return <DeathDialog view={view} onClose={onClose} />;
    case 'reopen':
      return <ReopenDialog view={view} onClose={onClose} />;
    case 'arrival':
      return <ArrivalDialog view={view} onClose={onClose} />;
    default:
      return null;
  }
}
