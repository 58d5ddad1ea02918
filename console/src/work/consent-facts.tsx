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
import { type ItemView, useNames } from './use-item.ts';

const AskedSchema = z.object({
  caseId: z.string(),
  personId: z.string(),
  language: z.string().optional(),
  asking: z.object({ office: z.string(), relationship: z.string() }).optional(),
});
type Asked = z.infer<typeof AskedSchema>;

/** Whom an item asks to be spoken to, when it is a found person's consent; undefined of every other item. */
export function askedOf({ kind, context }: Pick<ItemView, 'kind' | 'context'>): Asked | undefined {
  return kind === 'tracing-consent' ? AskedSchema.safeParse(context).data : undefined;
}

/** Who is asked for consent, in which language and on whose behalf, and what may be told before. */
export function ConsentFacts({ asked }: { asked: Asked }) {
  const say = useText();
  const words = useWords();
  const languages = useLanguages();
  const follow = useFollow();
  const { caseId, personId, language, asking } = asked;
  const { nameOf } = useNames(caseId, [personId], true);
  return (
    <Container header={<Header variant="h2">{say('work.consent')}</Header>}>
      <SpaceBetween size="m">
        <Alert type="info">{say('work.consent.what')}</Alert>
        <KeyValuePairs
          columns={4}
          items={[
            {
              label: say('work.consent.person'),
              value: (
                <Link href={hrefOf(`/cases/${caseId}`)} onFollow={follow}>
                  <bdi dir="auto">{nameOf(personId)}</bdi>
                </Link>
              ),
            },
            {
              label: say('work.consent.language'),
              value: language === undefined ? say('work.consent.language.none') : languages([language]),
            },
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
      </SpaceBetween>
    </Container>
  );
}
