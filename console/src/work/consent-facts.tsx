import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import * as z from 'zod';
import { hrefOf, useFollow } from '../app/use-follow.ts';
import { useLanguages } from '../desk/use-languages.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { EvidenceTable } from '../tracing/evidence-table.tsx';
import { type ItemView, useNames } from './use-item.ts';

const MatchSchema = z.object({
  band: z.string(),
  reasons: z.array(
    z.object({
      field: z.string(),
      agreement: z.enum(['agrees', 'partly', 'differs', 'missing']),
      bits: z.number(),
    }),
  ),
});

const AskedSchema = z.object({
  caseId: z.string(),
  personId: z.string(),
  language: z.string().optional(),
  asking: z.object({ office: z.string(), relationship: z.string() }).optional(),
  match: MatchSchema.optional(),
});
type Asked = z.infer<typeof AskedSchema> & { readonly kind: 'tracing-consent' | 'identity-sharing' };

/** The person of this office about whom another office's item asks something; undefined for every other item. */
export function askedOf({ kind, context }: Pick<ItemView, 'kind' | 'context'>): Asked | undefined {
  if (kind !== 'tracing-consent' && kind !== 'identity-sharing') return undefined;
  const asked = AskedSchema.safeParse(context).data;
  return asked && { ...asked, kind };
}

/**
 * Whom it is about, on whose behalf, and what is asked: the person's consent, or permission for the other office to
 * see who it is.
 */
export function ConsentFacts({ asked }: { asked: Asked }) {
  const say = useText();
  const words = useWords();
  const languages = useLanguages();
  const follow = useFollow();
  const { kind, caseId, personId, language, asking, match } = asked;
  const forConsent = kind === 'tracing-consent';
  const { nameOf } = useNames(caseId, [personId], true);
  return (
    <Container header={<Header variant="h2">{say(forConsent ? 'work.consent' : 'work.sharing')}</Header>}>
      <SpaceBetween size="m">
        <Alert type="info">{say(forConsent ? 'work.consent.what' : 'work.sharing.what')}</Alert>
        <KeyValuePairs
          columns={4}
          items={[
            {
              label: say(forConsent ? 'work.consent.person' : 'work.sharing.person'),
              value: (
                <Link href={hrefOf(`/cases/${caseId}`)} onFollow={follow}>
                  <bdi dir="auto">{nameOf(personId)}</bdi>
                </Link>
              ),
            },
            ...(forConsent
              ? [
                  {
                    label: say('work.consent.language'),
                    value: language === undefined ? say('work.consent.language.none') : languages([language]),
                  },
                ]
              : []),
            ...(asking === undefined
              ? []
              : [
                  {
                    label: say('work.consent.as'),
                    value: words('words.value.relationship', asking.relationship),
                  },
                  { label: say('work.consent.by'), value: words('words.office', asking.office) },
                ]),
          ]}
        />
        {match && (
          <EvidenceTable
            rows={match.reasons.map((row) => ({ ...row, text: null, sought: null, found: null }))}
          />
        )}
      </SpaceBetween>
    </Container>
  );
}
