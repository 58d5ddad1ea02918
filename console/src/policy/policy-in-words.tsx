import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Policy } from '../../../domain/policy/policy.ts';
import { FieldHelp } from '../field-help/field-help.tsx';
import { useText } from '../i18n/use-text.ts';
import { PatienceTable } from './patience-table.tsx';
import { RequiredDocuments } from './required-documents.tsx';
import { useFieldName } from './use-field-name.ts';
import { useValueWords } from './use-value-words.ts';
import { VisitsTable } from './visits-table.tsx';

/**
 * Shown separately from the groups: the order of the stages, the deadlines of work, and what identifies the policy.
 */
const NOT_GROUPS = new Set([
  'programme',
  'version',
  'note',
  'stages',
  'patience',
  'access',
  'intake',
  'consent',
  'documents',
]);
/** In the order in which a case meets them; those of other stages follow in the policy's order. */
const ORDER = [
  'eligibility',
  'stateDecision',
  'bestInterests',
  'health',
  'orientation',
  'sponsorship',
  'reunification',
  'travel',
];
const placeOf = (group: string): number => (ORDER.indexOf(group) + ORDER.length + 1) % (ORDER.length + 1);

function groupsOf(policy: Policy): (readonly [string, object])[] {
  return Object.entries(policy)
    .filter((entry): entry is [string, object] => !NOT_GROUPS.has(entry[0]) && typeof entry[1] === 'object')
    .toSorted(([one], [other]) => placeOf(one) - placeOf(other));
}

/** A policy in plain words. */
export function PolicyInWords({ policy }: { policy: Policy }) {
  const say = useText();
  const words = useValueWords();
  const fieldName = useFieldName();
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            description={<bdi lang="en">{policy.note}</bdi>}
            info={<FieldHelp stage="policy" kind="" field="stages" label={say('policy.group.stages')} />}
          >
            {say('policy.group.stages')}
          </Header>
        }
      >
        <ol>
          {policy.stages.map((stage) => (
            <li key={stage}>{words(stage)}</li>
          ))}
        </ol>
      </Container>
      <PatienceTable patience={policy.patience} />
      <RequiredDocuments documents={policy.documents ?? []} />
      {groupsOf(policy).map(([group, values]) => (
        <Container key={group} header={<Header variant="h2">{say(`policy.group.${group}`)}</Header>}>
          <KeyValuePairs
            columns={3}
            items={Object.entries(values)
              .filter(([name]) => name !== 'visits')
              .map(([name, value]) => ({
                label: fieldName(`${group}.${name}`),
                info: (
                  <FieldHelp stage="policy" kind={group} field={name} label={fieldName(`${group}.${name}`)} />
                ),
                value: <bdi>{words(value)}</bdi>,
              }))}
          />
          {group === 'followUp' && <VisitsTable visits={policy.followUp.visits} />}
        </Container>
      ))}
    </SpaceBetween>
  );
}
