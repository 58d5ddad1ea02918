/**
 * What is written nowhere else in the world, one value for each place where people write: in scripts of every kind of
 * encoding. Each is found in a data folder only if the platform wrote it there.
 */
export const SECRET = {
  caseNumber: 'RRF-CANARY-5513907',
  individualNumber: 'KBI-CANARY-8846120',
  principal: 'Ömürgülay Xhevahire Kaplantepe',
  spouse: 'جلنار المستظهرية القندلفتي',
  daughter: 'ትርሐስ ገብረሊባኖስ ወልደጊዮርጊስ',
  son: 'Ярополк Твердиславович Заболотников',
  grandmother: '欧阳翠篱 端木青岚',
  mother: 'ციცინათელა ბაგრატიონ-დავითაშვილი',
  father: 'Ἀρχιμανδρίτης Λυκαβηττιάδης',
  birthPlace: 'Zırnıkbahçe-Üçköprü',
  birthPlaceHan: '雲霧鎮石榴村',
  address: 'שדרות הדובדבן הסגול 4417',
  phone: '+962799018364',
  paper: 'P-CANARY-71JQ203',
  otherName: 'खद्योतिका वनमालिनी',
  recipientName: 'Dr. Quillmarrow-Vantongeren',
  interviewNote: 'sie hat die Narbe am linken Schlüsselbein versteckt',
  correctedNote: 'ella teme al cuñado de Puertaescondida',
  instruction: 'nie anrufen, Bruder hört mit: Zwetschkenweg',
  place: 'Raum 7b im Haus Mirabellenhof',
  reminder: '+962790553188',
  decisionNote: 'her uncle Wolfstanweald is a witness',
  answerToSponsor: 'they arrive with aunt Pomegranata',
  evidence: 'geburtsurkunde von hebamme Kirschblütinger',
  newborn: 'Ngọc Hoàng-Thảo Liên-Phượng',
  glassNote: 'telefonisch gemeldet von Nachtigallerin',
  documentName: 'Reisepass-Kaplantepe-Ömürgülay.pdf',
  documentText: 'scanned words of the page Uhuzamishwa-Ntibatunganya',
  pictureText: 'pixels of a face Kiyakiyaremye',
  partialText: 'only half of it arrived Habyarugaba',
  sought: 'Տիգրանուհի Մխիթարյան-Ղազարոսյան',
  soughtPlace: 'Գեղարքունիքի Ծաղկաձոր',
  askedName: 'Nilufar Shamsuddinova-Qodirbekova',
  sponsorName: 'Perpetua Quorndale Circle',
  sponsorMail: 'quorndale.circle@canary.example.org',
  sponsorPhone: '+14165550173',
  sponsorAdult: 'Thaddäus Quorndale-Okonkwo',
  veto: 'kein-Hochhaus-Quittenberg',
  question: 'does little Yaropolchik like chess boards?',
  joiningName: 'Родина Перепелиця-Вербовська',
  joiningMail: 'perepelytsia@canary.example.org',
  joiningAdult: 'Василина Перепелиця',
} as const;
export type SecretName = keyof typeof SECRET;

/** Values of which each word is a name by itself: an index of persons may store them apart, folded or turned. */
export const NAMES: readonly SecretName[] = [
  ...(['principal', 'spouse', 'daughter', 'son', 'grandmother', 'mother', 'father', 'otherName'] as const),
  ...(['newborn', 'sought', 'soughtPlace', 'birthPlace', 'birthPlaceHan', 'sponsorName'] as const),
  ...(['joiningName', 'askedName', 'sponsorAdult'] as const),
];
