/** Names and birth dates that differ as much between households as they do in an office, always the same for a number. */
const WOMEN =
  'Amal,Amina,Asma,Aya,Batoul,Dalal,Dina,Fadia,Farah,Fatima,Ghada,Hala,Hanan,Hiba,Huda,Iman,Jamila,Khadija,Lamia,Layla,Lina,Maha,Maryam,Mona,Nadia,Najwa,Noor,Rana,Rania,Rasha,Reem,Ruba,Salma,Samar,Samira,Sawsan,Suha,Wafa,Yasmin,Zahra,Zainab'.split(
    ',',
  );
const MEN =
  'Abbas,Adnan,Ahmad,Ali,Amer,Anas,Ayman,Basel,Bilal,Fadi,Faisal,Farid,Ghassan,Habib,Hamza,Hasan,Hussein,Ibrahim,Idris,Imad,Jamal,Karim,Khaled,Mahmoud,Majid,Mazen,Mustafa,Nabil,Nasser,Omar,Qasim,Rami,Rashid,Salim,Samir,Sufian,Tariq,Walid,Yahya,Yusuf,Ziad'.split(
    ',',
  );
const FAMILIES =
  'Abboud,Ashkar,Awad,Azzam,Badawi,Barakat,Bitar,Daher,Darwish,Fakhouri,Farhat,Ghanem,Habash,Haddad,Hakim,Halabi,Hamdan,Hariri,Jaber,Kanaan,Kassab,Khalil,Khoury,Mansour,Masri,Mikati,Nahas,Najjar,Qabbani,Rahal,Sabbagh,Safadi,Salameh,Sayegh,Shahin,Sharif,Tahan,Tamer,Zaher,Zeidan,Zuabi'.split(
    ',',
  );
const DAY = 24 * 3_600_000;

const nth = (names: readonly string[], number: number): string => names[number % names.length]!;

/** The name and birth date of one member: within two years of the date given, so that relationships stay plausible. */
export function personOf(household: number, at: number, known: { sex: string; birthDate: string }) {
  const given = nth(known.sex === 'f' ? WOMEN : MEN, household * 7 + at * 13 + Math.floor(household / 41));
  const father = nth(MEN, household * 11 + Math.floor(household / 37));
  const family = nth(FAMILIES, household + Math.floor(household / FAMILIES.length) * 3);
  const shifted = new Date(Date.parse(known.birthDate) - ((household * 37 + at * 11) % 700) * DAY);
  return { name: `${given} ${father} ${family}`, birthDate: shifted.toISOString().slice(0, 10) };
}
