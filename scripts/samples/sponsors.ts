import type * as z from 'zod';
import type { NewSponsorSchema } from '../../domain/sponsorship/register-sponsor.ts';

export type NewSponsor = z.input<typeof NewSponsorSchema>;

const MAIL = { toronto: 'en', lyon: 'fr', skopje: 'mk' } as const;

const ZONE = { toronto: 'America/Toronto', lyon: 'Europe/Paris', skopje: 'Europe/Skopje' } as const;

/** name | kind | places | languages | vetted until | gifts: i interpreter, w wheelchair, m medical, s single parents, l large households | experience */
const SPONSORS = {
  toronto: `
Maplewick Welcome Circle|group|14|en,ar|2031-06-30|iwmsl|6
Harbourlight Community Church|community|12|en,so|2031-03-31|imsl|4
Ossington Neighbours Table|group|9|en,fr,ti|2030-12-31|ims|3
Lakeshore Teachers Group|group|8|en|2030-09-30|iws|2
Al-Qamariya Family Network|community|14|ar,en|2031-06-30|wmsl|7
Tamarackfield Agency|agency|30|en,fr,ar|2031-12-31|iwmsl|12
Humber Vale Riders|group|6|en,am|2030-06-30|m|1
Donbrook Cousins|family|5|so,en|2030-06-30||0
Scarborrow Elders Forum|community|10|en,prs,ps|2030-11-30|isl|5
Junction Quilters|group|7|en,ku|2026-05-31|is|3
Kensingmoor Union Local|group|11|en,tg,ru|2030-03-31|wsl|2
Pinegrove Medical Friends|community|9|en|2031-01-31|iwm|4
Bloorhaven Students|group|4|en,sw|2025-12-31|i|0
Leslieford Allies|group|8|ar,fvr|2030-08-31|s|1`,
  lyon: `
Cercle de la Croix-Perlée|group|12|fr,ar|2031-06-30|iwmsl|6
Maison Saônelle|agency|28|fr,en,ar|2031-12-31|iwmsl|11
Les Voisins de Vaiselin|group|8|fr|2030-10-31|is|2
Collectif Bellerive|community|11|fr,sw|2031-02-28|imsl|5
Amis du Parc Fontanière|group|7|fr,ti|2030-07-31|ms|2
Famille Desormelle-Quint|family|5|fr,ar|2030-05-31||0
Atelier des Canutières|community|9|fr,prs|2030-12-31|wsl|3
Association Rive Ouverte|community|14|fr,so,en|2031-04-30|iwmsl|8
Paroisse Sainte-Aurélienne|community|10|fr,uk|2030-09-30|isl|4
Groupe Montplaisin|group|6|fr,ar,ku|2026-04-30|i|1
Les Cyclistes du Confluent|group|4|fr,nus|2030-03-31||0
Réseau Horizon Doré|agency|16|fr,en,tg|2031-08-31|iwms|9
Chorale des Brotteliers|group|5|fr|2030-06-30|s|1`,
  skopje: `
Круг Вардарска Светлина|group|10|mk,sq,ar|2031-06-30|iwmsl|5
Заедница Каменен Мостар|community|9|mk,uk,ru|2031-03-31|iwmsl|4
Агенција Добродојдовци|agency|24|mk,en,ar|2031-12-31|iwmsl|10
Соседи од Карпошинци|group|7|mk,ru|2030-09-30|is|2
Семејство Јагодиновци|family|5|mk,uk|2030-06-30|w|0
Младински Дом Водненски|group|6|mk,en|2030-11-30|im|1
Друштво Чаирски Пат|community|8|mk,tr,ku|2030-08-31|sl|3
Пријатели на Матка Езерце|group|6|mk|2026-06-30|i|1
Одбор Бутелска Рака|community|7|mk,am|2030-12-31|wms|3`,
} as const;

const ascii = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^a-zA-Z ]/g, '')
    .toLowerCase()
    .trim()
    .replace(/ +/g, '-');

function sponsorOf(office: keyof typeof SPONSORS, line: string, ordinal: number): NewSponsor {
  const [name = '', kind, places, languages = '', validUntil = '', gifts = '', experience] = line.split('|');
  return {
    kind: kind as NewSponsor['kind'],
    name,
    email: `${ascii(name) || `sponsor-${office}-${ordinal + 1}`}@example.org`,
    mailLanguage: MAIL[office],
    contact: { channel: 'email', timeZone: ZONE[office] },
    destinationOffice: office,
    vetting: { status: 'active', validUntil },
    capacity: Number(places),
    languages: languages.split(','),
    interpreter: gifts.includes('i'),
    accessibleHousing: gifts.includes('w'),
    minutesToMedicalCare: gifts.includes('m') ? 15 + 5 * (ordinal % 6) : null,
    supportsSingleParents: gifts.includes('s'),
    supportsLargeHouseholds: gifts.includes('l'),
    experience: Number(experience),
    vetoes: [],
    tiedTo: [],
  };
}

/** Sponsors for the sample households: one waits for its vetting, one lost it, a family has a tie, a group a veto. */
export function sampleSponsors(): NewSponsor[] {
  const all = (Object.keys(SPONSORS) as (keyof typeof SPONSORS)[]).flatMap((office) =>
    SPONSORS[office]
      .trim()
      .split('\n')
      .map((line, ordinal) => sponsorOf(office, line, ordinal)),
  );
  const change = (name: string, by: Partial<NewSponsor>) =>
    Object.assign(all.find((sponsor) => sponsor.name === name)!, by);
  change('Lakeshore Teachers Group', { vetting: { status: 'pending', validUntil: '2030-09-30' } });
  change('Chorale des Brotteliers', { vetting: { status: 'revoked', validUntil: '2030-06-30' } });
  change('Famille Desormelle-Quint', { tiedTo: ['KB-BEI-00017'] });
  change('Ossington Neighbours Table', { vetoes: ['KB-AMM-00017'] });
  return all;
}
