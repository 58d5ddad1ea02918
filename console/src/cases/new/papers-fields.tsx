import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useText } from '../../i18n/use-text.ts';
import { CodeSelect } from '../code-select.tsx';
import { CountrySelect } from '../country-select.tsx';
import { DateField } from '../date-field.tsx';
import type { PaperValues } from './identity-values.ts';
import { emptyPaper } from './identity-values.ts';
import { withEntry } from './step.ts';

const MAX_PAPERS = 10;

interface Props {
  readonly papers: readonly PaperValues[];
  fault(field: string): string | undefined;
  onChange(papers: readonly PaperValues[]): void;
}

/** The papers by which a person is known; one can be added and removed. */
export function PapersFields({ papers, fault, onChange }: Props) {
  const say = useText();
  return (
    <SpaceBetween size="s">
      <Box variant="h4" tagOverride="h3">
        {say('cases.field.identityPapers')}
      </Box>
      {papers.map((paper, index) => (
        <PaperFields
          key={paper.key}
          paper={paper}
          number={index + 1}
          fault={(field) => fault(`identityPapers.${index}.${field}`)}
          onChange={(next) => onChange(withEntry(papers, index, next))}
        />
      ))}
      <Button
        iconName="add-plus"
        disabled={papers.length >= MAX_PAPERS}
        onClick={() => onChange([...papers, emptyPaper()])}
      >
        {say('cases.paper.add')}
      </Button>
    </SpaceBetween>
  );
}

interface PaperProps {
  readonly paper: PaperValues;
  readonly number: number;
  fault(field: string): string | undefined;
  /** Removed when nothing is given. */
  onChange(paper: PaperValues | undefined): void;
}

function PaperFields({ paper, number, fault, onChange }: PaperProps) {
  const say = useText();
  const set = (some: Partial<PaperValues>) => onChange({ ...paper, ...some });
  return (
    <fieldset>
      <legend>{say('cases.paper', { number })}</legend>
      <SpaceBetween size="xs">
        <ColumnLayout columns={3}>
          <FormField label={say('cases.paper.kind')} errorText={fault('kind')}>
            <CodeSelect list="identity-paper" value={paper.kind} onChange={(kind) => set({ kind })} />
          </FormField>
          <FormField label={say('cases.paper.number')} errorText={fault('number')}>
            <Input
              value={paper.number}
              autoComplete={false}
              nativeInputAttributes={{ dir: 'ltr' }}
              onChange={({ detail }) => set({ number: detail.value })}
            />
          </FormField>
          <FormField label={say('cases.paper.country')} errorText={fault('country')}>
            <CountrySelect value={paper.country} onChange={(country) => set({ country })} />
          </FormField>
          <FormField label={say('cases.paper.issuedOn')} errorText={fault('issuedOn')}>
            <DateField value={paper.issuedOn} onChange={(issuedOn) => set({ issuedOn })} />
          </FormField>
          <FormField label={say('cases.paper.expiresOn')} errorText={fault('expiresOn')}>
            <DateField value={paper.expiresOn} onChange={(expiresOn) => set({ expiresOn })} />
          </FormField>
        </ColumnLayout>
        <Button
          ariaLabel={say('cases.paper.remove.of', { number })}
          iconName="remove"
          onClick={() => onChange(undefined)}
        >
          {say('cases.paper.remove')}
        </Button>
      </SpaceBetween>
    </fieldset>
  );
}
