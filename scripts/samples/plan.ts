import type { NewCase, NewMember } from '../../domain/casework/register-case.ts';
import type { CultureName } from './cultures.ts';

/** Who is in a household: a principal applicant `woman`, `man` or `child`, perhaps a spouse, children, and others. */
export interface Plan {
  office: 'amman' | 'beirut' | 'nairobi' | 'bucharest';
  destination: 'toronto' | 'lyon' | 'skopje';
  culture: CultureName;
  head: 'woman' | 'man' | 'child';
  spouse: boolean;
  children: number;
  others: NewMember['relationship'][];
  programme: NewCase['programme'];
  priority: NewCase['priority'];
  categories: [NewCase['primaryCategory'], NewCase['secondaryCategory']];
  needs: NewMember['needs'];
  custody: NewMember['custody'];
  withoutSponsorConsent: boolean;
}

const CATEGORIES = {
  law: 'legal-or-physical-protection-needs',
  violence: 'survivors-of-violence-or-torture',
  medical: 'medical-needs',
  women: 'women-and-girls-at-risk',
  unity: 'restoring-family-unity',
  child: 'children-and-adolescents-at-risk',
  lack: 'lack-of-foreseeable-alternatives',
} as const;

const NEEDS: Readonly<Record<string, NewMember['needs'][number]>> = {
  wheelchair: 'wheelchair',
  serious: 'serious-medical-condition',
  survivor: 'survivor-of-violence',
  older: 'older-person-at-risk',
  pregnancy: 'pregnancy',
  disability: 'disability',
};
const OTHERS: Readonly<Record<string, NewMember['relationship']>> = {
  mother: 'mother',
  father: 'father',
  sister: 'sister',
  brother: 'brother',
  niece: 'niece-or-nephew',
};

/** office destination culture head+spouse children priority primary/secondary extras */
const HOUSEHOLDS = `
amman toronto syrian man+ 3 normal law/lack
amman toronto syrian woman 3 urgent women/lack one-parent survivor
amman lyon iraqi man+ 4 normal violence/lack mother
amman lyon sudanese man 0 normal law/lack
amman skopje syrian man+ 2 normal medical/lack serious
amman toronto iraqi woman+ 1 urgent medical/lack wheelchair
amman lyon syrian man+ 5 normal law/violence
amman toronto sudanese woman 2 emergency women/violence documented survivor
amman skopje iraqi man+ 0 normal violence/lack older
amman lyon syrian woman 0 normal women/lack
amman toronto sudanese man+ 3 normal law/lack reunification
beirut lyon syrian man+ 2 normal law/lack
beirut lyon syrian man 0 normal violence/lack
beirut toronto syrian woman 4 urgent women/violence one-parent
beirut toronto iraqi man+ 3 normal law/lack
beirut skopje syrian man+ 6 normal law/lack
beirut lyon iraqi woman+ 2 normal violence/lack pregnancy
beirut toronto syrian child 0 urgent child/lack
beirut skopje syrian man+ 1 emergency medical/law serious wheelchair
beirut toronto sudanese man+ 4 normal law/lack
beirut lyon syrian woman 2 normal unity/lack reunification documented
beirut toronto iraqi man+ 2 normal unity/lack reunification
nairobi toronto eritrean child 0 urgent child/unity
nairobi lyon eritrean woman 0 normal women/lack
nairobi toronto somali man+ 5 normal law/lack
nairobi toronto somali woman 4 urgent women/lack one-parent
nairobi lyon congolese man+ 3 normal violence/law
nairobi lyon congolese woman 2 normal women/violence documented survivor
nairobi skopje ethiopian man+ 2 normal law/lack
nairobi toronto ethiopian man 0 normal violence/lack
nairobi toronto southSudanese woman 1 urgent child/lack niece
nairobi lyon southSudanese man+ 4 normal law/lack father
nairobi toronto eritrean man+ 3 normal violence/lack
nairobi lyon somali man+ 2 emergency medical/lack serious
nairobi toronto eritrean woman 3 normal unity/lack reunification documented
nairobi lyon congolese child 1 urgent child/lack
bucharest skopje ukrainian woman 2 normal women/lack documented
bucharest lyon afghan man+ 4 normal law/violence
bucharest toronto afghan woman 2 urgent women/law one-parent disability
bucharest toronto tajik man+ 2 normal law/lack sister
bucharest skopje ukrainian man+ 2 normal medical/lack wheelchair
bucharest lyon tajik man 0 emergency law/violence niece
bucharest toronto afghan man+ 3 normal unity/lack reunification
bucharest lyon ukrainian woman 1 normal unity/lack reunification documented`;

function planOf(line: string): Plan {
  const [office, destination, culture, head = '', children, priority, pair = '', ...extras] = line.split(' ');
  const [primary, secondary] = pair.split('/') as [keyof typeof CATEGORIES, keyof typeof CATEGORIES];
  const alone = head === 'woman' && Number(children) > 0;
  return {
    office: office as Plan['office'],
    destination: destination as Plan['destination'],
    culture: culture as CultureName,
    head: head.replace('+', '') as Plan['head'],
    spouse: head.endsWith('+'),
    children: Number(children),
    others: extras.flatMap((extra) => OTHERS[extra] ?? []),
    programme: extras.includes('reunification') ? 'family-reunification' : 'resettlement',
    priority: priority as Plan['priority'],
    categories: [CATEGORIES[primary], CATEGORIES[secondary]],
    needs: [...extras.flatMap((extra) => NEEDS[extra] ?? []), ...(alone ? ['single-parent' as const] : [])],
    custody: extras.includes('one-parent')
      ? 'one-parent'
      : extras.includes('documented')
        ? 'one-parent-documented'
        : 'both-parents',
    withoutSponsorConsent: ['amman skopje iraqi man+ 0', 'bucharest skopje ukrainian man+ 2'].some((start) =>
      line.startsWith(start),
    ),
  };
}

export const PLANS: readonly Plan[] = HOUSEHOLDS.trim().split('\n').map(planOf);
