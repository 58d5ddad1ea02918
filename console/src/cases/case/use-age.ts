import { useText } from '../../i18n/use-text.ts';

/** Whole years, or months below two years, between a date of birth and a day. */
export function ageOn(birthDate: string, day: string): { years: number; months: number } {
  const [born, on] = [birthDate, day].map((date) => date.split('-').map(Number)) as [number[], number[]];
  const [year = 0, month = 0, date = 0] = on;
  const [bornYear = 0, bornMonth = 0, bornDate = 0] = born;
  const months = (year - bornYear) * 12 + (month - bornMonth) - (date < bornDate ? 1 : 0);
  return { years: Math.floor(months / 12), months };
}

/** How old somebody is, as a text; about, if the date of birth is estimated. */
export function useAge(): (birthDate: string, estimated: boolean, day: string) => string {
  const say = useText();
  return (birthDate, estimated, day) => {
    const { years, months } = ageOn(birthDate, day);
    if (months < 24) return say('cases.age.months', { months: Math.max(0, months) });
    return say(estimated ? 'cases.age.about' : 'cases.age', { age: years });
  };
}
